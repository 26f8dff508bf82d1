//! Loading everything: the project file, its templates, its pipelines; all problems of all files at once.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::files::{self, FileError, Inputs, Located, NamedText};
use super::nodes::{ComponentSchemas, NodeReader, with_defaults};
use super::packs::{BUILT_IN_PACK, built_in_templates};
use super::parameters::{Parameter, check_values, declarations};
use super::pipeline::{PipelineSpec, TemplateOrigin};
use super::project::{Project, ProjectSpec};
use super::reference::{self, Resolver};
use super::schema::Checker;
use super::schemas::{PIPELINE_SCHEMA, PROJECT_SCHEMA, TEMPLATE_SCHEMA};
use super::suggest;
use super::template::{self, Syntax, TemplateSource};
use super::tree::{self, Document, Node};
use super::yaml;
use crate::components::{Descriptor, Kind, registry};
use crate::diag::{Code, Diagnostic, Diagnostics, Range, SourceText, Span};
use crate::model::Fingerprint;

/// Everything that was loaded.
#[derive(Debug)]
pub struct Loaded {
    /// Where it is.
    pub located: Located,
    /// The project's settings; defaults without a project file.
    pub project: Project,
    /// The pipelines, in the order of their files. Those with errors are here as far as they could be read.
    pub pipelines: Vec<PipelineSpec>,
    /// The pipelines as text, templates rendered.
    pub rendered: Vec<RenderedPipeline>,
    /// Number of files read.
    pub files: usize,
    /// Hash of the template texts that took part.
    pub packs_hash: Fingerprint,
    /// Everything found.
    pub diagnostics: Diagnostics,
}

/// A pipeline as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderedPipeline {
    /// Its name.
    pub name: String,
    /// The file it is from: of an instance, the instance's.
    pub filename: String,
    /// The template behind it.
    pub template: Option<String>,
    /// The document as YAML.
    pub text: String,
}

/// A template that was read.
struct Template {
    pack: Option<&'static str>,
    name: String,
    source: TemplateSource,
    parameters: Vec<Parameter>,
    range: Range,
    text_hash: Fingerprint,
    /// Whether its declaration is already reported as wrong: its instances cannot be judged.
    broken: bool,
}

/// Environment and variables for references.
struct Variables<'a> {
    env: &'a dyn Fn(&str) -> Option<String>,
    values: Map<String, Value>,
    /// Variables that something refers to, or that the project declares.
    known: RefCell<BTreeSet<String>>,
}

impl Resolver for Variables<'_> {
    fn env(&self, name: &str) -> Option<String> {
        (self.env)(name)
    }

    fn var(&self, name: &str) -> Option<Value> {
        self.known.borrow_mut().insert(name.to_owned());
        self.values.get(name).cloned()
    }

    fn var_names(&self) -> Vec<String> {
        self.values.keys().cloned().collect()
    }
}

/// Loads what the command line names, or the project around the current folder. `vars` are those of `--var NAME=VALUE`.
pub fn load(inputs: &Inputs, vars: &[(String, String)], env: &dyn Fn(&str) -> Option<String>) -> Loaded {
    let mut loader = Loader {
        inputs,
        variables: Variables { env, values: Map::new(), known: RefCell::default() },
        diagnostics: Diagnostics::new(),
        files: 0,
        used_templates: Vec::new(),
        checkers: BTreeMap::new(),
        schemas: ComponentSchemas::default(),
    };
    let located = files::locate(inputs).unwrap_or_else(|error| {
        loader.diagnostics.push(file_diagnostic(&error));
        Located { base: inputs.current.clone(), project: None, named: Vec::new(), stdin: false }
    });
    let project = loader.project(&located, vars);
    let (pipelines, rendered) =
        if loader.diagnostics.has_errors() && located.project.is_none() && located.named.is_empty() && !located.stdin {
            (Vec::new(), Vec::new())
        } else {
            loader.pipelines(&located, &project)
        };
    loader.unused_vars(vars);
    let packs: Vec<String> = loader.used_templates.iter().map(ToString::to_string).collect();
    loader.diagnostics.sort();
    Loaded {
        located,
        project,
        pipelines,
        rendered,
        files: loader.files,
        packs_hash: Fingerprint::of_bytes(packs.join("\n").as_bytes()),
        diagnostics: loader.diagnostics,
    }
}

struct Loader<'a> {
    inputs: &'a Inputs,
    variables: Variables<'a>,
    diagnostics: Diagnostics,
    files: usize,
    used_templates: Vec<Fingerprint>,
    checkers: BTreeMap<&'static str, Rc<Checker>>,
    schemas: ComponentSchemas,
}

impl Loader<'_> {
    fn parse(&mut self, text: NamedText) -> Vec<Document> {
        self.files += 1;
        let source = Arc::new(SourceText::new(text.name, text.text));
        let (documents, diagnostics) = yaml::parse(&source);
        self.diagnostics.extend(diagnostics);
        documents
    }

    fn read(&mut self, path: &std::path::Path) -> Vec<Document> {
        match files::read(path, &self.inputs.current) {
            Ok(text) => self.parse(text),
            Err(error) => {
                self.diagnostics.push(file_diagnostic(&error));
                Vec::new()
            }
        }
    }

    fn project(&mut self, located: &Located, vars: &[(String, String)]) -> Project {
        let set = |values: &mut Map<String, Value>| {
            for (name, text) in vars {
                let scalar = Node::new(tree::NodeValue::Scalar(tree::Scalar::plain(text.as_str())), Span::default());
                values.insert(name.clone(), scalar.to_json());
            }
        };
        set(&mut self.variables.values);
        let Some(path) = &located.project else { return Project::default() };
        let documents = self.read(path);
        let Some(document) = documents.into_iter().find(|document| kind_of(document).as_deref() == Some("Project"))
        else {
            if !self.diagnostics.has_errors() {
                let summary = format!("{} holds no document of kind Project", files::shown(path, &self.inputs.current));
                self.diagnostics.push(
                    Diagnostic::error(Code::E306, summary).fix("begin it with `apiVersion: v1`, `kind: Project`"),
                );
            }
            return Project::default();
        };
        let checked = self.check(&document, PROJECT_SCHEMA);
        let name = document.root.at("/metadata/name").and_then(|found| found.node.as_str()).map(str::to_owned);
        // Variables may refer to the environment, everything else also to variables.
        let variables = document.root.at("/spec/variables").map(|found| found.node.clone());
        if let Some(variables) = variables {
            let (expanded, found) =
                reference::expand_node(&document, &variables, "/spec/variables", &self.variables, &|_| false);
            self.diagnostics.extend(found);
            if let Value::Object(defined) = expanded.to_json() {
                for (name, value) in defined {
                    self.variables.known.borrow_mut().insert(name.clone());
                    self.variables.values.entry(name).or_insert(value);
                }
            }
        }
        let Some(spec) = document.root.get("spec").filter(|spec| !spec.is_null()) else {
            return Project { name, ..Project::default() };
        };
        let checker = self.checker(PROJECT_SCHEMA);
        let (expanded, found) = reference::expand_node(&document, spec, "/spec", &self.variables, &|pointer| {
            // A component's defaults are expanded where they are used.
            pointer.starts_with("/spec/variables")
                || pointer.starts_with("/spec/defaults")
                || (pointer.starts_with("/spec/buckets") && checker.is_secret(pointer))
        });
        let bucket_references = spec.at("/buckets").map(|found| reference::references(found.node)).unwrap_or_default();
        let refused = checked || found.has_errors();
        self.diagnostics.extend(found);
        self.check_defaults(&document);
        match super::de::from_node::<ProjectSpec>(&expanded) {
            Ok(spec) => Project { name, spec, bucket_references },
            Err(error) => {
                if !refused {
                    self.diagnostics.push(error.diagnostic(&document));
                }
                Project { name, ..Project::default() }
            }
        }
    }

    /// Every key of `spec.defaults` names a component type.
    fn check_defaults(&mut self, document: &Document) {
        let defaults = document.root.at("/spec/defaults").and_then(|found| found.node.as_map());
        for entry in defaults.into_iter().flatten() {
            let known: Vec<&str> = registry::descriptors().flat_map(Descriptor::spellings).collect();
            if !known.contains(&entry.key.as_str()) {
                let hint = suggest::hint(&entry.key, known.iter().copied());
                let diagnostic =
                    Diagnostic::error(Code::E314, format!("unknown component type `{}`", entry.key.escape_debug()))
                        .fix(hint.unwrap_or_else(|| "cdpctl components list shows all types".to_owned()));
                self.diagnostics.push(document.place_key(diagnostic, entry));
            }
        }
    }

    /// Checks a document against its schema; true when it is refused.
    fn check(&mut self, document: &Document, schema: &'static str) -> bool {
        let found = self.checker(schema).check(document, &document.root, "document");
        let refused = found.has_errors();
        self.diagnostics.extend(found);
        refused
    }

    /// The checker of a published schema, made ready once.
    fn checker(&mut self, schema: &'static str) -> Rc<Checker> {
        let make = || {
            let schema: Value = serde_json::from_str(schema).expect("the published schemas are JSON");
            Rc::new(Checker::new(&schema).expect("the published schemas are valid"))
        };
        Rc::clone(self.checkers.entry(schema).or_insert_with(make))
    }

    fn pipelines(&mut self, located: &Located, project: &Project) -> (Vec<PipelineSpec>, Vec<RenderedPipeline>) {
        let mut templates = self.built_in();
        let mut instances: Vec<Document> = Vec::new();
        if located.project.is_some() {
            let paths = self.matching(located, &project.spec.templates);
            for path in paths {
                for document in self.read(&path) {
                    self.sort_in(document, &mut templates, &mut instances);
                }
            }
        }
        let paths = if located.whole_project() {
            self.matching(located, &project.spec.pipelines)
        } else {
            located.named.clone()
        };
        let none = paths.is_empty() && !located.stdin;
        for path in paths {
            for document in self.read(&path) {
                self.sort_in(document, &mut templates, &mut instances);
            }
        }
        if located.stdin {
            let text = self.inputs.stdin.clone().unwrap_or_default();
            for document in self.parse(NamedText { name: "<stdin>".to_owned(), text }) {
                self.sort_in(document, &mut templates, &mut instances);
            }
        }
        if none && !self.diagnostics.has_errors() {
            let patterns = project.spec.pipelines.join(", ");
            self.diagnostics.push(
                Diagnostic::warning(Code::E350, "no pipeline was found")
                    .detail(format!("no file matches {patterns} in {}", located.base.display()))
                    .fix("write a pipeline, or set spec.pipelines in cdpctl.yaml"),
            );
        }
        let mut pipelines = Vec::new();
        let mut rendered = Vec::new();
        for document in instances {
            if let Some((spec, text)) = self.pipeline(&document, &templates, project) {
                rendered.extend(text);
                pipelines.push(spec);
            }
        }
        self.unique_names(&pipelines);
        (pipelines, rendered)
    }

    fn matching(&mut self, located: &Located, patterns: &[String]) -> Vec<std::path::PathBuf> {
        files::matching(&located.base, patterns).unwrap_or_else(|error| {
            self.diagnostics.push(file_diagnostic(&error));
            Vec::new()
        })
    }

    fn built_in(&mut self) -> Vec<Template> {
        let mut templates = Vec::new();
        for (name, text) in built_in_templates() {
            let files = self.files;
            for document in self.parse(NamedText { name: name.to_owned(), text: text.to_owned() }) {
                templates.extend(self.template(&document, Some(BUILT_IN_PACK)));
            }
            self.files = files;
        }
        templates
    }

    /// Puts a document where it belongs by its kind, or says why it belongs nowhere.
    fn sort_in(&mut self, document: Document, templates: &mut Vec<Template>, instances: &mut Vec<Document>) {
        if let Some(foreign) = foreign(&document) {
            self.diagnostics.push(foreign);
            return;
        }
        if let Some(unknown) = unknown_version(&document) {
            self.diagnostics.push(unknown);
            return;
        }
        match kind_of(&document).as_deref() {
            Some("Pipeline") => instances.push(document),
            Some("PipelineTemplate") => {
                let Some(template) = self.template(&document, None) else { return };
                let twin = templates.iter().find(|other| other.pack.is_none() && other.name == template.name);
                if let Some(twin) = twin {
                    let name = document.root.at("/metadata/name").map_or(&document.root, |found| found.node);
                    let diagnostic =
                        Diagnostic::error(Code::E212, format!("two templates are named `{}`", template.name))
                            .related("the first one", twin.range.clone());
                    self.diagnostics.push(document.place(diagnostic, name));
                }
                templates.push(template);
            }
            Some("Project") => {
                let diagnostic = Diagnostic::error(Code::E306, "a project's settings stand in cdpctl.yaml alone");
                self.diagnostics.push(document.place(diagnostic, document.root.get("kind").unwrap_or(&document.root)));
            }
            Some(other) => {
                let fix = suggest::hint(other, ["Pipeline", "PipelineTemplate", "Project"])
                    .unwrap_or_else(|| "write kind: Pipeline".to_owned());
                let diagnostic =
                    Diagnostic::error(Code::E306, format!("unknown kind `{}`", other.escape_debug())).fix(fix);
                self.diagnostics.push(document.place(diagnostic, document.root.get("kind").unwrap_or(&document.root)));
            }
            None => {
                let diagnostic = Diagnostic::error(Code::E306, "the document does not say what kind it is")
                    .fix("begin it with `apiVersion: v1`, `kind: Pipeline`");
                self.diagnostics.push(document.place(diagnostic, &document.root));
            }
        }
    }

    fn template(&mut self, document: &Document, pack: Option<&'static str>) -> Option<Template> {
        let refused = self.check(document, TEMPLATE_SCHEMA);
        let (parameters, found) = declarations(document, document.root.at("/spec/parameters").map(|found| found.node));
        let broken = refused || found.has_errors();
        // The schema has reported what it covers; declarations say the rest.
        if !refused {
            self.diagnostics.extend(found);
        }
        let name = document.root.at("/metadata/name")?.node.as_str()?.to_owned();
        let text = document.root.at("/spec/template")?.node;
        let syntax = document.root.at("/spec/syntax").and_then(|found| Syntax::parse(found.node.as_str()?));
        let source = TemplateSource::new(name.as_str(), syntax, document, text)?;
        Some(Template {
            pack,
            source,
            parameters,
            range: document.source.range(text.span),
            text_hash: Fingerprint::of_bytes(document.source.text().as_bytes()),
            broken,
            name,
        })
    }

    /// Reads one pipeline, rendering it first when it is an instance.
    fn pipeline(
        &mut self,
        document: &Document,
        templates: &[Template],
        project: &Project,
    ) -> Option<(PipelineSpec, Option<RenderedPipeline>)> {
        let Some(instance) = document.root.at("/spec/template").map(|found| found.node.clone()) else {
            return self.plain_pipeline(document, None, document, project);
        };
        if self.check(document, PIPELINE_SCHEMA) {
            return None;
        }
        let name = instance.get("name")?;
        let template = self.find_template(document, &instance, templates)?;
        if template.broken {
            return None;
        }
        self.used_templates.push(template.text_hash);
        let (values, found) = check_values(&template.parameters, document, instance.get("values"), name.span);
        let wrong = found.has_errors();
        self.diagnostics.extend(found);
        if wrong {
            return None;
        }
        let place = document.source.range(name.span);
        let rendered = match template::render(&template.source, &template.parameters, &values, &place) {
            Ok(rendered) => rendered,
            Err(found) => {
                self.diagnostics.extend(found);
                return None;
            }
        };
        if kind_of(&rendered).as_deref() != Some("Pipeline") || rendered.root.at("/spec/template").is_some() {
            let diagnostic = Diagnostic::error(
                Code::E211,
                format!("the template `{}` does not render to a pipeline", template.name),
            );
            self.diagnostics.push(rendered.place(diagnostic, &rendered.root));
            return None;
        }
        let origin = TemplateOrigin { template: template.name.clone() };
        self.plain_pipeline(&rendered, Some(origin), document, project)
    }

    fn find_template<'t>(
        &mut self,
        document: &Document,
        instance: &Node,
        templates: &'t [Template],
    ) -> Option<&'t Template> {
        let name_node = instance.get("name")?;
        let name = name_node.as_str()?;
        let pack = instance.get("pack").and_then(Node::as_str);
        let found = match pack {
            Some(pack) => templates.iter().find(|template| template.pack == Some(pack) && template.name == name),
            None => templates
                .iter()
                .find(|template| template.pack.is_none() && template.name == name)
                .or_else(|| templates.iter().find(|template| template.name == name)),
        };
        if found.is_none() {
            let known: Vec<&str> = templates
                .iter()
                .filter(|template| pack.is_none() || template.pack == pack)
                .map(|template| template.name.as_str())
                .collect();
            let fix = match suggest::closest(name, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if known.is_empty() => {
                    format!("the pack `{}` has no templates; there is `{BUILT_IN_PACK}`", pack.unwrap_or_default())
                }
                None => format!("known templates: {}", suggest::list(&known)),
            };
            let diagnostic =
                Diagnostic::error(Code::E207, format!("there is no template `{}`", name.escape_debug())).fix(fix);
            self.diagnostics.push(document.place(diagnostic, name_node));
        }
        found
    }

    /// Reads a pipeline document; `written` is the file's document, which differs for instances.
    fn plain_pipeline(
        &mut self,
        document: &Document,
        origin: Option<TemplateOrigin>,
        written: &Document,
        project: &Project,
    ) -> Option<(PipelineSpec, Option<RenderedPipeline>)> {
        let text = template::rendered_text(document);
        let document = &with_defaults(document, &project.spec);
        let mut found = self.checker(PIPELINE_SCHEMA).check(document, &document.root, "document");
        let spec_node = document.root.get("spec");
        let list = |key: &str| spec_node.and_then(|spec| spec.get(key)).and_then(Node::as_seq).unwrap_or(&[]);
        let source_node = spec_node.and_then(|spec| spec.get("source"));
        // Unknown component types and names that are not allowed get their own codes and words below.
        let nodes = || source_node.into_iter().chain(list("processors")).chain(list("consumers"));
        let names = document.root.at("/metadata/name").map(|found| found.node).into_iter();
        let names = names.chain(nodes().filter_map(|node| node.get("id")));
        let types: Vec<Range> = nodes()
            .filter_map(|node| node.get("type"))
            .chain(names)
            .filter(|name| name.as_str().is_some())
            .map(|name| document.range(name))
            .collect();
        found.0.retain(|diagnostic| {
            diagnostic.code != Code::E313 || !diagnostic.range.as_ref().is_some_and(|range| types.contains(range))
        });
        let refused: Vec<Range> = found.iter().filter_map(|diagnostic| diagnostic.range.clone()).collect();
        self.diagnostics.extend(found);
        let mut diagnostics = Diagnostics::new();
        let reader = NodeReader { document, resolver: &self.variables, refused: &refused, schemas: &self.schemas };
        let source = source_node.and_then(|node| reader.node(Kind::Source, node, &mut diagnostics));
        let processors: Vec<_> =
            list("processors").iter().filter_map(|node| reader.node(Kind::Processor, node, &mut diagnostics)).collect();
        let consumers: Vec<_> =
            list("consumers").iter().filter_map(|node| reader.node(Kind::Consumer, node, &mut diagnostics)).collect();
        let quarantine = spec_node
            .and_then(|spec| spec.get("on_bad_data"))
            .and_then(Node::as_str)
            .is_some_and(|what| what == "quarantine");
        let name = document.root.at("/metadata/name").map(|found| found.node);
        let spec = name.and_then(|node| Some((node, node.as_str()?))).map(|(node, name)| {
            let name_place = reader.place(node);
            if let Err(error) = crate::model::check_name(name) {
                let summary = format!("the pipeline name `{}` is not allowed", name.escape_debug());
                diagnostics
                    .push(document.place(Diagnostic::error(Code::E330, summary).detail(error.to_string()), node));
            }
            let begins = written.root.at("/metadata/name").map_or(written.root.span, |found| found.node.span);
            PipelineSpec {
                name: name.to_owned(),
                name_place,
                range: written.source.range(begins),
                origin: origin.clone(),
                source,
                processors,
                consumers,
                quarantine,
            }
        });
        self.diagnostics.extend(diagnostics);
        let spec = spec?;
        let rendered = RenderedPipeline {
            name: spec.name.clone(),
            filename: written.source.name().to_owned(),
            template: origin.map(|origin| origin.template),
            text,
        };
        Some((spec, Some(rendered)))
    }

    /// A `--var` that nothing declares and nothing refers to is a mistake, most often of spelling.
    fn unused_vars(&mut self, vars: &[(String, String)]) {
        let known = self.variables.known.borrow().clone();
        for (name, _) in vars.iter().filter(|(name, _)| !known.contains(name)) {
            let hint = suggest::hint(name, known.iter().map(String::as_str));
            let diagnostic = Diagnostic::error(Code::E322, format!("--var {name}: there is no such project variable"))
                .fix(hint.unwrap_or_else(|| "declare it in spec.variables of cdpctl.yaml, or refer to it".to_owned()));
            self.diagnostics.push(diagnostic);
        }
    }

    fn unique_names(&mut self, pipelines: &[PipelineSpec]) {
        let mut seen: BTreeMap<&str, &PipelineSpec> = BTreeMap::new();
        for pipeline in pipelines {
            if let Some(first) = seen.get(pipeline.name.as_str()) {
                let diagnostic = Diagnostic::error(Code::E331, format!("two pipelines are named `{}`", pipeline.name))
                    .related("the first one", first.range.clone())
                    .fix("give one of them another name");
                self.diagnostics.push(pipeline.name_place.mark(diagnostic));
            }
            seen.entry(&pipeline.name).or_insert(pipeline);
        }
    }
}

fn kind_of(document: &Document) -> Option<String> {
    document.root.get("kind").and_then(Node::as_str).map(str::to_owned)
}

/// A document of a form that this version does not know.
fn unknown_version(document: &Document) -> Option<Diagnostic> {
    let node = document.root.get("apiVersion")?;
    let version = node.as_scalar().map(|scalar| scalar.raw.as_str()).unwrap_or_default();
    if matches!(version, "v1" | "cdpctl/v1") {
        return None;
    }
    let diagnostic = Diagnostic::error(Code::E306, format!("unknown apiVersion `{}`", version.escape_debug()))
        .fix("write apiVersion: v1");
    Some(document.place(diagnostic, node))
}

/// Recognises documents of the tools whose work cdpctl takes over.
fn foreign(document: &Document) -> Option<Diagnostic> {
    let version = document.root.get("apiVersion");
    let (tool, node) = match version.and_then(Node::as_str) {
        Some(text) if text.starts_with("flowctl/") => ("flowctl", version?),
        _ => match document.root.entry("pipelines") {
            Some(entry) if document.root.get("kind").is_none() => ("cdp-pipeline-workflow", &entry.value),
            _ => return None,
        },
    };
    let diagnostic = Diagnostic::error(Code::E305, format!("this is a document of {tool}, not of cdpctl"))
        .detail("cdpctl runs documents with apiVersion: v1 and kind: Pipeline")
        .fix("component types and config keys are the same words: put source, processors and consumers under spec of a kind: Pipeline document");
    Some(match document.root.entry("pipelines").filter(|_| tool != "flowctl") {
        Some(entry) => document.place_key(diagnostic, entry),
        None => document.place(diagnostic, node),
    })
}

fn file_diagnostic(error: &FileError) -> Diagnostic {
    match error {
        FileError::NoProject => Diagnostic::error(Code::E350, error.to_string())
            .fix("run cdpctl init to make a project, or name a pipeline file"),
        FileError::Nothing { .. } => {
            Diagnostic::error(Code::E350, error.to_string()).fix("name a project's folder or pipeline files")
        }
        FileError::TooLarge { .. } => {
            Diagnostic::error(Code::E303, error.to_string()).fix("split it into several files")
        }
        FileError::Pattern { .. } => Diagnostic::error(Code::E351, error.to_string()),
        FileError::Unreadable { .. } => Diagnostic::error(Code::E300, error.to_string()),
    }
}
