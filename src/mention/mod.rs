//! Mentions: every run of words that names somebody, describes somebody, or stands in for somebody.
//!
//! Three passes over the tokens, each in its own file: `name`, `descriptor`, `pronoun`. A mention may lie inside
//! another (*Clinton* in *Clinton’s campaign manager*). Who it is, is the next stage's question.

mod casing;
mod descriptor;
mod look;
mod name;
mod pronoun;
mod run;
#[cfg(test)]
pub(crate) mod testing;
mod title;
mod words;

pub use look::Look;
pub(crate) use look::{AUXILIARY, CLOSED, DETERMINER, FINITE};
pub(crate) use title::{is_courtesy_only, titles};
pub(crate) use words::{WordMap, WordSet};

use crate::model::Mention;

/// The mentions of a document, in text order; of those that begin together the longest first.
pub fn find_mentions(look: &Look<'_>) -> Vec<Mention> {
    let mut out = Vec::new();
    name::find(look, &mut out);
    let mut named = vec![false; look.tokens.len()];
    for mention in &out {
        named[mention.tokens.clone()].fill(true);
    }
    descriptor::find(look, &named, &mut out);
    pronoun::find(look, &named, &mut out);
    out.sort_by_key(|mention| (mention.tokens.start, std::cmp::Reverse(mention.tokens.end)));
    out
}
