//! What a source file uses, read from its words: enough of Rust's grammar for paths and `use`, and no more.

use std::collections::BTreeSet;

/// A path as written, and what the file calls its end; `*` for all of a module.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    pub path: Vec<String>,
    pub name: String,
    /// Whether it hands the name on to others.
    pub handed_on: bool,
}

/// What one file imports, writes as a path and defines itself, without its unit tests.
#[derive(Debug, Default)]
pub struct Uses {
    pub imports: BTreeSet<Import>,
    pub paths: BTreeSet<Vec<String>>,
    pub defined: BTreeSet<String>,
    /// Every name outside of imports.
    pub names: BTreeSet<String>,
}

impl Uses {
    pub fn read(text: &str) -> Self {
        let words = without_tests(&words(text));
        let mut out = Self::default();
        let mut at = 0;
        while at < words.len() {
            let word = words[at];
            if word == "use" {
                let handed_on = at > 0 && (words[at - 1] == "pub" || words[..at].ends_with(&[")"]));
                at = out.tree(&words, at + 1, &[], handed_on);
            } else if word == "mod" {
                at += 2;
            } else if word == "in" && words[..at].ends_with(&["pub", "("]) {
                at += words[at..].iter().position(|word| *word == ")").unwrap_or(1);
            } else if is_name(word) && words.get(at + 1) == Some(&"::") {
                let path = path(&words[at..]);
                at += 2 * path.len() - 1;
                out.names.insert(path[0].clone());
                out.paths.insert(path);
            } else {
                out.define(&words[at..]);
                if is_name(word) {
                    out.names.insert(word.to_owned());
                }
                at += 1;
            }
        }
        out
    }

    /// Reads a tree of `use` behind `stem`; gives the place behind it.
    fn tree(&mut self, words: &[&str], mut at: usize, stem: &[String], handed_on: bool) -> usize {
        let mut path = stem.to_vec();
        while at < words.len() {
            match words[at] {
                "::" => at += 1,
                "{" => {
                    at += 1;
                    while at < words.len() && words[at] != "}" {
                        at = if words[at] == "," { at + 1 } else { self.tree(words, at, &path, handed_on) };
                    }
                    return at + 1;
                }
                "*" => {
                    self.imports.insert(Import { path, name: "*".to_owned(), handed_on });
                    return at + 1;
                }
                word if is_name(word) => {
                    // `{self}` is the module before the brace.
                    if word != "self" || path.is_empty() {
                        path.push(word.to_owned());
                    }
                    at += 1;
                    if words.get(at) == Some(&"::") {
                        continue;
                    }
                    let alias = words.get(at) == Some(&"as");
                    let name =
                        if alias { words.get(at + 1).map(|word| (*word).to_owned()) } else { path.last().cloned() };
                    self.imports.insert(Import { path, name: name.unwrap_or_default(), handed_on });
                    return if alias { at + 2 } else { at };
                }
                _ => return at + 1,
            }
        }
        at
    }

    fn define(&mut self, words: &[&str]) {
        const KEYWORDS: &[&str] = &["fn", "struct", "enum", "const", "static", "type", "trait", "macro_rules"];
        if let [keyword, rest @ ..] = words
            && KEYWORDS.contains(keyword)
        {
            let name = rest.iter().find(|word| !matches!(**word, "!" | "mut"));
            self.defined.extend(name.filter(|word| is_name(word)).map(|word| (*word).to_owned()));
        }
    }
}

/// The names joined by `::` at the start.
fn path(words: &[&str]) -> Vec<String> {
    let mut out = vec![words[0].to_owned()];
    let mut rest = &words[1..];
    while let ["::", name, more @ ..] = rest
        && is_name(name)
    {
        out.push((*name).to_owned());
        rest = more;
    }
    out
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The words without what is built for tests alone: what stands behind `#[cfg(test)]`, to its `;` or closing brace.
fn without_tests<'a>(words: &[&'a str]) -> Vec<&'a str> {
    const MARK: &[&str] = &["#", "[", "cfg", "(", "test", ")", "]"];
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !words[at..].starts_with(MARK) {
            out.push(words[at]);
            at += 1;
            continue;
        }
        at += MARK.len();
        let mut depth = 0;
        while at < words.len() {
            match words[at] {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            at += 1;
            if depth == 0 && matches!(words[at - 1], ";" | "}") {
                break;
            }
        }
    }
    out
}

/// Names, `::` and single signs, without comments, strings, characters and lifetimes.
fn words(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = raw_string(rest) {
            length
        } else if c == '"' {
            string(rest)
        } else if c == '\'' {
            character(rest)
        } else if rest.starts_with("::") {
            out.push("::");
            2
        } else if c.is_alphanumeric() || c == '_' {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            out.push(&rest[..end]);
            end
        } else {
            if !c.is_whitespace() {
                out.push(&rest[..c.len_utf8()]);
            }
            c.len_utf8()
        };
        rest = &rest[length..];
    }
    out
}

fn raw_string(text: &str) -> Option<usize> {
    let body = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = body.len() - body.trim_start_matches('#').len();
    let inside = body[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    Some(text.len() - inside.len() + inside.find(&end).map_or(inside.len(), |at| at + end.len()))
}

fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// A character, or a lifetime: `'static` is no keyword.
fn character(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    let lifetime = || text[1..].find(|c: char| !c.is_alphanumeric() && c != '_').map_or(text.len(), |end| end + 1);
    match chars.next() {
        Some((_, '\\')) => text[3..].find('\'').map_or(text.len(), |end| end + 4),
        Some(_) => chars.next().filter(|(_, c)| *c == '\'').map_or_else(lifetime, |(at, _)| at + 1),
        None => 1,
    }
}
