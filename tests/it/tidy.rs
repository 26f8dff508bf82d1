//! The house rules that a compiler does not check: who may import whom, which names stay in which room, what pure rooms may
//! not touch, how files begin and how long they are. Everything that is wrong is reported at once, with file and line.
//!
//! The order of rooms is the table of `src/lib.rs`: a room imports only rooms above it. Code under `#[cfg(test)]` may use
//! `stellar::build` too, and pure rooms may read files there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Crates that one room owns; a path is the only place, a room all of it.
const OWNERS: &[(&str, &[&str])] = &[
    ("stellar_xdr", &["stellar"]),
    ("cdpctl_xdr", &["stellar"]),
    ("object_store", &["storage"]),
    ("zstd", &["storage"]),
    ("reqwest", &["net"]),
    ("clap", &["cli"]),
    ("minijinja", &["config"]),
    ("granit_parser", &["config"]),
    ("jsonschema", &["config"]),
    ("rusqlite", &["state", "components/consumers/save_to_sqlite"]),
    ("indicatif", &["views"]),
    ("comfy_table", &["views"]),
    ("similar", &["views"]),
];

/// Of those, what tests of any room may use: to check a schema, to look into an object.
const FREE_IN_TESTS: &[&str] = &["jsonschema", "zstd"];

/// Names of XDR eras: only `stellar` knows them.
const ERA_NAMES: &[&str] = &["LedgerCloseMeta", "TransactionMeta"];

/// Rooms of values in, values out.
const PURE: &[&str] = &["model", "diag", "wire", "stellar", "resolve", "plan", "cost", "policy"];

/// What a pure room may not name.
const IMPURE: &[&[&str]] = &[
    &["std", "fs"],
    &["std", "net"],
    &["std", "env"],
    &["std", "time", "SystemTime"],
    &["std", "time", "Instant"],
    &["tokio"],
    &["SystemTime"],
    &["Instant"],
];

/// Longest file that needs no reason.
const MAX_LINES: usize = 800;
/// How the reason of a longer one begins, in its `//!`.
const REASON: &str = "//! Longer than 800 lines";

#[test]
fn every_file_keeps_the_house_rules() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rooms = rooms(&std::fs::read_to_string(src.join("lib.rs")).unwrap());
    let mut files = Vec::new();
    walk(&src, &mut files);
    files.sort();
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    let mut test_files = BTreeSet::new();
    for path in &files {
        let shown = path.strip_prefix(&src).unwrap().display().to_string();
        let source = Source::new(&std::fs::read_to_string(path).unwrap());
        test_files.extend(source.test_files(path));
        if let Some((room, _)) = shown.split_once('/') {
            seen.insert(room.to_owned());
        }
    }
    for path in &files {
        let shown = path.strip_prefix(&src).unwrap().display().to_string();
        let text = std::fs::read_to_string(path).unwrap();
        wrong.extend(check(&shown, &text, &rooms, test_files.contains(path)));
    }
    for room in seen.difference(&rooms.iter().cloned().collect()) {
        wrong.push(format!("src/{room}/mod.rs:1: the room is not in the table of src/lib.rs"));
    }
    for room in rooms.iter().filter(|room| !seen.contains(*room)) {
        wrong.push(format!("src/lib.rs:1: the table names `{room}`, and there is no such room"));
    }
    assert!(files.len() > 100, "only {} files were found", files.len());
    assert!(wrong.is_empty(), "{} violations:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_finds_what_breaks_it() {
    let rooms: Vec<String> =
        ["model", "diag", "sys", "stellar", "storage", "components", "plan"].map(str::to_owned).into();
    let case = |file: &str, code: &str| check(file, &format!("//! Head.\n{code}"), &rooms, false);
    let only = |file: &str, code: &str, words: &str| {
        let found = case(file, code);
        assert!(found.len() == 1 && found[0].contains(words), "{file}: {code}: {found:#?}");
    };
    only("diag/mod.rs", "use crate::plan::Plan;", "src/diag/mod.rs:2: diag imports plan");
    only(
        "diag/mod.rs",
        "\nuse crate::{\n model, // model\n plan::{self, Plan},\n};",
        "src/diag/mod.rs:5: diag imports plan",
    );
    only("diag/a.rs", "use super::super::plan::Plan;", "diag imports plan");
    only("diag/a.rs", "mod b { use super::super::super::plan::Plan; }", "diag imports plan");
    only("diag/a.rs", "fn f() { g(crate::plan::h()) }", "diag imports plan");
    only("diag/a.rs", "#[cfg(test)]\nmod tests { use crate::plan::Plan; }", "diag imports plan");
    only("plan/a.rs", "struct A(TransactionMetaV3);", "TransactionMeta");
    only("stellar/a.rs", "use reqwest::Client;", "reqwest belongs to net");
    only("components/a.rs", "use cdpctl_xdr::View;", "cdpctl_xdr belongs to stellar");
    only("components/consumers/other.rs", "use rusqlite::Connection;", "rusqlite belongs to state");
    only("plan/a.rs", "fn f() { zstd::decode() }", "zstd belongs to storage");
    only("plan/a.rs", "use std::{fmt, fs};", "pure");
    only("plan/a.rs", "use std::time::{Duration, Instant};", "pure");
    only("plan/a.rs", "fn f() { std::env::var(\"A\"); }", "pure");
    assert_eq!(check("diag/mod.rs", "use std::fmt;\n", &rooms, false).len(), 1, "no `//!`");
    only("diag/mod.rs", &"\n".repeat(MAX_LINES), "801 lines");

    for (file, code) in [
        ("plan/a.rs", "use crate::model::{A, B};\nuse super::super::diag::C;\nuse super::other;"),
        (
            "plan/a.rs",
            "// crate::plan LedgerCloseMeta\n/* tokio::x /* nested */ std::fs */ const A: &str = \"std::fs crate::zoo\";",
        ),
        (
            "plan/a.rs",
            "const A: &str = r#\"\"std::fs\"#; const B: char = '\"'; fn f<'a>(x: &'a str) {} const C: u8 = b'\\'';",
        ),
        ("plan/a.rs", "#[cfg(test)]\nmod tests { use std::fs; use super::*; fn f() { zstd::decode() } }"),
        ("diag/a.rs", "#[cfg(test)]\nmod tests { use crate::stellar::build::ledger; }"),
        ("components/consumers/save_to_sqlite/rows.rs", "use rusqlite::Connection;"),
        (
            "diag/a.rs",
            "mod b { mod c { use super::super::super::x; use super::y; } }\nfn similar() { let similar = 1; }",
        ),
    ] {
        assert_eq!(case(file, code), Vec::<String>::new(), "{file}: {code}");
    }
    let long = format!("{REASON}: one table.\n{}", "\n".repeat(MAX_LINES));
    assert_eq!(check("diag/mod.rs", &long, &rooms, false), Vec::<String>::new());
}

/// The rooms in the order of the table in `src/lib.rs`.
fn rooms(lib: &str) -> Vec<String> {
    let rooms: Vec<String> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("//! | [`")?.split_once("`]").map(|(room, _)| room.to_owned()))
        .collect();
    assert!(rooms.len() > 10, "the table of rooms was not found in src/lib.rs");
    rooms
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Everything that is wrong with a file, given by its path below `src`.
fn check(file: &str, text: &str, rooms: &[String], is_test: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut report = |line: usize, what: String| wrong.push(format!("src/{file}:{line}: {what}"));
    if !text.starts_with("//!") {
        report(1, "a module begins with `//!`: its purpose, then its invariants".to_owned());
    }
    let lines = text.lines().count();
    if lines > MAX_LINES
        && !text.lines().take_while(|line| line.starts_with("//!")).any(|line| line.starts_with(REASON))
    {
        report(1, format!("{lines} lines: split it, or say why at the top (`{REASON} ...`)"));
    }
    let Some((room, rest)) = file.split_once('/') else { return wrong };
    let rank = |name: &str| rooms.iter().position(|room| room == name);
    let place = file.trim_end_matches(".rs").trim_end_matches("/mod");
    // Modules between the crate's root and this file's own: `room/mod.rs` is 1 deep, `room/a.rs` and `room/a/mod.rs` 2.
    let depth =
        1 + rest.trim_end_matches("mod.rs").trim_end_matches(".rs").split('/').filter(|part| !part.is_empty()).count();
    for path in Source::new(text).paths() {
        let test = is_test || path.test;
        let names: Vec<&str> = path.names.iter().map(String::as_str).collect();
        let shown = names.join("::");
        let supers = names.iter().take_while(|name| **name == "super").count();
        let inner = match names[0] {
            "crate" => Some(&names[1..]),
            "super" if supers == depth + path.inline => Some(&names[supers..]),
            _ => None,
        };
        if let Some([target, inner @ ..]) = inner {
            let fixture = test && *target == "stellar" && inner.first() == Some(&"build");
            if *target != room && rank(target).is_some() && rank(target) > rank(room) && !fixture {
                report(path.line, format!("{room} imports {target}, which stands below it"));
            }
        }
        if let Some((name, owners)) =
            OWNERS.iter().find(|(name, _)| *name == names[0] && (names.len() > 1 || path.used))
        {
            let free = test && FREE_IN_TESTS.contains(name);
            if !free && !owners.iter().any(|owner| place == *owner || place.starts_with(&format!("{owner}/"))) {
                report(path.line, format!("{name} belongs to {} ({shown})", owners.join(", ")));
            }
        }
        if room != "stellar" && names.iter().any(|name| ERA_NAMES.iter().any(|era| name.contains(era))) {
            report(path.line, format!("{shown}: LedgerCloseMeta and TransactionMeta stay in stellar"));
        }
        if PURE.contains(&room) && !test && IMPURE.iter().any(|impure| names.starts_with(impure)) {
            report(path.line, format!("{room} is pure and names {shown}"));
        }
    }
    wrong.dedup();
    wrong
}

/// A path in code: `crate::a::B`, with the groups of `use` written out.
struct CodePath {
    names: Vec<String>,
    line: usize,
    /// Whether it is compiled for tests only.
    test: bool,
    /// Whether it stands right after `use`.
    used: bool,
    /// How many modules of the file it is in.
    inline: usize,
}

/// A file's words and signs with their lines; comments, texts and characters left out.
struct Source {
    tokens: Vec<(String, usize)>,
}

impl Source {
    fn new(text: &str) -> Self {
        let code: Vec<char> = text.chars().collect();
        let (mut tokens, mut at, mut line) = (Vec::new(), 0, 1);
        let starts = |at: usize, word: &str| {
            code[at..].iter().copied().zip(word.chars()).filter(|(a, b)| a == b).count() == word.len()
        };
        while at < code.len() {
            let from = at;
            if starts(at, "//") {
                at += code[at..].iter().position(|c| *c == '\n').unwrap_or(code.len() - at);
            } else if starts(at, "/*") {
                let mut open = 0;
                loop {
                    (open, at) = if starts(at, "/*") {
                        (open + 1, at + 2)
                    } else if starts(at, "*/") {
                        (open - 1, at + 2)
                    } else {
                        (open, at + 1)
                    };
                    if open == 0 || at >= code.len() {
                        break;
                    }
                }
            } else if let Some(end) = raw_text(&code, at) {
                at = end;
            } else if code[at] == '"' {
                at += 1;
                while at < code.len() && code[at] != '"' {
                    at += if code[at] == '\\' { 2 } else { 1 };
                }
                at += 1;
            } else if code[at] == '\'' {
                // A character, or a lifetime, which has no second quote right behind it.
                at += match code.get(at + 1) {
                    Some('\\') => 3 + code[at + 3..].iter().position(|c| *c == '\'').unwrap_or(0),
                    Some(_) if code.get(at + 2) == Some(&'\'') => 2,
                    _ => 0,
                };
                at += 1;
            } else if code[at].is_alphanumeric() || code[at] == '_' {
                while at < code.len() && (code[at].is_alphanumeric() || code[at] == '_') {
                    at += 1;
                }
                tokens.push((code[from..at].iter().collect(), line));
            } else if starts(at, "::") {
                at += 2;
                tokens.push(("::".to_owned(), line));
            } else {
                at += 1;
                if !code[from].is_whitespace() {
                    tokens.push((code[from].to_string(), line));
                }
            }
            line += code[from..at.min(code.len())].iter().filter(|c| **c == '\n').count();
        }
        Self { tokens }
    }

    fn token(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |(text, _)| text)
    }

    fn is_word(&self, at: usize) -> bool {
        self.token(at).starts_with(|c: char| c.is_alphabetic() || c == '_')
    }

    /// Files of `#[cfg(test)] mod name;`, declared in the file at `path`.
    fn test_files(&self, path: &Path) -> Vec<PathBuf> {
        let stem = path.file_stem().unwrap();
        let folder =
            if stem == "mod" || stem == "lib" { path.parent().unwrap().to_owned() } else { path.with_extension("") };
        (0..self.tokens.len())
            .filter(|at| self.is_test_attribute(*at) && self.token(at + 7) == "mod" && self.token(at + 9) == ";")
            .map(|at| folder.join(format!("{}.rs", self.token(at + 8))))
            .collect()
    }

    fn is_test_attribute(&self, at: usize) -> bool {
        ["#", "[", "cfg", "(", "test", ")", "]"].iter().enumerate().all(|(n, word)| self.token(at + n) == *word)
    }

    fn paths(&self) -> Vec<CodePath> {
        let mut found = Vec::new();
        // Depths of braces at which modules of the file and test-only items end.
        let (mut depth, mut modules, mut tests, mut pending_test) = (0_usize, Vec::new(), Vec::new(), false);
        let mut at = 0;
        while at < self.tokens.len() {
            match self.token(at) {
                "#" if self.is_test_attribute(at) => {
                    pending_test = true;
                    at += 7;
                    continue;
                }
                "mod" if self.is_word(at + 1) && self.token(at + 2) == "{" => modules.push(depth),
                "{" => {
                    if std::mem::take(&mut pending_test) {
                        tests.push(depth);
                    }
                    depth += 1;
                }
                "}" => {
                    depth = depth.saturating_sub(1);
                    modules.pop_if(|end| *end == depth);
                    tests.pop_if(|end| *end == depth);
                }
                ";" => pending_test = false,
                _ if self.is_word(at) && (at == 0 || self.token(at - 1) != "::") => {
                    let first = found.len();
                    let used = at > 0 && self.token(at - 1) == "use";
                    let end = self.path(at, &[], &mut found);
                    for path in &mut found[first..] {
                        (path.test, path.used, path.inline) = (pending_test || !tests.is_empty(), used, modules.len());
                    }
                    at = end;
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        found
    }

    /// Reads the path that begins at `at` behind `head`, a `use` group written out; gives where it ends.
    fn path(&self, mut at: usize, head: &[String], found: &mut Vec<CodePath>) -> usize {
        let (mut names, line) = (head.to_vec(), self.tokens[at].1);
        loop {
            if self.token(at) == "{" && !names.is_empty() {
                at += 1;
                while at < self.tokens.len() && self.token(at) != "}" {
                    at = if self.is_word(at) || self.token(at) == "{" { self.path(at, &names, found) } else { at + 1 };
                }
                return at + 1;
            }
            if !self.is_word(at) {
                break;
            }
            names.push(self.token(at).to_owned());
            at += 1;
            if self.token(at) != "::" {
                break;
            }
            at += 1;
        }
        found.push(CodePath { names, line, test: false, used: false, inline: 0 });
        at
    }
}

/// Where the raw text (`r"…"`, `br#"…"#`) that begins here ends.
fn raw_text(code: &[char], at: usize) -> Option<usize> {
    let word_before = at > 0 && (code[at - 1].is_alphanumeric() || code[at - 1] == '_');
    let start = at + usize::from(code[at] == 'b');
    if word_before || code.get(start) != Some(&'r') {
        return None;
    }
    let hashes = code[start + 1..].iter().take_while(|c| **c == '#').count();
    let open = start + 1 + hashes;
    if code.get(open) != Some(&'"') {
        return None;
    }
    let closes =
        |at: usize| code[at] == '"' && code[at + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes;
    (open + 1..code.len()).find(|at| closes(*at)).map(|end| end + 1 + hashes)
}
