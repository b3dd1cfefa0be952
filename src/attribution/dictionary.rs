//! The names behind the hashes in features, for weights files and explanations.

use std::collections::HashMap;

use super::propose::rules::{ALL as RULES, NONE, value};
use crate::cue::PHRASE_LEMMA;
use crate::entity;
use crate::lexicon::Lexicon;
use crate::model::WordId;
use crate::scorer::{Feature, name_hash, number};
use crate::sequence::Tag;

/// The names behind value hashes: words, tags, small numbers.
#[derive(Debug)]
pub struct Dictionary(HashMap<u64, String>);

impl Dictionary {
    /// Names of tags, small numbers, rules, and the lexicon's words.
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut names = HashMap::new();
        for id in 1.. {
            let info = lexicon.info(WordId(id));
            if info.hash == 0 {
                break;
            }
            names.insert(info.hash, info.text.to_lowercase().replace('’', "'"));
        }
        for n in 0..256 {
            names.insert(number(n), n.to_string());
        }
        for tag in Tag::ALL {
            names.insert(tag.value(), tag.name().to_lowercase());
        }
        names.extend(lexicon.acts.iter().map(|act| (name_hash(&act.act), act.act.clone())));
        names.extend(entity::WORDS.iter().map(|word| (name_hash(word), (*word).to_owned())));
        names.extend(RULES.iter().map(|rule| (value(Some(rule)), rule.id.to_owned())));
        names.insert(value(None), NONE.to_owned());
        names.insert(PHRASE_LEMMA, "#phrase".to_owned());
        Self(names)
    }

    /// The name behind a hash; none for a value that has none.
    pub fn name(&self, hash: u64) -> Option<&str> {
        self.0.get(&hash).map(String::as_str)
    }

    /// A feature in words: its template, then its values.
    pub fn describe(&self, feature: &Feature) -> String {
        let values: Vec<&str> =
            feature.values[..feature.arity].iter().map(|&hash| self.name(hash).unwrap_or("?")).collect();
        if values.is_empty() {
            feature.template.to_owned()
        } else {
            format!("{}: {}", feature.template, values.join(" "))
        }
    }
}
