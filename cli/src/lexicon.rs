//! `whosaid lexicon`

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use whosaid::lexicon::{self, Change, Use};
use whosaid::suggest::{Ranked, Suggestions};
use whosaid::{Error, Result};

use super::input::{Inputs, Reading};
use super::lexicons::{Lexicons, read_folder};
use super::log::Log;
use super::{explain, output};

const EXAMPLES: &str = "\
Examples:
  whosaid lexicon list                              the files and what they hold
  whosaid lexicon list titles.tsv                   the entries of one file
  whosaid lexicon find tooted --lexicons my-words   which entries fit a word
  whosaid lexicon lint my-words                     everything wrong with files of one's own
  whosaid lexicon diff my-words                     what they change
  whosaid lexicon copy all-words                    all files, for --only-lexicons
  whosaid lexicon suggest news/                     words the lexicons may lack
  whosaid lexicon try \"Colin Vale tooted that it was dead.\"";

/// See, check and grow the lexicons
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// The files with the number of their entries, or the entries of one
    List {
        /// A file's name, such as verbs.tsv
        #[arg(value_name = "FILE")]
        file: Option<String>,
        #[command(flatten)]
        lexicons: Lexicons,
    },
    /// The entries that fit a word, with file and line, and how they fit
    Find {
        /// A word or several
        #[arg(value_name = "WORD", required = true)]
        words: Vec<String>,
        #[command(flatten)]
        lexicons: Lexicons,
    },
    /// Every fault of a folder of lexicon files, with path, line, column and what to do; exit code 1 if there is one
    Lint {
        /// The folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// It is to be used with --only-lexicons: every file must be there
        #[arg(long)]
        complete: bool,
    },
    /// What a folder of lexicon files adds, changes and takes out
    Diff {
        /// The folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// It is to be used with --only-lexicons: what it lacks is taken out
        #[arg(long)]
        complete: bool,
    },
    /// Write the built-in files into a new folder, to change them and use them with --only-lexicons
    Copy {
        /// The folder, which is made
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Verbs beside quotations and titles before names that the lexicons lack, with counts and an example
    Suggest {
        /// Files, folders or patterns; `-` or nothing for standard input
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Leave out what was met less often
        #[arg(long, value_name = "N", default_value_t = 1)]
        least: usize,
        #[command(flatten)]
        reading: Box<Reading>,
        #[command(flatten)]
        lexicons: Lexicons,
    },
    /// What is found in a sentence, and why
    Try {
        /// The sentence
        #[arg(value_name = "SENTENCE")]
        sentence: String,
        #[command(flatten)]
        lexicons: Lexicons,
    },
}

pub(super) fn run(arguments: &Arguments, log: &Log) -> Result<()> {
    match &arguments.action {
        Action::List { file, lexicons } => list(file.as_deref(), lexicons, log),
        Action::Find { words, lexicons } => find(&words.join(" "), lexicons, log),
        Action::Lint { folder, complete } => lint(folder, used(*complete), log),
        Action::Diff { folder, complete } => diff(folder, used(*complete)),
        Action::Copy { folder } => copy(folder),
        Action::Suggest { paths, least, reading, lexicons } => suggest(paths, *least, reading, lexicons, log),
        Action::Try { sentence, lexicons } => {
            output::print(&explain::explain_text("-", sentence, &lexicons.load(log)?))
        }
    }
}

/// Results of writing to a string are dropped here and below: it cannot fail.
fn list(file: Option<&str>, lexicons: &Lexicons, log: &Log) -> Result<()> {
    let sources = lexicons.sources(log)?;
    let files = lexicon::files(&sources)?;
    let mut out = String::new();
    match file {
        None => {
            for file in &files {
                let _ = writeln!(out, "{:25}{:6}  {}", file.name, file.entries, file.about);
            }
        }
        Some(name) => {
            let Some(entries) = lexicon::entries_of(&sources, name)? else {
                let known = files.iter().map(|file| file.name).collect::<Vec<_>>().join(" ");
                return Err(Error::usage(format!("{name}: no lexicon has this name; they are: {known}")));
            };
            out.push_str(&entries.join("\n"));
            out.push('\n');
        }
    }
    output::print(&out)
}

fn find(words: &str, lexicons: &Lexicons, log: &Log) -> Result<()> {
    let hits = lexicon::find(&lexicons.sources(log)?, words)?;
    let mut out = String::new();
    for hit in &hits {
        let _ = writeln!(out, "{}:{}  {}  ({})", hit.path, hit.line, hit.key, hit.how);
        if hit.is_inside() {
            continue;
        }
        let cells = hit.cells.iter().map(|(column, cell)| format!("{column} {cell}"));
        let _ = writeln!(out, "    {}", cells.collect::<Vec<_>>().join("; "));
    }
    if hits.is_empty() {
        let _ = writeln!(out, "no entry fits “{words}”");
    }
    output::print(&out)
}

const fn used(complete: bool) -> Use {
    if complete { Use::Alone } else { Use::Overlay }
}

fn lint(folder: &Path, used: Use, log: &Log) -> Result<()> {
    let files = read_folder(folder)?;
    let faults = lexicon::lint(&folder.display().to_string(), &files, used);
    let mut out = String::new();
    for fault in &faults {
        let _ = writeln!(out, "{fault}");
    }
    let _ = match faults.len() {
        0 => writeln!(out, "no fault (files read: {})", files.len()),
        1 => writeln!(out, "1 fault"),
        count => writeln!(out, "{count} faults"),
    };
    if !faults.is_empty() {
        log.fail();
    }
    output::print(&out)
}

fn copy(folder: &Path) -> Result<()> {
    let failed = |error| Error::io(format!("making the folder {}", folder.display()), error);
    if folder.exists() {
        return Err(Error::usage(format!("{}: stands there already; name a new folder", folder.display())));
    }
    fs::create_dir_all(folder).map_err(failed)?;
    let mut count = 0;
    for (name, _, text) in lexicon::built_in_files() {
        output::write(&folder.join(name), text)?;
        count += 1;
    }
    output::print(&format!("{count} files in {0}; use them with --only-lexicons {0}\n", folder.display()))
}

fn diff(folder: &Path, used: Use) -> Result<()> {
    let changes = lexicon::diff(&read_folder(folder)?, used)?;
    let mut out = String::new();
    let mut same = 0;
    for change in &changes {
        let _ = match change {
            Change::Added(path, line, key) => writeln!(out, "+ {key}  ({path}:{line})"),
            Change::Removed(path, 0, key) => writeln!(out, "- {key}  ({path})"),
            Change::Removed(path, line, key) => writeln!(out, "- {key}  ({path}:{line})"),
            Change::Changed(path, line, key, cells) => {
                let _ = writeln!(out, "~ {key}  ({path}:{line})");
                cells.iter().try_for_each(|(column, old, new)| writeln!(out, "    {column}: {old} → {new}"))
            }
            Change::Same(..) => {
                same += 1;
                Ok(())
            }
        };
    }
    if same == changes.len() {
        out.push_str("nothing is changed\n");
    }
    if same > 0 && used == Use::Overlay {
        let _ = writeln!(out, "lines that say what the built-in files say, and can be left out: {same}");
    }
    output::print(&out)
}

fn suggest(paths: &[PathBuf], least: usize, reading: &Reading, lexicons: &Lexicons, log: &Log) -> Result<()> {
    let lexicons = lexicons.load(log)?;
    let engine = lexicons.engine();
    let mut all = Suggestions::default();
    for document in Inputs::find(paths, reading, log).documents(reading, log) {
        let document = document?;
        all.add(&document.name, &document.text, &engine.analyse(&document.text), lexicons.lexicon());
    }
    let mut out = String::new();
    ranked(&mut out, "verbs beside quotations that no lexicon has", &all.verbs(), least);
    ranked(&mut out, "words before names, as titles are, that no lexicon has", &all.titles(), least);
    output::print(&out)
}

fn ranked(out: &mut String, what: &str, words: &Ranked<'_>, least: usize) {
    let _ = writeln!(out, "{what}");
    let kept: Vec<_> = words.iter().filter(|(_, suggestion)| suggestion.count >= least).collect();
    for (word, suggestion) in &kept {
        let _ = writeln!(out, "{:5}  {word}", suggestion.count);
        let _ = writeln!(out, "         {}: {}", suggestion.document, suggestion.example);
    }
    if kept.is_empty() {
        out.push_str("       none\n");
    }
}
