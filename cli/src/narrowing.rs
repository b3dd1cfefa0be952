//! Which rows are wanted: what several commands ask alike.

use std::collections::{BTreeSet, HashMap};

use clap::{Args, ValueEnum};
use whosaid::export::{Report, Selection, Topic};
use whosaid::lexicon::Lexicon;
use whosaid::model::ContentType;
use whosaid::{Error, Result};

use super::log::Log;

/// Options that leave rows out.
#[derive(Debug, Args)]
pub(super) struct Narrowing {
    /// Only these kinds of act: said, thought, wanted, decided, shown
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    kinds: Vec<String>,

    /// Only these types of content
    #[arg(long = "type", value_name = "TYPES", value_delimiter = ',')]
    types: Vec<TypeName>,

    /// Only rows of this speaker: the name or some words of it, as in Holm for Ada Holm; may be given several times
    #[arg(long = "speaker", value_name = "NAME", value_parser = name)]
    speakers: Vec<String>,

    /// Only rows with at least this confidence, from 0 to 1: the probability that content, source and speaker are right
    #[arg(long, value_name = "NUMBER", default_value_t = 0.0, value_parser = share)]
    min_confidence: f32,

    /// Only rows about this: its words stand in the content or in the sentences around it, in any order and with any
    /// ending (rents, capped); may be given several times, for rows about any of them
    #[arg(long = "about", value_name = "WORDS", value_parser = topic)]
    topics: Vec<Topic>,

    /// Only documents of this day or later: 2026-03-02, 2026-03 or 2026; those without a date are left out
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<String>,

    /// Only documents of this day or earlier, or up to the end of this month or year
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<String>,

    /// Only documents of this outlet: the name or some words of it; may be given several times
    #[arg(long = "outlet", value_name = "NAME", value_parser = name)]
    outlets: Vec<String>,

    /// Only rows of speakers whom the roster lists
    #[arg(long, requires = "path")]
    roster_only: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum TypeName {
    Direct,
    Mixed,
    Indirect,
}

impl From<TypeName> for ContentType {
    fn from(name: TypeName) -> Self {
        match name {
            TypeName::Direct => Self::Direct,
            TypeName::Mixed => Self::Mixed,
            TypeName::Indirect => Self::Indirect,
        }
    }
}

fn name(name: &str) -> std::result::Result<String, String> {
    if name.trim().is_empty() { Err("expected a name".to_owned()) } else { Ok(name.to_owned()) }
}

fn topic(words: &str) -> std::result::Result<Topic, String> {
    Topic::new(words).ok_or_else(|| "expected words".to_owned())
}

/// A day, month or year, written as dates are in the output.
fn day(text: &str) -> std::result::Result<String, String> {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |place: usize, digits: usize, most: u16| {
        let right = |part: &&str| part.len() == digits && part.parse::<u16>().is_ok_and(|n| (1..=most).contains(&n));
        parts.get(place).is_none_or(right)
    };
    match parts.len() <= 3 && number(0, 4, 9999) && number(1, 2, 12) && number(2, 2, 31) {
        true => Ok(text.to_owned()),
        false => Err("expected a day such as 2026-03-02, a month (2026-03) or a year".to_owned()),
    }
}

fn share(number: &str) -> std::result::Result<f32, String> {
    let number: f32 = number.parse().map_err(|_| "expected a number from 0 to 1".to_owned())?;
    if (0.0..=1.0).contains(&number) { Ok(number) } else { Err("expected a number from 0 to 1".to_owned()) }
}

impl Narrowing {
    /// The selection that they ask for.
    pub(super) fn selection(&self, lexicon: &Lexicon) -> Result<Selection> {
        let known = lexicon.acts.iter().map(|act| act.kind).collect::<BTreeSet<_>>();
        if let Some(kind) = self.kinds.iter().find(|kind| !known.contains(kind.as_str())) {
            let known = known.into_iter().collect::<Vec<_>>().join(", ");
            return Err(Error::usage(format!("--kinds {kind}: the kinds are {known}")));
        }
        let types = self.types.iter().map(|&name| name.into()).collect();
        let (kinds, speakers) = (self.kinds.clone(), self.speakers.clone());
        Ok(Selection {
            kinds,
            speakers,
            types,
            min_confidence: self.min_confidence,
            topics: self.topics.clone(),
            since: self.since.clone().unwrap_or_default(),
            until: self.until.clone().unwrap_or_default(),
            outlets: self.outlets.clone(),
            listed: self.roster_only,
        })
    }

    /// What helps where nothing is found in the end.
    pub(super) fn hint(&self) -> Hint<'_> {
        Hint { narrowing: self, rows: 0, documents: 0, dated: 0, speakers: HashMap::new(), outlets: HashMap::new() }
    }
}

/// Gathers what stands there, to tell where nothing of it fits.
#[derive(Debug)]
pub(super) struct Hint<'a> {
    narrowing: &'a Narrowing,
    rows: usize,
    documents: usize,
    dated: usize,
    speakers: HashMap<String, usize>,
    outlets: HashMap<String, usize>,
}

impl Hint<'_> {
    /// Looks at a document of which `rows` rows are wanted.
    pub(super) fn look(&mut self, report: &Report<'_>, rows: usize) {
        /// More names are not held.
        const MOST: usize = 100_000;
        self.rows += rows;
        self.documents += 1;
        // What is known by then needs no hint.
        if self.rows > 0 {
            return;
        }
        self.dated += usize::from(!report.date().is_empty());
        if !self.narrowing.speakers.is_empty() && self.speakers.len() < MOST {
            report.speakers().for_each(|name| *self.speakers.entry(name.to_owned()).or_default() += 1);
        }
        if !self.narrowing.outlets.is_empty() && self.outlets.len() < MOST {
            *self.outlets.entry(report.document.outlet.to_owned()).or_default() += 1;
        }
    }

    /// Tells why nothing was found, as far as that can be known.
    pub(super) fn tell(&self, log: &Log) {
        let narrowing = self.narrowing;
        if self.rows > 0 || self.documents == 0 {
            return;
        }
        for (option, asked, met) in
            [("--speaker", &narrowing.speakers, &self.speakers), ("--outlet", &narrowing.outlets, &self.outlets)]
        {
            for name in asked {
                match near(name, met) {
                    Near::There => {}
                    Near::Like(names) => log.note(option, format_args!("nothing of “{name}”; did you mean {names}?")),
                    Near::Nobody => log.note(option, format_args!("nothing of “{name}”, nor of a name like it")),
                }
            }
        }
        let by_date = narrowing.since.is_some() || narrowing.until.is_some();
        if by_date && self.dated < self.documents {
            let without = self.documents - self.dated;
            log.note("--since, --until", format_args!("{without} of {} document(s) have no date", self.documents));
        }
        if narrowing.is_narrow() {
            log.summary("no row fits all that was asked for");
        }
    }
}

impl Narrowing {
    fn is_narrow(&self) -> bool {
        let named = [&self.kinds, &self.speakers, &self.outlets].iter().any(|names| !names.is_empty());
        let dated = self.since.is_some() || self.until.is_some();
        named
            || dated
            || !self.types.is_empty()
            || !self.topics.is_empty()
            || self.min_confidence > 0.0
            || self.roster_only
    }
}

/// What is near a name that was asked for.
enum Near {
    /// It is there: something else left its rows out.
    There,
    /// These are, with how often they were met.
    Like(String),
    Nobody,
}

/// Names of which a word is nearly one of the words asked for; the commonest first.
fn near(asked: &str, met: &HashMap<String, usize>) -> Near {
    /// So many are told.
    const TOLD: usize = 3;
    let words = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let wanted = words(asked);
    let mut found: Vec<(&String, usize, usize)> = Vec::new();
    for (name, &count) in met {
        let own = words(name);
        if own.windows(wanted.len().max(1)).any(|part| part == wanted) {
            return Near::There;
        }
        // Every word asked for is nearly one of the name's: a letter in three may be another.
        let distance =
            |word: &String| own.iter().map(|one| strsim::osa_distance(one, word)).min().unwrap_or(usize::MAX);
        let distances: Vec<usize> = wanted.iter().map(distance).collect();
        let is_near = distances.iter().zip(&wanted).all(|(far, word)| *far <= word.chars().count() / 3);
        if is_near {
            found.push((name, distances.iter().sum(), count));
        }
    }
    found.sort_by(|a, b| (a.1, std::cmp::Reverse(a.2), a.0).cmp(&(b.1, std::cmp::Reverse(b.2), b.0)));
    let told: Vec<String> = found.iter().take(TOLD).map(|(name, _, count)| format!("{name} ({count})")).collect();
    if told.is_empty() { Near::Nobody } else { Near::Like(told.join(", ")) }
}
