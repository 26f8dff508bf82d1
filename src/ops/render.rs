//! `render`: what comes out of templates.

use super::project::{OpsError, Request};
use crate::config::{self, RenderedPipeline};
use crate::sys;
use crate::wire::ExitStatus;

/// Renders every pipeline. Only what stops rendering is an error: `validate` says the rest.
pub fn render(request: &Request) -> Result<Vec<RenderedPipeline>, OpsError> {
    let loaded = config::load(&request.inputs, &request.vars, &sys::env);
    if loaded.rendered.is_empty() && loaded.diagnostics.has_errors() || loaded.rendered.len() < loaded.pipelines.len() {
        return Err(OpsError { diagnostics: loaded.diagnostics, status: ExitStatus::Invalid });
    }
    Ok(loaded.rendered)
}
