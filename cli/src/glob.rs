//! Patterns that reach the command unexpanded: in quotes, or from a shell that expands none.

use std::path::{Component, Path, PathBuf};

/// Whether a path is a pattern: it has a `*` or `?`, and nothing of that very name exists.
pub(super) fn is_pattern(path: &Path) -> bool {
    path.to_str().is_some_and(has_wildcard) && path.symlink_metadata().is_err()
}

fn has_wildcard(name: &str) -> bool {
    name.contains(['*', '?'])
}

/// The paths a pattern stands for, sorted. `*` and `?` stand for characters of one name, never for a `/`, nor for the
/// dot at the start of a hidden name.
pub(super) fn expand(pattern: &Path) -> Vec<PathBuf> {
    let mut found = vec![PathBuf::new()];
    for component in pattern.components() {
        found = match component {
            Component::Normal(name) if name.to_str().is_some_and(has_wildcard) => {
                let name = name.to_string_lossy();
                found.iter().flat_map(|folder| matches_in(folder, &name)).collect()
            }
            other => found.into_iter().map(|path| path.join(other)).filter(|path| path.exists()).collect(),
        };
    }
    found
}

fn matches_in(folder: &Path, pattern: &str) -> Vec<PathBuf> {
    let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = std::fs::read_dir(listed).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| fits(pattern, name)).collect();
    names.sort_unstable();
    names.into_iter().map(|name| folder.join(name)).collect()
}

fn fits(pattern: &str, name: &str) -> bool {
    if name.starts_with('.') && !pattern.starts_with('.') {
        return false;
    }
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    let (mut p, mut n) = (0, 0);
    // Where the last `*` stands, and the name's character it was last taken up to.
    let mut star: Option<(usize, usize)> = None;
    while n < name.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(&c) if c == '?' || c == name[n] => (p, n) = (p + 1, n + 1),
            _ => {
                let Some((place, taken)) = star else { return false };
                star = Some((place, taken + 1));
                (p, n) = (place + 1, taken + 1);
            }
        }
    }
    pattern[p..].iter().all(|&c| c == '*')
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn wildcards_stand_for_characters_of_a_name() {
        for (pattern, name) in [("*.txt", "a.txt"), ("a?c", "abc"), ("*a*b", "xaybab"), ("é*", "étude"), ("**", "x")]
        {
            assert!(fits(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [("*.txt", "a.txt.gz"), ("a?c", "ac"), ("*a", "ab"), ("*", ".hidden"), ("", "a")] {
            assert!(!fits(pattern, name), "{pattern} {name}");
        }
    }
}
