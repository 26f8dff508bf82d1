//! Which files there are: the project file, the pipelines and templates it names, or what the command line names.

use std::path::{Path, PathBuf};

use super::yaml::MAX_BYTES;

/// Name of the project file.
pub const PROJECT_FILE: &str = "cdpctl.yaml";

/// What the command line says about input.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// Files and folders; empty for the project around the current folder. `-` is standard input.
    pub paths: Vec<PathBuf>,
    /// The current folder.
    pub current: PathBuf,
    /// Text of standard input, when `-` is among the paths.
    pub stdin: Option<String>,
}

/// Why input cannot be had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// It is not there, or cannot be read.
    #[error("cannot read {path}: {reason}")]
    Unreadable {
        /// As the user named it.
        path: String,
        /// In the system's words.
        reason: String,
    },
    /// Larger than a document may be.
    #[error("{path} has {size} bytes, a document has at most {limit}")]
    TooLarge {
        /// As the user named it.
        path: String,
        /// Its size.
        size: u64,
        /// The limit.
        limit: usize,
    },
    /// A folder without a project file and without documents.
    #[error("the folder {path} holds no cdpctl.yaml and no YAML files")]
    Nothing {
        /// As the user named it.
        path: String,
    },
    /// No project file in the current folder or above it.
    #[error("there is no cdpctl.yaml here or in a folder above")]
    NoProject,
    /// A pattern that cannot be understood.
    #[error("the pattern `{pattern}` cannot be understood: {reason}")]
    Pattern {
        /// As written.
        pattern: String,
        /// Why.
        reason: String,
    },
}

/// A text with the name under which diagnostics show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedText {
    /// Relative to the current folder where possible; `<stdin>` for standard input.
    pub name: String,
    /// The text.
    pub text: String,
}

/// Where everything is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// Folder of the project file, else of the first pipeline file, else the current one: what relative paths start from.
    pub base: PathBuf,
    /// The project file, when there is one.
    pub project: Option<PathBuf>,
    /// Pipeline files named on the command line; empty when the project's own patterns count.
    pub named: Vec<PathBuf>,
    /// Whether standard input is read.
    pub stdin: bool,
}

impl Located {
    /// Whether all pipelines of a project are looked at: only then may a plan unregister those that are gone.
    pub fn whole_project(&self) -> bool {
        self.project.is_some() && self.named.is_empty() && !self.stdin
    }
}

/// Finds the project and the files.
pub fn locate(inputs: &Inputs) -> Result<Located, FileError> {
    let stdin = inputs.paths.iter().any(|path| path.as_os_str() == "-");
    let mut named = Vec::new();
    let mut project = None;
    let mut base = None;
    for path in inputs.paths.iter().filter(|path| path.as_os_str() != "-") {
        let path = inputs.current.join(path);
        let unreadable = |error: std::io::Error| FileError::Unreadable {
            path: shown(&path, &inputs.current),
            reason: error.to_string(),
        };
        let metadata = std::fs::metadata(&path).map_err(unreadable)?;
        if metadata.is_dir() {
            let candidate = path.join(PROJECT_FILE);
            if candidate.is_file() {
                project.get_or_insert(candidate);
            } else {
                let found = yaml_files(&path).map_err(unreadable)?;
                if found.is_empty() {
                    return Err(FileError::Nothing { path: shown(&path, &inputs.current) });
                }
                named.extend(found);
                if project.is_none() {
                    project = nearest_project(&path);
                }
            }
            base.get_or_insert(path);
        } else if path.file_name().is_some_and(|name| name == PROJECT_FILE) {
            base.get_or_insert_with(|| folder_of(&path));
            project.get_or_insert(path);
        } else {
            let folder = folder_of(&path);
            if project.is_none() {
                project = nearest_project(&folder);
            }
            base.get_or_insert(folder);
            if !named.contains(&path) {
                named.push(path);
            }
        }
    }
    if inputs.paths.is_empty() {
        project = Some(nearest_project(&inputs.current).ok_or(FileError::NoProject)?);
    } else if stdin && project.is_none() {
        project = nearest_project(&inputs.current);
    }
    let base = project.as_deref().map(folder_of).or(base).unwrap_or_else(|| inputs.current.clone());
    Ok(Located { base, project, named, stdin })
}

/// Reads a document's file, unless it is too large to be one.
pub fn read(path: &Path, current: &Path) -> Result<NamedText, FileError> {
    let name = shown(path, current);
    let unreadable = |reason: String| FileError::Unreadable { path: name.clone(), reason };
    let size = std::fs::metadata(path).map_err(|error| unreadable(error.to_string()))?.len();
    if size > MAX_BYTES as u64 {
        return Err(FileError::TooLarge { path: name, size, limit: MAX_BYTES });
    }
    let bytes = std::fs::read(path).map_err(|error| unreadable(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|_| unreadable("it is not UTF-8".to_owned()))?;
    Ok(NamedText { name, text })
}

/// Files that patterns under `base` match, sorted, each once.
pub fn matching(base: &Path, patterns: &[String]) -> Result<Vec<PathBuf>, FileError> {
    let mut found = Vec::new();
    for pattern in patterns {
        let wrong = |reason: String| FileError::Pattern { pattern: pattern.clone(), reason };
        let escaped = glob::Pattern::escape(&base.to_string_lossy());
        let paths = glob::glob(&format!("{escaped}/{pattern}")).map_err(|error| wrong(error.to_string()))?;
        for path in paths {
            let path = path.map_err(|error| wrong(error.to_string()))?;
            if path.is_file() && path.file_name().is_none_or(|name| name != PROJECT_FILE) {
                found.push(path);
            }
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// A path as diagnostics show it: relative to the current folder where it lies below it.
pub fn shown(path: &Path, current: &Path) -> String {
    path.strip_prefix(current).unwrap_or(path).display().to_string()
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().map(Path::to_owned).unwrap_or_default()
}

fn nearest_project(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|folder| folder.join(PROJECT_FILE)).find(|path| path.is_file())
}

fn yaml_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() && path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
