//! The documents say what is: links lead somewhere, codes and columns exist, every code is explained.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cdpctl::components::registry;
use cdpctl::diag::Code;

use crate::support::Project;

#[test]
fn every_relative_link_in_the_documents_resolves() {
    let (mut broken, mut links) = (Vec::new(), 0);
    for path in documents() {
        let text = std::fs::read_to_string(&path).unwrap();
        for (line, target) in link_targets(&text) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            links += 1;
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let to = if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            let found = match std::fs::read_to_string(&to) {
                Ok(text) => heading.is_empty() || headings(&text).contains(heading),
                Err(_) => heading.is_empty() && to.exists(),
            };
            if !found {
                broken.push(format!("{}:{line}: {target}", shown(&path)));
            }
        }
    }
    assert!(links > 0, "no link was found in any document");
    assert!(broken.is_empty(), "broken links:\n{}", broken.join("\n"));
}

#[test]
fn every_code_that_a_document_or_message_names_exists() {
    let (mut unknown, mut named) = (Vec::new(), 0);
    let mut files = documents();
    files.extend(all_files(&root("src"), "rs"));
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        for (n, line) in text.lines().enumerate() {
            for word in line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| looks_like_a_code(word)) {
                named += 1;
                if Code::parse(word).is_none() {
                    unknown.push(format!("{}:{}: {word}", shown(&path), n + 1));
                }
            }
        }
    }
    assert!(named > Code::ALL.len(), "the table itself names each once");
    assert!(unknown.is_empty(), "codes that nothing defines:\n{}", unknown.join("\n"));
}

#[test]
fn explain_knows_every_code_and_every_code_is_used() {
    let project = Project::empty();
    let list = project.run(&["explain"]).expect(0).stdout;
    assert_eq!(list.lines().count(), Code::ALL.len());
    let sources: String = all_files(&root("src"), "rs")
        .iter()
        .filter(|path| !path.ends_with("diag/code.rs"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let mut unused = Vec::new();
    for code in Code::ALL {
        let ran = project.run(&["explain", &code.as_str().to_lowercase()]).expect(0);
        assert!(
            ran.stdout.starts_with(&format!("{code}: {}\n\n", code.title())) && ran.stderr.is_empty(),
            "{}",
            ran.stdout
        );
        assert!(ran.stdout.lines().all(|line| line.chars().count() <= 120), "{code}: {}", ran.stdout);
        assert!(list.contains(&format!("{code}  {}\n", code.title())));
        if !sources.contains(&format!("Code::{code}")) {
            unused.push(code.as_str());
        }
    }
    assert!(unused.is_empty(), "nothing reports {unused:?}");
}

#[test]
fn the_guide_to_the_data_names_every_column() {
    let guide = std::fs::read_to_string(root("docs/reading-the-data.md")).unwrap();
    let mut missing = Vec::new();
    for dataset in registry::datasets() {
        let names = [dataset.name].into_iter().chain(dataset.columns.iter().map(|column| column.name));
        missing.extend(
            names.filter(|name| !guide.contains(&format!("`{name}`"))).map(|name| format!("{}.{name}", dataset.name)),
        );
    }
    assert!(missing.is_empty(), "docs/reading-the-data.md does not name {missing:?}");
}

#[test]
fn every_command_that_a_document_shows_exists() {
    let project = Project::empty();
    let (mut wrong, mut seen) = (Vec::new(), BTreeSet::new());
    for path in documents() {
        let text = std::fs::read_to_string(&path).unwrap();
        for (line, words) in commands(&text) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let Some(command) = words.first() else { continue };
            // Some commands have commands of their own.
            let depth = if ["components", "policy", "runs", "intervals", "lake", "state", "lock"].contains(command) {
                2
            } else {
                1
            };
            let name: Vec<&str> = words.iter().take(depth).copied().collect();
            if !seen.insert(words.join(" ")) {
                continue;
            }
            let help = project.run(&[&name[..], &["--help"]].concat());
            if help.code != 0 {
                wrong.push(format!("{}:{line}: cdpctl {}", shown(&path), words.join(" ")));
            }
            for flag in words.iter().filter(|word| word.starts_with("--")) {
                let flag = flag.split('=').next().unwrap();
                if !help.stdout.contains(flag) {
                    wrong.push(format!("{}:{line}: cdpctl {} has no {flag}", shown(&path), name.join(" ")));
                }
            }
        }
    }
    assert!(!seen.is_empty(), "no command was found in any document");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// All Markdown files of the repository.
fn documents() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root("")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() && name != "target" && !name.starts_with('.') {
            found.extend(all_files(&path, "md"));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn all_files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found
}

/// Targets of `[text](target)` outside code blocks, with their lines.
fn link_targets(text: &str) -> Vec<(usize, &str)> {
    let (mut found, mut code) = (Vec::new(), false);
    for (n, line) in text.lines().enumerate() {
        code ^= line.trim_start().starts_with("```");
        if code {
            continue;
        }
        let ends = line.match_indices("](").map(|(at, _)| &line[at + 2..]);
        found.extend(ends.filter_map(|rest| Some((n + 1, rest.split_once(')')?.0.split(' ').next()?))));
    }
    found
}

/// Anchors of a document's headings, as code forges make them.
fn headings(text: &str) -> BTreeSet<String> {
    let anchor = |line: &str| {
        let kept = line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
        kept.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c)).collect()
    };
    text.lines().filter(|line| line.starts_with('#')).map(anchor).collect()
}

/// Command lines `cdpctl ...` in code: words behind the name, comments and shell left out.
fn commands(text: &str) -> Vec<(usize, Vec<String>)> {
    let (mut found, mut block) = (Vec::new(), false);
    for (n, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            block = !block;
            continue;
        }
        let pieces: Vec<&str> = if block {
            line.trim_start().trim_start_matches("$ ").split(" && ").collect()
        } else {
            line.split('`').skip(1).step_by(2).collect()
        };
        for piece in pieces {
            let piece = piece.split(['#', '|', '>', '…', ';']).next().unwrap_or_default();
            let mut words = piece.split_whitespace();
            let name = words.next().unwrap_or_default();
            if name == "cdpctl" || name.ends_with("/cdpctl") {
                let words: Vec<String> = words.map(str::to_owned).collect();
                // Output of a transcript begins with the name and a version.
                if words.first().is_some_and(|word| word.chars().all(|c| c.is_ascii_lowercase())) {
                    found.push((n + 1, words));
                }
            }
        }
    }
    found
}

/// `E` or `P` and three digits; numbers from 0 on are characters of private use (U+E000).
fn looks_like_a_code(word: &str) -> bool {
    word.len() == 4
        && !word[1..].starts_with('0')
        && word.starts_with(['E', 'P'])
        && word[1..].bytes().all(|b| b.is_ascii_digit())
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root("")).unwrap().display().to_string()
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
