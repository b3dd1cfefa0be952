//! The one-way order of the modules, which the compiler cannot hold inside one crate, and what library code may not touch.

mod circles;
mod uses;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use crate::PROJECT;

/// Each module may use those before it, and itself.
const ORDER: &[&str] = &[
    "error",
    "model",
    "lexicon",
    "segment",
    "quote",
    "scorer",
    "sequence",
    "cue",
    "mention",
    "entity",
    "attribution",
    "statement_date",
    "confidence",
    "built_in",
    "speaker",
    "roster",
    "pipeline",
    "verify",
    "quotes",
    "export",
    "review",
];
/// These learn from and measure against annotated text; they may use everything up to the pipeline, and each other.
const WORKBENCH: &[&str] = &["gold", "learn", "eval", "check", "suggest"];
/// What the crate's root re-exports, and from where.
const ROOT: &[(&str, &str)] =
    &[("Error", "error"), ("Result", "error"), ("Engine", "pipeline"), ("Options", "pipeline"), ("Reader", "pipeline")];
/// What only the command line may touch.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::process",
    "io::stdin",
    "io::stdout",
    "io::stderr",
    "println!",
    "eprintln!",
    "print!(",
];
/// The longest file, in lines.
const LONGEST: usize = 600;

/// A source file: its path under `src/`, that of the command line's under `cli/`, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The module it belongs to: the first part of its path.
    fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Whether it belongs to the command line or a program, which may touch the outside.
    fn is_binary(&self) -> bool {
        matches!(self.module(), "main" | "cli" | "bin")
    }

    /// Its lines with their numbers, without comments and without the unit tests at its end.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let tests = self.text.find("#[cfg(test)]\nmod tests {").unwrap_or(self.text.len());
        let lines = self.text[..tests].lines().enumerate();
        lines.map(|(index, line)| (index + 1, line.trim_start())).filter(|(_, line)| !line.starts_with("//"))
    }

    /// Whether it is built for tests alone: `tests.rs`, and `testing.rs`, what tests of a stage share.
    fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.ends_with("/testing.rs") || self.path.contains("/tests/")
    }

    /// Everything wrong with it.
    fn faults(&self) -> Vec<String> {
        let mut out = Vec::new();
        let length = self.text.lines().count();
        if length > LONGEST {
            out.push(format!("{}: {length} lines; split it below {LONGEST}", self.path));
        }
        if self.is_test() {
            return out;
        }
        for (number, line) in self.code() {
            if !self.is_binary() {
                let touched = OUTSIDE.iter().filter(|name| line.contains(*name));
                out.extend(touched.map(|name| format!("{}:{number}: the library may not touch {name}", self.path)));
            }
            let used = used_modules(line);
            let wrong = used.iter().filter(|used| !may_use(self.module(), used));
            out.extend(wrong.map(|used| format!("{}:{number}: {} may not use {used}", self.path, self.module())));
        }
        out
    }
}

/// The names behind each `crate::` of a line, those in braces too.
fn used_modules(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for (at, found) in line.match_indices("crate::") {
        if line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let rest = &line[at + found.len()..];
        match rest.strip_prefix('{') {
            Some(list) => out.extend(outer_names(list)),
            None => out.extend(name(rest)),
        }
    }
    out
}

/// The first names of the items of a list in braces, whatever braces they hold themselves.
fn outer_names(list: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' | ',' if depth == 0 => {
                out.extend(name(list[start..at].trim_start()));
                start = at + 1;
                if c == '}' {
                    return out;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    out
}

fn name(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    (end > 0).then(|| &text[..end])
}

fn may_use(module: &str, used: &str) -> bool {
    let used = ROOT.iter().find(|(name, _)| *name == used).map_or(used, |(_, module)| module);
    let place = |name: &str| ORDER.iter().position(|other| *other == name);
    let pipeline = place("pipeline");
    match module {
        // The root declares and re-exports.
        "lib" => true,
        // These see the library as other crates do, and the compiler holds that; `crate` is their own.
        "main" | "cli" | "bin" => true,
        _ if WORKBENCH.contains(&module) => {
            WORKBENCH.contains(&used) || place(used).is_some_and(|at| Some(at) <= pipeline)
        }
        _ => place(module).zip(place(used)).is_some_and(|(own, other)| other <= own),
    }
}

/// The files of the library, then those of the command line and the programs.
fn sources() -> Vec<Source> {
    let mut out = sources_under("src");
    for mut source in sources_under("cli/src") {
        if source.path != "main.rs" && !source.path.starts_with("bin/") {
            source.path.insert_str(0, "cli/");
        }
        out.push(source);
    }
    out
}

/// The files of a folder of the project; paths are told from there.
fn sources_under(folder: &str) -> Vec<Source> {
    let root = Path::new(PROJECT).join(folder);
    let mut waiting = vec![root.clone()];
    let mut paths: Vec<PathBuf> = Vec::new();
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of sources can be listed") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let source = |path: &PathBuf| Source {
        path: path.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/"),
        text: fs::read_to_string(path).expect("a source file is UTF-8"),
    };
    paths.iter().map(source).collect()
}

#[test]
fn modules_use_only_what_comes_before_them() {
    let faults: Vec<String> = sources().iter().flat_map(Source::faults).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_module_has_its_place_in_the_order() {
    let known = |module: &str| {
        ORDER.contains(&module) || WORKBENCH.contains(&module) || matches!(module, "lib" | "main" | "cli" | "bin")
    };
    let unknown: Vec<String> =
        sources().iter().filter(|source| !known(source.module())).map(|source| source.path.clone()).collect();
    assert!(unknown.is_empty(), "give these modules a place in ORDER: {unknown:?}");
}

#[test]
fn main_stays_small() {
    let main = sources().into_iter().find(|source| source.path == "main.rs").expect("there is a main.rs");
    assert!(main.text.lines().count() < 40);
}

#[test]
fn files_form_no_circles() {
    let sources = sources();
    let built = sources.iter().filter(|source| !source.is_test());
    let files = circles::Files::read(built.map(|source| (source.path.as_str(), source.text.as_str())));
    let graph = files.graph();
    assert!(graph.len() > 100, "too few files use another: {}", graph.len());
    let found = circles::circles(&graph);
    let advice = "move what they share to the lower file";
    assert!(found.is_empty(), "files that use each other; {advice}:\n{}", circles::shown(&graph, &found));
}

#[test]
fn the_check_sees_what_is_wrong() {
    let faults = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() }.faults().len();
    assert_eq!(faults("model/span.rs", "use crate::lexicon::Lexicon;"), 1);
    assert_eq!(faults("cue/mod.rs", "use crate::{error::Result, pipeline::{Engine, Options}, export};"), 2);
    assert_eq!(faults("quote/mod.rs", "fn f(x: crate::entity::Thing) {}"), 1);
    assert_eq!(faults("lexicon/mod.rs", "    let x = std::fs::read(path);"), 1);
    assert_eq!(faults("learn/mod.rs", "use crate::export::Row;"), 1);
    assert_eq!(faults("export/mod.rs", &"\n".repeat(LONGEST + 1)), 1);
    assert_eq!(faults("segment/mod.rs", "use crate::Engine;"), 1);
}

#[test]
fn the_check_lets_pass_what_is_right() {
    let faults = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() }.faults();
    let none = Vec::<String>::new();
    assert_eq!(faults("cue/mod.rs", "use crate::{Result, quote, model::{Span, Token}};"), none);
    assert_eq!(faults("learn/mod.rs", "use crate::gold::Gold;\nuse crate::Engine;"), none);
    assert_eq!(faults("model/mod.rs", "//! Outputs convert in [`crate::export`]."), none);
    assert_eq!(faults("cli/log.rs", "use std::fs;"), none);
    assert_eq!(
        faults("quote/pair.rs", "fn f() {}\n#[cfg(test)]\nmod tests {\n    use crate::pipeline::Engine;\n}"),
        none
    );
}
