//! What a row is about: words that stand in it in any of their forms.

use std::collections::HashSet;

use rust_stemmers::{Algorithm, Stemmer};

/// Words that have to stand together in what is said or in the sentences around it, in any order and with any
/// ending: *rent cap* in *they capped the rents*.
///
/// ```
/// use whosaid::export::Topic;
/// let topic = Topic::new("rent cap").expect("words");
/// assert!(topic.is_in("The minister said the rents would be capped."));
/// assert!(!topic.is_in("The minister said he would rent a car."));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    stems: Vec<String>,
}

impl Topic {
    /// The topic of these words; none where there is no word.
    pub fn new(words: &str) -> Option<Self> {
        let stemmer = Stemmer::create(Algorithm::English);
        let stems: Vec<String> = words_of(words).map(|word| stem(&stemmer, word)).collect();
        (!stems.is_empty()).then_some(Self { stems })
    }

    /// Whether all its words stand in a text.
    pub fn is_in(&self, text: &str) -> bool {
        let stemmer = Stemmer::create(Algorithm::English);
        // Stems begin as their words do, so most words need no stemming.
        let may_be = |word: &&str| {
            let first = word.chars().next().into_iter().flat_map(char::to_lowercase).next();
            self.stems.iter().any(|stem| stem.chars().next() == first)
        };
        let found: HashSet<String> = words_of(text).filter(may_be).map(|word| stem(&stemmer, word)).collect();
        self.stems.iter().all(|stem| found.contains(stem))
    }
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn stem(stemmer: &Stemmer, word: &str) -> String {
    stemmer.stem(&word.to_lowercase()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::Topic;

    #[test]
    fn forms_of_words_are_found() {
        let is_about = |topic: &str, text: &str| Topic::new(topic).is_some_and(|topic| topic.is_in(text));
        for text in ["RENTS were capped", "a cap on rent", "rent-capping"] {
            assert!(is_about("rent cap", text), "{text}");
        }
        for text in ["a parent capable of", "rent", ""] {
            assert!(!is_about("rent cap", text), "{text}");
        }
        assert!(is_about("Éclair", "two éclairs") && Topic::new(" … ").is_none());
    }
}
