//! Attribution rules: the patterns in which English puts source, cue and content, one small file each.
//!
//! A rule reads a cue's surroundings and says which chunks are its source and content. Rules do not decide: their reading
//! is evidence for the chain model, and the name under which a row is reported and explained. They are tried in the
//! order of [`ALL`]; the first that reads the cue speaks.

mod according_to_source;
mod adjective_cue;
mod as_source_cue_clause;
mod clause_parenthetical;
mod clause_source_cue;
mod coordinated_cue;
mod dash_credit;
pub(in crate::attribution) mod headline_colon;
mod in_source_view;
mod infinitive_cue;
mod label_colon;
mod noun_cue;
mod np_source_cue;
mod opening_participle;
mod participle_adding;
mod passive_by_source;
mod passive_impersonal;
mod possessive_noun_cue;
mod quote_cue_source;
mod quote_source_cue;
mod quote_source_cue_quote;
mod reading;
mod relative_who_cue;
mod reportedly;
mod rule;
mod seem_rest;
mod source_colon_quote;
mod source_cue_bare_clause;
mod source_cue_ing;
mod source_cue_noun_phrase;
mod source_cue_np_as;
mod source_cue_np_quote;
mod source_cue_object_infinitive;
mod source_cue_other_preposition;
mod source_cue_preposition;
mod source_cue_quote;
mod source_cue_that_clause;
mod source_cue_to_infinitive;
mod source_cue_wh_clause;
#[cfg(test)]
mod tests;
mod which_source_cue_clause;

use std::ops::Range;

use crate::model::{CueMatch, CueSource};
use crate::sequence::Sequence;
pub use rule::{Context, NONE, Read, Reading, Rule, value};

/// All rules, in the order in which they are tried.
pub const ALL: &[&Rule] = &[
    // A colon in a headline is neither a label nor a lead-in.
    &headline_colon::RULE,
    // A label opens its paragraph, so no clause stands before the colon.
    &label_colon::RULE,
    // Any other colon before a quotation closes a clause.
    &source_colon_quote::RULE,
    // A dash cues only behind a quotation.
    &dash_credit::RULE,
    // Adverbs of hearsay have no rival.
    &reportedly::RULE,
    // Phrases of source stand outside of the clause, so no subject is looked for.
    &according_to_source::RULE,
    // A noun of opinion set off by a comma has its content there, not behind it.
    &in_source_view::RULE,
    // A passive that names its source, before the one that names none.
    &passive_by_source::RULE,
    // A passive has its source nowhere else, so no active rule may read it.
    &passive_impersonal::RULE,
    // Both halves of a quotation, before the rules that see only one.
    &quote_source_cue_quote::RULE,
    // A quotation right before an inverted cue is surer than one further left.
    &quote_cue_source::RULE,
    // A quotation right before the subject, before what may follow the cue.
    &quote_source_cue::RULE,
    // A relative before the subject belongs to the content; the relative as subject comes next.
    &which_source_cue_clause::RULE,
    // A relative pronoun is the source by itself, whatever follows.
    &relative_who_cue::RULE,
    // A clause with as is no content of its own.
    &as_source_cue_clause::RULE,
    // An attribution between two commas, before one that ends the sentence.
    &clause_parenthetical::RULE,
    // A quotation behind the cue is surer than a clause.
    &source_cue_quote::RULE,
    // That and question words mark their clause; a bare one is a guess.
    &source_cue_that_clause::RULE,
    &source_cue_wh_clause::RULE,
    // Quoted words behind an object, before the object alone.
    &source_cue_np_quote::RULE,
    // An object with as, before the object alone.
    &source_cue_np_as::RULE,
    // Verbs of impression have no thinker, so they go before those whose subject is the source.
    &seem_rest::RULE,
    // An infinitive, before to as a preposition.
    &source_cue_to_infinitive::RULE,
    // An object with an infinitive, before the object alone and the bare clause.
    &source_cue_object_infinitive::RULE,
    // A gerund, before a clause or object that begins with one.
    &source_cue_ing::RULE,
    // A clause without that, before an object that begins alike.
    &source_cue_bare_clause::RULE,
    // A preposition of the cue, before the object.
    &source_cue_preposition::RULE,
    // The content left of the cue only when none stands right of it.
    &clause_source_cue::RULE,
    // An object is the last that an active verb can have.
    &source_cue_noun_phrase::RULE,
    // A content before the source, where nothing behind the cue can be one.
    &np_source_cue::RULE,
    // A preposition that the verb is not known with is more often an adverbial.
    &source_cue_other_preposition::RULE,
    // At a sentence’s start the source comes later; elsewhere it came before.
    &opening_participle::RULE,
    // Infinitives and participles borrow their source from another verb.
    &infinitive_cue::RULE,
    &participle_adding::RULE,
    // A verb without a subject of its own shares that of the verb before.
    &coordinated_cue::RULE,
    // A possessor names the source; other nouns have to look for it.
    &possessive_noun_cue::RULE,
    // A noun without a possessor.
    &noun_cue::RULE,
    // Adjectives have no rival.
    &adjective_cue::RULE,
];

/// The rule by which the turns of a transcript are reported.
pub const LABEL: &str = label_colon::RULE.id;

/// The rule by which headlines are reported whose speaker stands at their end.
pub const HEADLINE: &str = headline_colon::RULE.id;

/// The rules that read a clause or quotation as a content.
pub const CLAUSES: &[&str] = &[
    source_cue_bare_clause::RULE.id,
    source_cue_that_clause::RULE.id,
    source_cue_wh_clause::RULE.id,
    source_cue_quote::RULE.id,
    TAG,
];

/// The rule that reads attributions behind a clause.
pub const TAG: &str = clause_source_cue::RULE.id;

/// The rule that reads phrases of source.
pub const SOURCE: &str = according_to_source::RULE.id;
/// The rules that read attributions inside of a clause.
pub const INTERRUPTED: &[&str] = &[clause_parenthetical::RULE.id, SOURCE];

/// The rule by which credits behind a dash are reported.
pub const CREDIT: &str = dash_credit::RULE.id;

/// The subject that ends before the verb group that starts at a chunk.
pub(in crate::attribution) fn subject(sequence: &Sequence, start: usize) -> Option<Range<usize>> {
    reading::subject::before(sequence, start)
}

/// The first of the `rules` that reads the cue, with its reading.
pub fn read(rules: &[&'static Rule], context: &Context<'_>) -> Option<Read> {
    let first = |context: &Context<'_>| {
        let read = |(place, rule): (usize, &&'static Rule)| Some(Read { rule, place, reading: (rule.apply)(context)? });
        rules.iter().enumerate().find_map(read)
    };
    first(context).or_else(|| {
        // A phrase that leaves nothing to be content is read by its first word: declined to comment.
        let phrase =
            context.cue.source == CueSource::Phrase && context.sequence.chunks[context.cue.chunk].tag.is_cue_verb();
        let word = phrase.then(|| CueMatch { source: CueSource::Verb, ..context.cue.clone() })?;
        first(&Context { cue: &word, ..*context })
    })
}
