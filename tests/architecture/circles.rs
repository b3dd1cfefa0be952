//! Which file uses which, and the circles among them.

use super::uses::{Import, Uses};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

type Module = Vec<String>;

/// The files of a crate by the module each one is.
pub struct Files {
    files: BTreeMap<Module, (String, Uses)>,
}

/// From a file to those it uses, each with one name that it uses from there.
pub type Graph = BTreeMap<String, BTreeMap<String, String>>;

/// What a path leads to.
enum Target {
    Module(Module),
    /// Something defined in the file of this module.
    Item(Module),
}

impl Files {
    /// From paths under `src/` with their texts.
    pub fn read<'a>(sources: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let file = |(path, text): (&str, &str)| (module(path), (path.to_owned(), Uses::read(text)));
        Self { files: sources.map(file).collect() }
    }

    pub fn graph(&self) -> Graph {
        let mut out = Graph::new();
        for (module, (path, uses)) in &self.files {
            let mut edge = |to: &Module, name: &[String]| {
                let to = &self.files[to].0;
                if to != path {
                    let edges = out.entry(path.clone()).or_default();
                    edges.entry(to.clone()).or_insert_with(|| name.join("::"));
                }
            };
            // A name that is only handed on is used by those who take it from here, and they are led to its own file.
            let used = |import: &&Import| !import.handed_on || uses.names.contains(&import.name);
            for import in uses.imports.iter().filter(used) {
                for target in self.targets(module, &import.path, 0) {
                    // The import of a module shortens its name; what is used of it are the paths behind that name.
                    match target {
                        Target::Module(_) if import.name != "*" => {}
                        Target::Module(target) | Target::Item(target) => edge(&target, &import.path),
                    }
                }
            }
            for name in &uses.names {
                for target in self.behind_stars(uses, module, name, 0) {
                    if let Target::Item(target) = target {
                        edge(&target, std::slice::from_ref(name));
                    }
                }
            }
            for used in &uses.paths {
                for target in self.targets(module, used, 0) {
                    if let Target::Item(target) = target {
                        edge(&target, used);
                    }
                }
            }
        }
        out
    }

    /// What a path written in a module leads to; a module and a function may share a name.
    fn targets(&self, from: &Module, path: &[String], depth: usize) -> Vec<Target> {
        let Some(first) = path.first() else { return Vec::new() };
        // An import that leads back to itself leads nowhere.
        if depth > 8 {
            return Vec::new();
        }
        let mut at = from.clone();
        match first.as_str() {
            "crate" => at = root(from),
            "self" => {}
            "super" => drop(at.pop()),
            _ => return self.walk(&at, path, depth, false),
        }
        let mut rest = &path[1..];
        while rest.first().is_some_and(|name| name == "super") {
            at.pop();
            rest = &rest[1..];
        }
        self.walk(&at, rest, depth, true)
    }

    /// The same from inside a module. A name that nobody defines is another crate's, unless it `must` be here.
    fn walk(&self, at: &Module, path: &[String], depth: usize, must: bool) -> Vec<Target> {
        let Some((_, uses)) = self.files.get(at) else { return Vec::new() };
        let [name, rest @ ..] = path else { return vec![Target::Module(at.clone())] };
        let mut out = Vec::new();
        let child: Module = at.iter().chain([name]).cloned().collect();
        if self.files.contains_key(&child) {
            out = self.walk(&child, rest, depth, true);
            if !rest.is_empty() {
                return out;
            }
        }
        if uses.defined.contains(name) {
            out.push(Target::Item(at.clone()));
            return out;
        }
        for Import { path: import, name: bound, .. } in &uses.imports {
            // `use name::…` at the root of a file is no import of itself.
            if bound == name && import.as_slice() != [name.clone()] {
                for target in self.targets(at, import, depth + 1) {
                    match target {
                        Target::Module(module) => out.extend(self.walk(&module, rest, depth + 1, true)),
                        Target::Item(module) => out.push(Target::Item(module)),
                    }
                }
            }
        }
        if out.is_empty() {
            out.extend(self.behind_stars(uses, at, name, depth));
        }
        if out.is_empty() && must {
            out.push(Target::Item(at.clone()));
        }
        out
    }

    /// A name that `use module::*` brings.
    fn behind_stars(&self, uses: &Uses, at: &Module, name: &String, depth: usize) -> Vec<Target> {
        let stars = uses.imports.iter().filter(|import| import.name == "*");
        let modules = stars.flat_map(|import| self.targets(at, &import.path, depth + 1));
        let found = modules.flat_map(|target| match target {
            Target::Module(module) => self.walk(&module, std::slice::from_ref(name), depth + 1, false),
            Target::Item(_) => Vec::new(),
        });
        found.collect()
    }
}

/// The module a file is. The programs under `bin/` and the command line under `cli/` have their roots there.
fn module(path: &str) -> Module {
    let stem = path.strip_suffix(".rs").unwrap_or(path);
    let stem = stem.strip_suffix("/mod").unwrap_or(stem);
    match stem {
        "lib" => Vec::new(),
        "bin/whosaid-train" => vec!["bin".to_owned()],
        "cli/lib" => vec!["cli".to_owned()],
        _ => stem.split('/').map(str::to_owned).collect(),
    }
}

fn root(module: &Module) -> Module {
    module.iter().take(1).filter(|first| matches!(first.as_str(), "bin" | "cli")).cloned().collect()
}

/// One circle, the shortest, of each knot of files that use each other: its files in order, the first one again at the end.
pub fn circles(graph: &Graph) -> Vec<Vec<String>> {
    let mut found: Vec<Vec<String>> = graph.keys().filter_map(|file| way_back(graph, file)).collect();
    found.sort_by_key(Vec::len);
    let mut told = BTreeSet::new();
    found.retain(|circle| {
        let new = circle.iter().all(|file| !told.contains(file));
        told.extend(circle.iter().cloned());
        new
    });
    found
}

/// The shortest way from a file over others to itself.
fn way_back(graph: &Graph, start: &String) -> Option<Vec<String>> {
    let mut before: BTreeMap<&String, &String> = BTreeMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(file) = waiting.pop_front() {
        for next in graph.get(file).into_iter().flat_map(BTreeMap::keys) {
            if next == start {
                let mut way = vec![start, file];
                while let Some(earlier) = before.get(way[way.len() - 1]) {
                    way.push(earlier);
                }
                if way[way.len() - 1] != start || way.len() == 1 {
                    way.push(start);
                }
                way.reverse();
                return Some(way.into_iter().cloned().collect());
            }
            if !before.contains_key(next) {
                before.insert(next, file);
                waiting.push_back(next);
            }
        }
    }
    None
}

/// Circles for people: each on a line, every use with a name that makes it.
pub fn shown(graph: &Graph, circles: &[Vec<String>]) -> String {
    let step = |pair: &[String]| format!(" uses {} of {}", graph[&pair[0]][&pair[1]], pair[1]);
    let line = |circle: &Vec<String>| {
        let steps: Vec<String> = circle.windows(2).map(step).collect();
        format!("{}{}", circle[0], steps.join(", which"))
    };
    circles.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Files, circles, shown};

    /// What is shown of the circles of these files.
    fn found(files: &[(&str, &str)]) -> String {
        let root = ("lib.rs", "pub mod a;");
        let graph = Files::read(files.iter().copied().chain([root])).graph();
        shown(&graph, &circles(&graph))
    }

    #[test]
    fn two_files_that_use_each_other() {
        let root = ("a/mod.rs", "mod low;\nuse low::Low;\npub struct Thing(Low);");
        let told = "a/low.rs uses super::Thing of a/mod.rs, which uses low::Low of a/low.rs";
        assert_eq!(found(&[root, ("a/low.rs", "use super::Thing;\npub struct Low;")]), told);
        assert_eq!(found(&[root, ("a/low.rs", "pub struct Low;\nfn f(x: super::Thing) {}")]), told);
        assert_eq!(found(&[root, ("a/low.rs", "pub struct Low;\nfn f(x: crate::a::Thing) {}")]).len(), told.len() + 3);
        assert_eq!(
            found(&[root, ("a/low.rs", "use crate::{b, a::{self, Thing}};\npub struct Low;")]).len(),
            told.len() + 3
        );
        assert_eq!(found(&[root, ("a/low.rs", "use crate::a;\npub struct Low(a::Thing);")]).lines().count(), 1);
    }

    #[test]
    fn three_files_in_a_ring() {
        let files = [
            ("a/x.rs", "use super::y::Y;\npub struct X;"),
            ("a/y.rs", "use super::z as other;\npub struct Y(other::Z);"),
            ("a/z.rs", "use super::*;\nfn f(x: X) {}\npub struct Z;"),
            ("a/mod.rs", "mod x; mod y; mod z;\npub use x::X;"),
        ];
        let told = found(&files);
        assert_eq!(told.lines().count(), 1, "{told}");
        assert!(files[..3].iter().all(|(path, _)| told.contains(path)), "{told}");
    }

    #[test]
    fn names_handed_on_lead_to_their_own_file() {
        let root = ("a/mod.rs", "mod low;\nmod high;\npub use low::Low;\npub use high::high;");
        let low = ("a/low.rs", "pub struct Low;");
        assert_eq!(found(&[root, low, ("a/high.rs", "use super::Low;\npub fn high(_: Low) {}")]), "");
        let back = ("a/low.rs", "use crate::a::high;\npub struct Low;");
        assert_eq!(found(&[root, back, ("a/high.rs", "use super::Low;\npub fn high(_: Low) {}")]).lines().count(), 1);
    }

    #[test]
    fn what_is_no_use() {
        let root = ("a/mod.rs", "mod low;\nuse low::Low;\npub struct Thing(Low);");
        let texts = [
            "pub struct Low;\n// super::Thing",
            "pub struct Low;\nconst X: (&str, char, &str) = (\"super::Thing\", '\"', r#\"super::Thing\"#);",
            "pub(in super::super) struct Low;\n#[cfg(test)]\nmod tests { use super::super::Thing; }",
            "pub struct Low;\n#[cfg(test)]\nuse super::Thing;",
        ];
        for text in texts {
            assert_eq!(found(&[root, ("a/low.rs", text)]), "", "{text}");
        }
    }
}
