//! `whosaid check`

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use whosaid::check::{self, About, Fixture, Outcome, Show};
use whosaid::{Error, Result};

use super::input;
use super::lexicons::Lexicons;
use super::log::Log;
use super::{output, toml_file};

const EXAMPLES: &str = "\
Examples:
  whosaid check fixtures                            what became of every row
  whosaid check fixtures --lexicons my-words        what these words gain and lose
  whosaid check fixtures --bless                    record the new verdicts
  whosaid check fixtures --show                     the rows that are wrong, missed or too many, too
  whosaid check fixtures --new a.txt b.txt          draft the rows of new articles
  whosaid check fixtures/articles/a --accept        confirm these drafts, once you have read them
  whosaid check fixtures --junit check.xml --json check.json

A fixture is a folder with article.txt, expected.tsv and perhaps article.toml (title, date, outlet,
url), or a .txt file of cases (=== name, the text, ---, rows). People write type, speaker, source,
cue and content; the tool writes status, rule and got: ok, wrong (some column differs), miss, extra
(found beyond what is expected).

Exit codes: 0 nothing is worse than recorded, 1 something is or a row is a draft, 2 wrong use.";

/// The text of an article.
const ARTICLE: &str = "article.txt";
/// Its table.
const TABLE: &str = "expected.tsv";
/// What is known of it beside its text.
const ABOUT: &str = "article.toml";
/// The ending of the verdicts beside a file of cases.
const VERDICTS: &str = "verdicts.tsv";

/// Compare what is found in texts with their tables of what is right, and with the last time
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The folder of fixtures
    #[arg(value_name = "DIR")]
    fixtures: PathBuf,

    /// Record the verdicts of this run; what people wrote stays as it is
    #[arg(long)]
    bless: bool,

    /// Make a fixture of each of these articles, with draft rows that fail until a person confirms them
    #[arg(long, value_name = "FILES", num_args = 1.., conflicts_with = "bless")]
    new: Vec<PathBuf>,

    /// Confirm all drafts in the folder: they count as what is right from now on
    #[arg(long, conflicts_with = "new")]
    accept: bool,

    /// Show each row that is wrong, missed or not expected, even where that is recorded
    #[arg(long)]
    show: bool,

    /// Write the run as JUnit's XML too; `-` writes it to standard output, and nothing else
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,

    /// Write the run as JSON too; `-` writes it to standard output, and nothing else
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,

    #[command(flatten)]
    lexicons: Lexicons,
}

pub(super) fn run(arguments: &Arguments, log: &Log) -> Result<()> {
    if (arguments.bless || arguments.accept || !arguments.new.is_empty()) && in_ci() {
        return Err(Error::usage("CI is set: verdicts and drafts are written by people's hands, not there"));
    }
    let lexicons = arguments.lexicons.load(log)?;
    let engine = lexicons.engine();
    if !arguments.new.is_empty() {
        return arguments.new.iter().try_for_each(|article| draft(&arguments.fixtures, article, &engine));
    }
    let files = find(&arguments.fixtures)?;
    if arguments.accept {
        accept(&files)?;
    }
    let mut outcomes = Vec::new();
    for file in &files {
        let Some(found) = file.check(&engine, log) else { continue };
        if arguments.bless {
            file.bless(&found)?;
        }
        outcomes.extend(found);
    }
    if let Some(path) = &arguments.junit {
        output::write(path, &check::junit(&outcomes))?;
    }
    if let Some(path) = &arguments.json {
        output::write(path, &check::json(&outcomes, lexicons.lexicon()))?;
    }
    if ![&arguments.junit, &arguments.json].into_iter().flatten().any(|path| output::is_standard(path)) {
        let how = Show { colour: output::in_colour(), blessed: arguments.bless, faulty: arguments.show };
        output::print_as_is(&check::show(&outcomes, how))?;
    }
    let blessed = |outcome: &Outcome| arguments.bless && outcome.counts().draft == 0;
    if outcomes.iter().any(|outcome| outcome.counts().fails() && !blessed(outcome)) {
        log.fail();
    }
    Ok(())
}

/// Confirms the drafts of articles.
fn accept(files: &[File]) -> Result<()> {
    let mut all = 0;
    for file in files {
        let File::Article { folder, .. } = file else { continue };
        let path = folder.join(TABLE);
        let (table, count) = check::accepted(&input::read(&path)?);
        if count > 0 {
            output::write(&path, &table)?;
            output::print(&format!("{}: {count} draft(s) confirmed\n", path.display()))?;
        }
        all += count;
    }
    if all == 0 { output::print("no draft to confirm\n") } else { Ok(()) }
}

/// Whether this is a run of continuous integration, which only compares.
fn in_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| !matches!(value.to_str(), Some("" | "0" | "false")))
}

/// A file of fixtures.
#[derive(Debug)]
enum File {
    Article { name: String, folder: PathBuf },
    Cases { name: String, path: PathBuf },
}

impl File {
    /// Runs its fixtures; none if there is a fault, which is then told in the log.
    fn check(&self, engine: &whosaid::Engine<'_>, log: &Log) -> Option<Vec<Outcome>> {
        let fixtures = self.read().map_err(|error| log.fault(&error)).ok()?;
        let mut outcomes = Vec::new();
        let mut sound = true;
        for fixture in &fixtures {
            match check::check(engine, fixture) {
                Ok(outcome) => outcomes.push(outcome),
                Err(faults) => {
                    sound = false;
                    faults.iter().for_each(|fault| log.fault(fault));
                }
            }
        }
        sound.then_some(outcomes)
    }

    fn read(&self) -> Result<Vec<Fixture>> {
        match self {
            Self::Article { name, folder } => {
                let text = input::read(&folder.join(ARTICLE))?;
                let path = folder.join(TABLE);
                let mut fixture = check::read_article(name, &path.display().to_string(), &text, &input::read(&path)?)?;
                let about = folder.join(ABOUT);
                if about.exists() {
                    fixture.about = toml_file::about(&about.display().to_string(), &input::read(&about)?)?;
                }
                Ok(vec![fixture])
            }
            Self::Cases { name, path } => {
                let mut cases = check::read_cases(name, &path.display().to_string(), &input::read(path)?)?;
                let verdicts = path.with_extension(VERDICTS);
                if verdicts.exists() {
                    check::read_verdicts(&verdicts.display().to_string(), &input::read(&verdicts)?, &mut cases)?;
                }
                Ok(cases)
            }
        }
    }

    fn bless(&self, outcomes: &[Outcome]) -> Result<()> {
        match self {
            Self::Article { folder, .. } => {
                let path = folder.join(TABLE);
                let old = input::read(&path)?;
                let new = outcomes.first().map_or_else(|| old.clone(), |outcome| check::expected(&old, outcome));
                if new == old { Ok(()) } else { output::write(&path, &new) }
            }
            Self::Cases { path, .. } => output::write(&path.with_extension(VERDICTS), &check::verdicts(outcomes)),
        }
    }
}

/// The files of fixtures in a folder, at any depth, in order of their names.
fn find(root: &Path) -> Result<Vec<File>> {
    let mut out = Vec::new();
    let mut waiting = vec![root.to_owned()];
    while let Some(folder) = waiting.pop() {
        let entries = fs::read_dir(&folder).and_then(|entries| entries.collect::<std::io::Result<Vec<_>>>());
        let entries = entries.map_err(|error| {
            Error::usage(format!("{}: no folder of fixtures: {}", folder.display(), input::reason(&error)))
        })?;
        let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
        paths.sort_unstable();
        if paths.iter().any(|path| path.ends_with(ARTICLE) || path.ends_with(TABLE)) {
            out.push(File::Article { name: name(root, &folder), folder });
            continue;
        }
        for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt") && path.is_file())
        {
            out.push(File::Cases { name: name(root, path), path: path.clone() });
        }
        waiting.extend(paths.into_iter().filter(|path| path.is_dir()).rev());
    }
    if out.is_empty() {
        return Err(Error::usage(format!(
            "{}: no fixture in it: a folder with {ARTICLE} and {TABLE}, or a .txt file of cases",
            root.display()
        )));
    }
    Ok(out)
}

/// A fixture's path below the folder of all, without ending.
fn name(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let below = if below.as_os_str().is_empty() { path } else { below };
    below.with_extension("").display().to_string().replace('\\', "/")
}

fn draft(root: &Path, article: &Path, engine: &whosaid::Engine<'_>) -> Result<()> {
    let text = input::read(article)?;
    let stem = article.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let articles = root.join("articles");
    let folder = if articles.is_dir() { articles } else { root.to_owned() }.join(&stem);
    let table = folder.join(TABLE);
    if table.exists() {
        return Err(Error::usage(format!("{}: there is one already; give the article another name", table.display())));
    }
    fs::create_dir_all(&folder).map_err(|error| Error::io(format!("making the folder {}", folder.display()), error))?;
    let rows = check::drafts(engine, &text);
    output::write(&folder.join(ARTICLE), &text)?;
    output::write(&folder.join(ABOUT), &toml_file::about_file(&about(engine, &text)))?;
    output::write(&table, &rows)?;
    output::print(&format!(
        "{}: {} drafts. Correct them, add what is missing, then confirm them with --accept.\n\
         {}: what the head of the text tells. Fill in what else is known.\n",
        table.display(),
        rows.lines().count().saturating_sub(1),
        folder.join(ABOUT).display()
    ))
}

/// What the head of a text tells of it.
fn about(engine: &whosaid::Engine<'_>, text: &str) -> About {
    let metadata = engine.analyse(text).metadata;
    let title = metadata.title.map(|span| span.slice(text).to_owned()).unwrap_or_default();
    About { title, date: metadata.date_iso.unwrap_or_default(), ..About::default() }
}
