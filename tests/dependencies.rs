//! What the program is built from is listed with a reason, and none of our own code is unsafe.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use toml::Table;

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("a file of the project")
}

fn manifest() -> Table {
    read("Cargo.toml").parse().expect("TOML")
}

fn names(manifest: &Table, section: &str) -> impl Iterator<Item = String> {
    manifest[section].as_table().expect("a table").keys().cloned()
}

#[test]
fn the_guide_lists_every_dependency_with_a_reason() {
    let manifest = manifest();
    let asked: BTreeSet<String> = ["dependencies", "dev-dependencies", "build-dependencies"]
        .iter()
        .filter(|section| manifest.contains_key(**section))
        .flat_map(|section| names(&manifest, section))
        .collect();
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
            let brings = |feature: &str| {
                let brought = manifest["features"][feature].as_array().expect("a list");
                brought.iter().any(|one| one.as_str() == Some(&format!("dep:{package}")))
            };
            assert!(feature.is_empty() || brings(feature), "{feature} does not bring {package}");
        }
    }
    assert_eq!(listed, asked);
}

#[test]
fn our_own_code_is_not_unsafe() {
    let manifest = manifest();
    // It holds for the library, all binaries, tests and benchmarks, and nothing in them can allow it again.
    assert_eq!(manifest["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
}
