//! What the program is built from is listed with a reason, and none of our own code is unsafe.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use toml::{Table, Value};

use crate::PROJECT;

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(PROJECT).join(name)).expect("a file of the project")
}

/// Those of the library and of the command line.
fn manifests() -> [Table; 2] {
    ["Cargo.toml", "cli/Cargo.toml"].map(|name| read(name).parse().expect("TOML"))
}

fn names(manifest: &Table, section: &str) -> impl Iterator<Item = String> {
    manifest[section].as_table().expect("a table").keys().cloned()
}

#[test]
fn the_guide_lists_every_dependency_with_a_reason() {
    let manifests = manifests();
    let sections = ["dependencies", "dev-dependencies", "build-dependencies"];
    let tables = manifests.iter().flat_map(|manifest| sections.map(|section| (manifest, section)));
    let mut asked: BTreeSet<String> = tables
        .filter(|(manifest, section)| manifest.contains_key(*section))
        .flat_map(|(manifest, section)| names(manifest, section))
        .collect();
    assert!(asked.remove("whosaid"), "the command line stands on the library");
    let guide = read("docs/how-it-works.md");
    let (_, section) = guide.split_once("\n## What it is built from\n").expect("a section");
    let section = section.split("\n## ").next().unwrap_or_default();
    let mut listed = BTreeSet::new();
    for row in section.lines().filter(|line| line.starts_with("| ")).skip(2) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [packages, reason] = cells[..] else { panic!("two cells: {row}") };
        assert!(!reason.is_empty(), "{row}");
        let (packages, feature) = packages.split_once(" (feature `").unwrap_or((packages, ""));
        for package in packages.split(", ") {
            assert!(listed.insert(package.to_owned()), "{package} is listed twice");
            // The feature that the row names, if it names one, brings it.
            let feature = feature.split('`').next().unwrap_or_default();
            let brings = |manifest: &Table| {
                let brought = manifest["features"].get(feature).and_then(Value::as_array);
                brought.is_some_and(|list| list.iter().any(|one| one.as_str() == Some(&format!("dep:{package}"))))
            };
            assert!(feature.is_empty() || manifests.iter().any(brings), "{feature} does not bring {package}");
        }
    }
    assert_eq!(listed, asked);
}

#[test]
fn our_own_code_is_not_unsafe() {
    // It holds for the library, all programs, tests and benchmarks, and nothing in them can allow it again.
    let [project, command_line] = manifests();
    assert_eq!(project["workspace"]["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
    for manifest in [&project, &command_line] {
        assert_eq!(manifest["lints"]["workspace"].as_bool(), Some(true));
    }
}
