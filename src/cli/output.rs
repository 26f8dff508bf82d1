//! Where text goes, and whether it is coloured.

use std::io::{BufWriter, IsTerminal, Write};

use serde::Serialize;

use crate::diag::{Diagnostic, Diagnostics};
use crate::ops::OpsError;
use crate::sys;
use crate::views::{self, Style};
use crate::wire::{ExitStatus, ValidateDocument};

/// Standard output and error.
pub(super) struct Output {
    colour_allowed: bool,
}

impl Output {
    pub fn new(no_color: bool) -> Self {
        let forbidden = no_color || sys::env(sys::ENV_NO_COLOR).is_some_and(|value| !value.is_empty());
        Self { colour_allowed: !forbidden }
    }

    /// Style of what goes to standard output.
    pub fn style(&self) -> Style {
        Style { colour: self.colour_allowed && std::io::stdout().is_terminal() }
    }

    /// Style of what goes to standard error.
    pub fn error_style(&self) -> Style {
        Style { colour: self.colour_allowed && std::io::stderr().is_terminal() }
    }

    /// Writes to standard output. A reader that went away (`| head`) is no error.
    #[expect(clippy::unused_self, reason = "everything that is written goes through this value")]
    pub fn print(&self, text: &str) {
        let mut out = std::io::stdout().lock();
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }

    /// Writes a document to standard output as [`views::json`] makes it, piece by piece: it may be large.
    #[expect(clippy::unused_self, reason = "everything that is written goes through this value")]
    pub fn print_json<T: Serialize>(&self, document: &T) {
        let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
        // As above, a reader that went away is no error.
        let _ = views::write_json(document, &mut out).and_then(|()| out.flush());
    }

    /// Writes to standard error.
    #[expect(clippy::unused_self, reason = "everything that is written goes through this value")]
    pub fn error(&self, text: &str) {
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    }

    /// Writes diagnostics to standard error.
    pub fn diagnostics(&self, diagnostics: &[Diagnostic]) {
        if !diagnostics.is_empty() {
            self.error(&views::diagnostics_text(diagnostics, self.error_style()));
        }
    }

    /// Reports an operation that could not go on: as JSON on standard output too, when that was asked for.
    pub fn failed(&self, error: &OpsError, json: bool) -> ExitStatus {
        if json {
            let document = ValidateDocument::from(Diagnostics(error.diagnostics.0.clone()));
            self.print(&views::json(&document));
        }
        self.diagnostics(&error.diagnostics.0);
        error.status
    }
}
