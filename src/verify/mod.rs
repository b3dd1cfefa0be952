//! Whether a statement stands in a text: word for word, in pieces, altered, perhaps in other words, or not at all.
//!
//! Words are compared, whatever their case, the marks around them and the white space between them; what was not the same
//! in these is told as a [`Note`]. Short runs of the words of all statements are looked for in one pass over a text,
//! so the time grows with its length, not with the number of statements. Where runs of a statement lie close together,
//! the words there are compared one by one.

mod align;
mod finding;
mod notes;
mod paraphrase;
mod passage;
mod seeds;
mod statement;
#[cfg(test)]
mod tests;
mod tiles;
mod words;

use std::collections::HashMap;

use align::Alignment;
pub use finding::{Change, Finding, Note, Piece, PieceKind, Verdict};
pub(crate) use paraphrase::{may_be, stem};
use passage::Passage;
use seeds::{Hit, Seeds};
pub(crate) use statement::Statement as Taken;
use statement::Statement;
use tiles::Chain;
pub(crate) use words::Words;

use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Span};

/// The least share of a statement's words that an altered statement still has.
const ALTERED: f64 = 2.0 / 3.0;
/// The share of its words that short runs must cover before words are compared one by one.
const PROMISING: f64 = 0.4;
/// One run of so many words, or of half the statement, must be left of it.
const UNBROKEN: usize = 3;
/// A statement of fewer words must stand there as it is.
const SHORT: usize = 4;
/// How many places of one text are compared.
const PLACES: usize = 8;

/// A statement to be verified.
///
/// ```
/// use whosaid::verify::Claim;
/// let claim = Claim { id: "7".to_owned(), text: "We won.".to_owned(), speaker: "Ann Lee".to_owned() };
/// assert_ne!(claim, Claim::default());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claim {
    /// Its name: a number, a cell.
    pub id: String,
    /// The words.
    pub text: String,
    /// Who is said to have said it; empty where nobody is named.
    pub speaker: String,
}

/// Looks for statements in any number of texts.
///
/// ```
/// use whosaid::verify::{Claim, Verdict, Verifier};
/// let engine = whosaid::Engine::built_in();
/// let claim = Claim { text: "We will win, and we will sing.".to_owned(), ..Claim::default() };
/// let verifier = Verifier::new(vec![claim], engine.lexicon())?;
/// let text = "“We will win,” said Ann Lee, “and we will sing.”";
/// let found = verifier.look(text, &engine.analyse(text));
/// assert_eq!(found[0].verdict, Verdict::Split);
/// # Ok::<(), whosaid::Error>(())
/// ```
#[derive(Debug)]
pub struct Verifier<'a> {
    claims: Vec<Claim>,
    /// How the claims may be read: each as it marks itself, then those with brackets once more, with these as its own words.
    statements: Vec<Statement>,
    /// Whose claim each is.
    owners: Vec<usize>,
    seeds: Seeds,
    stems: paraphrase::Stems,
    lexicon: &'a Lexicon,
}

impl<'a> Verifier<'a> {
    /// Makes ready to look for these. A claim without words is never found.
    ///
    /// # Errors
    /// More claims than fit into memory at once.
    pub fn new(claims: Vec<Claim>, lexicon: &'a Lexicon) -> Result<Self> {
        let mut statements: Vec<Statement> = claims.iter().map(|claim| Statement::new(&claim.text)).collect();
        let stems = paraphrase::Stems::new(&statements, lexicon);
        let mut owners: Vec<usize> = (0..claims.len()).collect();
        for claim in 0..claims.len() {
            let Some(other) = statements[claim].with_brackets_as_words() else { continue };
            statements.push(other);
            owners.push(claim);
        }
        let seeds = Seeds::new(&statements)?;
        Ok(Self { claims, statements, owners, seeds, stems, lexicon })
    }

    /// What is looked for.
    ///
    /// ```
    /// use whosaid::verify::{Claim, Verifier};
    /// let engine = whosaid::Engine::built_in();
    /// let claim = Claim { text: "We will win, and we will sing.".to_owned(), ..Claim::default() };
    /// let verifier = Verifier::new(vec![claim], engine.lexicon())?;
    /// assert_eq!(verifier.claims().len(), 1);
    /// # Ok::<(), whosaid::Error>(())
    /// ```
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// The best place in a text for each claim that stands there, in the order of the claims. `analysis` is of this text.
    ///
    /// ```
    /// use whosaid::verify::{Claim, Verifier};
    /// let engine = whosaid::Engine::built_in();
    /// let claim = Claim { text: "We will win, and we will sing.".to_owned(), ..Claim::default() };
    /// let verifier = Verifier::new(vec![claim], engine.lexicon())?;
    /// let text = "It rained all day.";
    /// assert!(verifier.look(text, &engine.analyse(text)).is_empty());
    /// # Ok::<(), whosaid::Error>(())
    /// ```
    pub fn look(&self, text: &str, analysis: &Analysis) -> Vec<Finding> {
        let passage = Passage::new(text, analysis);
        let mut out: HashMap<usize, Finding> = HashMap::new();
        for (statement, hits) in self.seeds.hits(&passage.words) {
            let Some(found) = self.best(statement, hits, &passage) else { continue };
            let best = out.get(&found.claim);
            if best.is_none_or(|best| rank(&found, &passage) < rank(best, &passage)) {
                out.insert(found.claim, found);
            }
        }
        for (claim, (row, share)) in self.stems.rows(&passage, self.lexicon) {
            out.entry(claim).or_insert_with(|| self.paraphrase(claim, row, share, &passage));
        }
        let mut out: Vec<Finding> = out.into_values().collect();
        out.sort_by_key(|found| found.claim);
        out
    }

    fn best(&self, statement: usize, mut hits: Vec<Hit>, passage: &Passage<'_>) -> Option<Finding> {
        let (claim, statement) = (self.owners[statement], &self.statements[statement]);
        let mut best: Option<Finding> = None;
        for _ in 0..PLACES {
            let here = tiles::window(&hits, statement);
            if !is_promising(here, statement) {
                break;
            }
            let chain = tiles::chain(here, statement, &passage.words, |from, to| passage.missing(from, to));
            let (Some(first), Some(last)) = (chain.tiles.first(), chain.tiles.last()) else { break };
            let taken = first.text..last.text_end();
            if let Some(found) = self.finding(claim, statement, &chain, passage)
                && best.as_ref().is_none_or(|best| rank(&found, passage) < rank(best, passage))
            {
                best = Some(found);
            }
            hits.retain(|hit| !taken.contains(&hit.text));
        }
        best
    }

    fn finding(&self, claim: usize, statement: &Statement, chain: &Chain, passage: &Passage<'_>) -> Option<Finding> {
        let aligned = align::align(statement, chain, passage, self.lexicon);
        let found = aligned.same.len() + chain.moved.iter().map(|tile| tile.length).sum::<usize>();
        let similarity = found as f64 / statement.words.len() as f64;
        let longest = chain.tiles.iter().map(|tile| tile.length).max().unwrap_or(0);
        let short = statement.words.len() < SHORT && similarity < 1.0;
        let unbroken = longest >= UNBROKEN.min(statement.words.len().div_ceil(2));
        if similarity < ALTERED || short || !unbroken || !self.tells(statement, chain, &aligned) {
            return None;
        }
        let verdict = match (aligned.changes.is_empty(), aligned.split) {
            (false, _) => Verdict::Altered,
            (true, true) => Verdict::Split,
            (true, false) => Verdict::Verbatim,
        };
        let mut notes = notes::notes(statement, passage, &aligned.same);
        if aligned.idle_ellipsis {
            notes.insert(Note::Ellipsis);
        }
        let words = words_of(&aligned);
        let row = passage.row(&words);
        Some(Finding {
            claim,
            verdict,
            changes: aligned.changes.into_iter().collect(),
            notes: notes.into_iter().collect(),
            diff: aligned.diff,
            quoted: words.iter().all(|word| passage.is_quoted(*word)),
            spans: spans(&words, passage),
            row,
            same_speaker: self.same_speaker(claim, row, passage),
            similarity,
        })
    }

    /// Whether half of the telling words of a statement are among those found: *in the house* is not *in the garden*.
    fn tells(&self, statement: &Statement, chain: &Chain, aligned: &Alignment) -> bool {
        let moved = chain.moved.iter().flat_map(|tile| tile.statement..tile.statement_end());
        let found: std::collections::BTreeSet<usize> = aligned.same.iter().map(|(own, _)| *own).chain(moved).collect();
        let telling = (0..statement.words.len())
            .filter(|word| paraphrase::is_telling(&statement.words[*word], self.lexicon))
            .collect::<Vec<_>>();
        2 * telling.iter().filter(|word| found.contains(word)).count() >= telling.len()
    }

    fn paraphrase(&self, claim: usize, row: usize, share: f32, passage: &Passage<'_>) -> Finding {
        let content = passage.analysis.attributions.get(row).map(|row| row.content.clone());
        Finding {
            claim,
            verdict: Verdict::Paraphrased,
            changes: Vec::new(),
            notes: Vec::new(),
            diff: Vec::new(),
            quoted: false,
            spans: content.unwrap_or_default(),
            row: Some(row),
            same_speaker: self.same_speaker(claim, Some(row), passage),
            similarity: f64::from(share),
        }
    }

    fn same_speaker(&self, claim: usize, row: Option<usize>, passage: &Passage<'_>) -> Option<bool> {
        let claimed = self.claims[claim].speaker.trim();
        let speakers = &passage.analysis.namings.get(row?)?.speakers;
        let both = !claimed.is_empty() && !speakers.is_empty();
        both.then(|| may_be(claimed, speakers, self.lexicon))
    }
}

/// Whether hits cover enough of a statement to look closer.
fn is_promising(hits: &[Hit], statement: &Statement) -> bool {
    let mut covered = vec![false; statement.words.len()];
    for hit in hits {
        covered[hit.statement..hit.statement + hit.length].fill(true);
    }
    let count = covered.iter().filter(|covered| **covered).count();
    count > 0 && count as f64 >= PROMISING * covered.len() as f64
}

/// The better of two places comes first: verdict, then likeness, then who says it there, then which is earlier.
fn rank(found: &Finding, passage: &Passage<'_>) -> (Verdict, i64, u8, usize) {
    let naming = found.row.and_then(|row| passage.analysis.namings.get(row));
    let speaker = match (found.same_speaker, naming) {
        (Some(true), _) => 0,
        (_, Some(naming)) if !naming.speakers.is_empty() => 1,
        (_, Some(_)) => 2,
        (_, None) => 3,
    };
    let likeness = -(found.similarity * 1000.0) as i64;
    (found.verdict, likeness, speaker, found.spans.first().map_or(0, |span| span.start))
}

/// The words of the text that the statement has, in order.
fn words_of(aligned: &Alignment) -> Vec<usize> {
    let mut words: Vec<usize> =
        aligned.same.iter().map(|(_, word)| *word).chain(aligned.moved.iter().copied()).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Runs of words as spans.
fn spans(words: &[usize], passage: &Passage<'_>) -> Vec<Span> {
    let runs = words.chunk_by(|a, b| a + 1 == *b);
    let hull = |run: &[usize]| match (run.first(), run.last()) {
        (Some(first), Some(last)) => Some(passage.words.span(*first).hull(passage.words.span(*last))),
        _ => None,
    };
    runs.filter_map(hull).collect()
}
