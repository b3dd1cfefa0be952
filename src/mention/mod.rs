//! Mentions: every run of words that names somebody, describes somebody, or stands in for somebody.
//!
//! Three passes over the tokens, each in its own file: `name`, `descriptor`, `pronoun`. A mention may lie inside
//! another (*Clinton* in *Clinton’s campaign manager*). Who it is, is the next stage's question.

mod body;
mod body_noun;
mod casing;
mod descriptor;
mod edge;
mod front;
mod introduced;
mod kind_noun;
mod name;
mod nickname;
mod office;
mod opening;
mod partisan;
mod post_nominal;
mod pronoun;
mod run;
mod spoken;
#[cfg(test)]
pub(crate) mod testing;
mod title;
mod title_name;
mod title_word;
mod told;
mod view;
mod whereabouts;
mod words;

pub(crate) use body_noun::body_noun;
pub(crate) use title::{is_address_only, is_courtesy_only};
pub(crate) use title_word::{gender_told, is_of_office};
pub use view::View;
pub(crate) use view::{AUXILIARY, CLOSED, DETERMINER, FINITE};
pub(crate) use words::{WordMap, WordSet};

use crate::model::Mention;

/// The mentions of a document, in text order; of those that begin together the longest first.
pub fn find_mentions(view: &View<'_>) -> Vec<Mention> {
    let mut out = Vec::new();
    name::find(view, &mut out);
    let mut named = vec![false; view.tokens.len()];
    for mention in &out {
        named[mention.tokens.clone()].fill(true);
    }
    descriptor::find(view, &named, &mut out);
    pronoun::find(view, &named, &mut out);
    out.sort_by_key(|mention| (mention.tokens.start, std::cmp::Reverse(mention.tokens.end)));
    out
}
