//! Every fault of a folder of lexicon files, where reading for use stops at the first.

use std::collections::HashSet;

use super::entries::*;
use super::sources::{self, OwnFile, Use, built_in_files};
use super::table::{self, Row};
use crate::error::Error;

/// A lexicon file: its name, its columns, and what is wrong with a line.
type Kind = (&'static str, &'static [&'static str], fn(&Row<'_>) -> Vec<Error>);

macro_rules! kinds {
    ($($entry:ident),+ $(,)?) => {
        &[$(($entry::FILE, $entry::COLUMNS, $entry::faults)),+]
    };
}

const KINDS: &[Kind] = kinds![
    Abbreviation,
    Act,
    Adjective,
    Adverb,
    Affiliation,
    BodyNoun,
    Calendar,
    Count,
    DocumentKind,
    Field,
    FunctionWord,
    GeneralBody,
    GeneralRole,
    GivenName,
    Group,
    Label,
    LayoutWord,
    Maker,
    Metonym,
    NameParticle,
    NameSuffix,
    Nickname,
    Noun,
    Organisation,
    OrganisationWord,
    OtherVerb,
    Phrase,
    Place,
    Pronoun,
    QuoteMark,
    ShortName,
    SmallWord,
    SoleOffice,
    Title,
    TitleAbbreviation,
    TitleModifier,
    Verb,
    Work,
];

/// The columns of a lexicon file; none where there is no such file.
pub(super) fn columns(file: &str) -> Option<&'static [&'static str]> {
    KINDS.iter().find(|(name, ..)| *name == file).map(|(_, columns, _)| *columns)
}

/// Every fault of the files of a folder, by file and line. Acts and verbs that one file names and another holds are looked
/// up in these files and, where they are an overlay, in the built-in ones.
///
/// ```
/// use whosaid::lexicon::{Use, lint};
/// let own = ("counts.tsv".to_owned(), "own/counts.tsv".to_owned(), "word\tcount\tnote\nsome\tmany\t\n".to_owned());
/// let faults = lint("own", &[own], Use::Overlay);
/// assert_eq!((faults.len(), faults[0].place()), (1, (2, 6)));
/// ```
pub fn lint(folder: &str, files: &[OwnFile], used: Use) -> Vec<Error> {
    let known = |file: &str| -> HashSet<&str> {
        let built_in = built_in_files().filter(|(name, ..)| used == Use::Overlay && *name == file);
        let built_in = built_in.map(|(.., text)| text);
        let own = files.iter().filter(|(name, ..)| name == file).map(|(.., text)| text.as_str());
        let lines = built_in.chain(own).flat_map(str::lines).filter(|line| !line.starts_with('#'));
        let mut keys: HashSet<&str> = lines.filter_map(|line| line.split('\t').next()).collect();
        let removed: Vec<&str> = keys.iter().filter_map(|key| key.strip_prefix('-')).collect();
        keys.retain(|key| !removed.contains(key));
        keys
    };
    let (acts, verbs) = (known(Act::FILE), known(Verb::FILE));
    let mut out: Vec<Error> = Vec::new();
    if used == Use::Alone {
        out.extend(sources::missing(folder, files));
    }
    for (name, path, text) in files {
        let Some((_, columns, faults_of)) = KINDS.iter().find(|(file, ..)| file == name) else {
            out.push(sources::unknown_file(path));
            continue;
        };
        let (rows, mut faults) = match used {
            Use::Overlay => table::overlay_rows_and_faults(path, text, columns),
            Use::Alone => table::rows_and_faults(path, text, columns),
        };
        for row in &rows {
            match sources::removed_key(row) {
                Some(_) if used == Use::Alone => faults.push(sources::needless_removal(row)),
                Some(key) => faults.extend(unknown_key(name, key, row)),
                None => {
                    faults.extend(faults_of(row));
                    faults.extend(unknown_act(columns, &acts, row));
                    faults.extend(unknown_verbs(name, &verbs, row));
                }
            }
        }
        faults.sort_by_key(Error::place);
        out.extend(faults);
    }
    out
}

/// A line that takes an entry out which the built-in file does not have.
fn unknown_key(file: &str, key: &str, row: &Row<'_>) -> Option<Error> {
    let (.., text) = built_in_files().find(|(name, ..)| *name == file)?;
    let known = text.lines().any(|line| line.split('\t').next() == Some(key));
    (!known).then(|| row.fault(0, format!("there is no entry “{key}” to take out: correct the key or drop the line")))
}

fn unknown_act(columns: &[&str], acts: &HashSet<&str>, row: &Row<'_>) -> Option<Error> {
    if row.path.ends_with(Act::FILE) {
        return None;
    }
    let column = columns.iter().position(|name| *name == "act")?;
    let act = row.cell(column);
    (!acts.contains(act)).then(|| {
        row.fault(column, format!("“{act}” is no act of {}: take one of its acts, or add this one there", Act::FILE))
    })
}

/// Verbs that stand for all their forms in a phrase must have forms.
fn unknown_verbs(file: &str, verbs: &HashSet<&str>, row: &Row<'_>) -> Vec<Error> {
    if file != Phrase::FILE {
        return Vec::new();
    }
    let starred = row.cell(0).split(' ').filter_map(|word| word.strip_suffix('*'));
    let unknown = starred.filter(|verb| !verbs.contains(verb));
    unknown
        .map(|verb| {
            let problem = format!("no verb “{verb}” in {}: add it there, or write the form out without *", Verb::FILE);
            row.fault(0, problem)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, rows: &[&str]) -> Vec<String> {
        let header = columns(name).expect("a known file").join("\t");
        let text = format!("{header}\n{}\n", rows.join("\n"));
        lint("own", &[(name.to_owned(), format!("own/{name}"), text)], Use::Overlay)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn every_built_in_file_is_known_and_without_fault() {
        let files: Vec<_> =
            built_in_files().map(|(name, path, text)| (name.to_owned(), path.to_owned(), text.to_owned())).collect();
        let unknown: Vec<_> = files.iter().filter(|(name, ..)| columns(name).is_none()).collect();
        assert!(unknown.is_empty(), "list the entries of these files in KINDS: {unknown:?}");
        for used in [Use::Overlay, Use::Alone] {
            let faults: Vec<String> = lint("lexicons/en", &files, used).iter().map(ToString::to_string).collect();
            assert!(faults.is_empty(), "\n{}", faults.join("\n"));
        }
    }

    #[test]
    fn every_fault_of_a_file_is_told() {
        let rows = ["Zar\t\toficce\tx\t", "Alderman \t\toffice\t\t", "Reeve\toffice", "-No Such Title\t\t\t\t"];
        let told = told("titles.tsv", &rows);
        let places: Vec<&str> = told.iter().filter_map(|fault| fault.split(' ').next()).collect();
        let wanted = ["2:6:", "2:13:", "3:1:", "4:14:", "5:1:"].map(|place| format!("own/titles.tsv:{place}"));
        assert_eq!(places, wanted, "{told:#?}");
        // A file that is whole is sorted, and all its lines have all cells.
        let columns = columns("titles.tsv").expect("a known file");
        let text = format!("{}\n{}\n", columns.join("\t"), rows.join("\n"));
        let (_, faults) = table::rows_and_faults("own", &text, columns);
        let places: Vec<String> = faults.iter().map(ToString::to_string).collect();
        for (fault, place) in places.iter().zip(["own:3:1:", "own:3:1:", "own:4:7:", "own:5:1:"]) {
            assert!(fault.starts_with(place), "{places:#?}");
        }
        assert_eq!(places.len(), 4);
    }

    #[test]
    fn acts_and_starred_verbs_are_looked_up() {
        let told = told("phrases.tsv", &["blorp* on about\tnp\tshout\tnone\t", "say* aloud\tquote\tstate\tnone\t"]);
        assert_eq!(told.len(), 2, "{told:#?}");
        assert!(told[0].contains("no verb “blorp” in verbs.tsv: add it there"), "{told:#?}");
        assert!(told[1].contains("“shout” is no act of acts.tsv"), "{told:#?}");
    }

    #[test]
    fn a_file_of_another_name_is_told() {
        let faults = lint("own", &[("words.tsv".to_owned(), "own/words.tsv".to_owned(), String::new())], Use::Overlay);
        assert!(faults[0].to_string().starts_with("own/words.tsv: no lexicon has this name; did you mean works.tsv?"));
    }

    #[test]
    fn what_a_complete_folder_lacks_is_told() {
        let files: Vec<OwnFile> = built_in_files()
            .filter(|(name, ..)| *name != "works.tsv")
            .map(|(name, _, text)| {
                let text = match name {
                    "acts.tsv" => {
                        text.lines().filter(|line| !line.starts_with("deny\t")).collect::<Vec<_>>().join("\n")
                    }
                    "labels.tsv" => format!("{}\n-x\t\t\n", columns(name).unwrap_or_default().join("\t")),
                    _ => text.to_owned(),
                };
                (name.to_owned(), format!("own/{name}"), text)
            })
            .collect();
        let told: Vec<String> = lint("own", &files, Use::Alone).iter().map(ToString::to_string).collect();
        assert!(told[0].starts_with("own: missing: works.tsv;"), "{told:#?}");
        assert!(told.iter().any(|fault| fault.contains("“deny” is no act of acts.tsv")), "{told:#?}");
        assert!(told.iter().any(|fault| fault.starts_with("own/labels.tsv:2:1: “-x” takes an entry out")), "{told:#?}");
    }
}
