//! Joins a body’s letters and its other short names to its full name: *WHO* to *World Health Organization*, *DoJ* to *US
//! Department of Justice*, *M&S* to *Marks & Spencer*, wherever in the text either stands.

use super::cluster::{Builder, Lot, NAMESAKES};
use super::form::{self, Part};
use crate::lexicon::MultiWord;
use crate::mention::{WordMap, body_noun};
use crate::model::{Class, Classes, EntityKind, MentionKind, Shape};

/// The most letters of a short name.
const LONGEST: usize = 10;

/// How many names before a bracket are looked through for the one that it stands behind.
const BEFORE: usize = 8;

/// A letter of a full name as its short name may use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letter {
    /// Of a word with a capital.
    Capital(char),
    /// Of a small word: *of*, *and*.
    Small(char),
    /// *&*
    And,
}

impl Builder<'_, '_> {
    /// *FBI* and *F.B.I.* are one already.
    pub(super) fn join_acronyms(&mut self) {
        self.join_metonyms();
        self.join_short_names();
        let introduced = self.bracketed();
        let short = |place: &usize| {
            let cluster = &self.clusters[*place];
            let letters = cluster.parts.len() == 1
                && cluster.mentions.iter().any(|&id| self.is_letters(id) || self.is_lettered_word(cluster.kind, id));
            letters || introduced.contains_key(place)
        };
        let short: Vec<usize> = (0..self.clusters.len()).filter(short).collect();
        let fronted = self.fronted();
        if short.is_empty() && fronted.is_empty() {
            return;
        }
        let mut spelled: WordMap<String, usize> = WordMap::default();
        for place in 0..self.clusters.len() {
            if self.may_be_shortened(place) {
                let fronted = self.behind_front(place);
                for letters in self.spellings(place).into_iter().chain(fronted) {
                    spelled.entry(letters).or_insert(place);
                }
            }
        }
        for (place, letters) in fronted {
            if let Some(&full) = spelled.get(&letters).filter(|&&full| full != place) {
                self.pour(place, full);
            }
        }
        for place in short {
            let own = self.parts.text(self.clusters[place].parts[0]);
            let listed = || self.by_lexicon(place).filter(|&full| full != place);
            let told = introduced.get(&place).copied().or_else(listed);
            let capitals = || self.capitals(place).and_then(|capitals| spelled.get(&capitals).copied());
            let full = told.or_else(|| spelled.get(own).copied()).or_else(capitals);
            // BT Together is not what BT is short for.
            let holds = |full: usize| self.clusters[full].parts.contains(&self.clusters[place].parts[0]);
            let fits = |full: usize| told == Some(full) || !holds(full) && self.may_stand_for(place, full);
            let full = full.filter(|&full| full != place && fits(full));
            let Some(full) = full else { continue };
            if self.clusters[full].kind == EntityKind::Unknown {
                self.clusters[full].kind = EntityKind::Organisation;
            }
            self.pour(place, full);
        }
    }

    /// Names of a word in capitals with the letters of what follows it: *NHS GHK* of *NHS Greater Harlow Kale*.
    fn fronted(&self) -> Vec<(usize, String)> {
        let letters = |place: usize| {
            let cluster = &self.clusters[place];
            let &id = cluster.mentions.first()?;
            let head = self.view.head(&self.mentions[id]);
            let two = cluster.parts.len() == 2 && head.len() == 2;
            let upper = |at: usize| self.view.tokens[at].shape == Shape::Upper && self.view.word(at).len() > 1;
            let body = matches!(cluster.kind, EntityKind::Organisation | EntityKind::Unknown);
            let fits = two && body && upper(head.start) && upper(head.start + 1);
            fits.then(|| {
                let parts = &cluster.parts;
                (place, format!("{} {}", self.parts.text(parts[0]), self.parts.text(parts[1])))
            })
        };
        (0..self.clusters.len()).filter_map(letters).collect()
    }

    /// How a full name that begins with a word in capitals is written with that word kept.
    fn behind_front(&self, place: usize) -> Option<String> {
        let cluster = &self.clusters[place];
        let &id = cluster.mentions.first()?;
        let head = self.view.head(&self.mentions[id]);
        let upper = self.view.tokens[head.start].shape == Shape::Upper && cluster.parts.len() > 2;
        let letters = self.spelling(id, |letter| matches!(letter, Letter::Capital(_)));
        let rest: String = letters.chars().skip(1).collect();
        (upper && rest.len() > 1).then(|| format!("{} {rest}", self.parts.text(cluster.parts[0])))
    }

    /// Gives the mentions of a cluster to another.
    pub(super) fn pour(&mut self, from: usize, to: usize) {
        let moved = std::mem::take(&mut self.clusters[from].mentions);
        for &id in &moved {
            self.lots[id] = Lot::One(to);
        }
        self.clusters[to].mentions.extend(moved);
    }

    /// Names that stand for one institution: *No 10* and *Downing Street*.
    fn join_metonyms(&mut self) {
        let mut first: WordMap<&str, usize> = WordMap::default();
        for place in 0..self.clusters.len() {
            let cluster = &self.clusters[place];
            let Some(&id) = cluster.mentions.first().filter(|_| cluster.kind == EntityKind::Organisation) else {
                continue;
            };
            let tokens = self.view.head(&self.mentions[id]);
            let found = self.view.longest(tokens.start, tokens.end).filter(|(length, _)| *length == tokens.len());
            let metonym = found.and_then(|(_, entries)| {
                entries.iter().find_map(|entry| match entry {
                    MultiWord::Metonym(entry) => Some(*entry),
                    _ => None,
                })
            });
            let Some(entry) = metonym else { continue };
            let of = self.view.lexicon.metonyms[entry as usize].of.as_str();
            match first.get(of) {
                Some(&to) if !of.is_empty() => self.pour(place, to),
                _ => drop(first.insert(of, place)),
            }
        }
    }

    /// Short names that the lexicon gives: *the Fed* where the text has the *Federal Reserve* too. A place is no body’s name.
    fn join_short_names(&mut self) {
        let lexicon = self.view.lexicon;
        for entry in lexicon.short_names.iter() {
            let Some(short) = self.named_body(&entry.short) else { continue };
            let full = entry.full.iter().find_map(|full| self.named_body(full));
            if let Some(full) = full.filter(|&full| full != short) {
                self.pour(short, full);
            }
        }
    }

    /// As [`Self::named`], if it is no place’s either.
    fn named_body(&self, name: &str) -> Option<usize> {
        self.named(name).filter(|&place| self.clusters[place].kind != EntityKind::Place)
    }

    /// The cluster of the name that is written so, if it is no person’s.
    fn named(&self, name: &str) -> Option<usize> {
        let words = name.split(' ').map(|word| self.parts.find(&form::plain(word)));
        let parts: Vec<Part> = words.collect::<Option<_>>()?;
        let candidates = self.by_last.get(&self.parts.surname(*parts.last()?))?;
        let fits = |&&place: &&usize| {
            let cluster = &self.clusters[place];
            cluster.parts == parts && cluster.kind != EntityKind::Person && !cluster.mentions.is_empty()
        };
        candidates.iter().take(NAMESAKES).find(fits).copied()
    }

    /// Short names in brackets behind a name whose letters they are: *Relief Without Walls (RWW)*, *Rate Office (Raof)*.
    fn bracketed(&self) -> WordMap<usize, usize> {
        let view = self.view;
        let mut out = WordMap::default();
        for (id, mention) in self.mentions.iter().enumerate() {
            let start = mention.tokens.start;
            let brackets = start > 0 && view.word(start - 1) == "(" && view.word(mention.tokens.end) == ")";
            if !brackets || mention.kind != MentionKind::Name || mention.tokens.len() != 1 {
                continue;
            }
            let from = id.saturating_sub(BEFORE);
            let before = self.mentions[from..id].iter().rposition(|other| {
                let end = other.tokens.end + usize::from(view.is_possessive(other.tokens.end));
                other.kind == MentionKind::Name && end + 1 == start && other.tokens.len() > 1
            });
            if let Some(before) = before.map(|place| from + place)
                && let (Lot::One(short), Lot::One(full)) = (&self.lots[id], &self.lots[before])
                && short != full
                && self.clusters[*full].kind != EntityKind::Person
                && (self.stands_for(id, before) || self.shares_letters(id, before))
            {
                out.insert(*short, *full);
            }
        }
        out
    }

    /// Whether the letters of a short name stand in its full name in their order, the first of them at the head of a word
    /// (the test of Schwartz and Hearst, 2003), and it is written like one or is no word that the lexicons know.
    fn stands_for(&self, short: usize, full: usize) -> bool {
        let word = self.view.word(self.view.head(&self.mentions[short]).start);
        let own: Vec<char> = form::plain(word).chars().filter(|c| c.is_alphanumeric()).collect();
        if !(2..=LONGEST).contains(&own.len()) {
            return false;
        }
        let firsts = self.spelling(full, |letter| matches!(letter, Letter::Capital(_)));
        if firsts.chars().eq(own.iter().copied()) {
            return true;
        }
        let long: Vec<char> = self.mentions[full].head.slice(self.view.text).to_lowercase().chars().collect();
        let mut end = long.len();
        for (place, letter) in own.iter().enumerate().rev() {
            let fits = |&at: &usize| long[at] == *letter && (place > 0 || at == 0 || !long[at - 1].is_alphanumeric());
            match (0..end).rev().find(fits) {
                Some(at) => end = at,
                None => return false,
            }
        }
        // Secamb may be one, Labour is none.
        let at = self.view.head(&self.mentions[short]).start;
        let known = Classes::of(&[Class::Place, Class::Given, Class::Affiliation, Class::Organisation, Class::Role]);
        self.is_letters(short) || own.len() > 3 && !self.view.any(at, known)
    }

    /// Whether letters in brackets have some of a body’s in common: *Climate Council (UKCC)*. They are of another tongue or of a
    /// longer name that the text does not give. At least two come in the same order, the first of either among them; and they are
    /// no other body’s that the lexicons know.
    fn shares_letters(&self, short: usize, full: usize) -> bool {
        const LEAST: usize = 3;
        let at = self.view.head(&self.mentions[short]).start;
        let body = self.mentions[full].entity_kind == EntityKind::Organisation;
        let place = self.view.any(at, Classes::of(&[Class::Place, Class::Demonym]));
        let name = self.mentions[full].head.slice(self.view.text);
        let entry = self.view.info(at).organisation;
        let its = entry.is_some_and(|entry| self.view.lexicon.organisations[entry as usize].name == name);
        let other = !its && self.view.any(at, Classes::of(&[Class::Organisation, Class::Media]));
        let own: Vec<char> = form::plain(self.view.word(at)).chars().collect();
        let firsts: Vec<char> = self.spelling(full, |letter| matches!(letter, Letter::Capital(_))).chars().collect();
        // Office for National (ONS) statistics: the name goes on behind the brackets.
        let cut = own.iter().take(firsts.len()).eq(firsts.iter());
        let ordered = shares_first(&own, &firsts) || shares_first(&firsts, &own);
        let fits = (LEAST..=LONGEST).contains(&own.len()) && self.is_letters(short);
        body && !place && !other && !cut && fits && ordered
    }

    /// Whether a name is written as letters are: *FCRU*, *DoJ*, *M&S*.
    pub(super) fn is_letters(&self, id: usize) -> bool {
        let tokens = self.view.head(&self.mentions[id]);
        let word = self.view.word(tokens.start);
        let upper = word.chars().filter(|c| c.is_uppercase()).count();
        self.view.tokens[tokens.start].shape == Shape::Upper || upper > 1 && word.chars().count() <= LONGEST
    }

    /// Whether a name is one word that may be letters said as a word: *Socamb*. No word that the lexicons hold for anything is,
    /// but for a body’s letters that they give.
    fn is_lettered_word(&self, kind: EntityKind, id: usize) -> bool {
        const LEAST: usize = 3;
        let at = self.view.head(&self.mentions[id]).start;
        let known = Classes::of(&[Class::Place, Class::Demonym, Class::Given, Class::Affiliation, Class::Role]);
        let word = self.view.word(at);
        let length = word.chars().count();
        let entry = self.view.info(at).organisation.map(|entry| &self.view.lexicon.organisations[entry as usize]);
        let listed = entry.is_some_and(|entry| entry.acronym.eq_ignore_ascii_case(word));
        let free = self.view.tokens.get(at).is_some_and(|token| token.classes == Classes::NONE);
        matches!(kind, EntityKind::Organisation | EntityKind::Unknown)
            && (LEAST..=LONGEST).contains(&length)
            && self.view.is_capital(at)
            && !self.view.any(at, known)
            && (listed || free)
    }

    /// The capitals of a short name that has small letters too, where they are several: *DrKW*.
    fn capitals(&self, place: usize) -> Option<String> {
        const LEAST: usize = 3;
        let &id = self.clusters[place].mentions.first()?;
        let word = self.view.word(self.view.head(&self.mentions[id]).start);
        let capitals = word.chars().filter(|c| c.is_uppercase());
        let capitals: String = capitals.flat_map(char::to_lowercase).collect();
        (capitals.chars().count() >= LEAST && word.contains(char::is_lowercase)).then_some(capitals)
    }

    /// Whether letters found in a full name may be its. Two words that nothing tells to be a body are a person’s too often: they
    /// have a sign between them, or begin with no given name and the letters are a body’s.
    fn may_stand_for(&self, short: usize, full: usize) -> bool {
        const FEW: usize = 3;
        let cluster = &self.clusters[full];
        let several = cluster.parts.len() > 2;
        let (Some(&id), Some(&long)) = (self.clusters[short].mentions.first(), cluster.mentions.first()) else {
            return false;
        };
        let body = self.clusters[short].kind == EntityKind::Organisation;
        let whole = cluster.kind == EntityKind::Organisation;
        // Letters said as a word: one of the two is told to be a body, and the long one where they are few.
        let few = self.view.word(self.view.head(&self.mentions[id]).start).chars().nth(FEW).is_none();
        if !self.is_letters(id) && !whole && (few || !body) {
            return false;
        }
        if several || cluster.kind != EntityKind::Unknown {
            return several || self.is_letters(id);
        }
        let mut tokens = self.view.head(&self.mentions[long]);
        let given = self.view.has(tokens.start, Class::Given);
        tokens.any(|at| self.view.word(at) == "&") || !given && body
    }

    /// A body, or what may be one: of three words at least, or of two with a sign between or no given name among them.
    fn may_be_shortened(&self, place: usize) -> bool {
        let cluster = &self.clusters[place];
        let Some(&id) = cluster.mentions.first() else { return false };
        let several = cluster.parts.len() > 1;
        match cluster.kind {
            EntityKind::Organisation => several,
            EntityKind::Unknown => {
                let mut tokens = self.view.head(&self.mentions[id]);
                let sign = tokens.clone().any(|at| self.view.word(at) == "&");
                cluster.parts.len() > 2 || several && (sign || tokens.all(|at| !self.view.has(at, Class::Given)))
            }
            _ => false,
        }
    }

    /// The letters of a full name; of a word in capitals all, where that is wanted: *UK Tide Party*, UKTP.
    fn letters(&self, id: usize, all: bool) -> Vec<Letter> {
        let view = self.view;
        let mut out = Vec::new();
        for at in view.head(&self.mentions[id]) {
            let word = view.word(at);
            if word == "&" {
                out.push(Letter::And);
            } else if all && view.tokens[at].shape == Shape::Upper {
                out.extend(
                    word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).map(Letter::Capital),
                );
            } else if view.is_capital(at) {
                // Rate-Setting Board, RSB
                let firsts = word.split('-').filter_map(|part| part.chars().next()).filter(|c| c.is_uppercase());
                out.extend(firsts.flat_map(char::to_lowercase).map(Letter::Capital));
            } else if let Some(first) = word.chars().next().filter(|_| view.is_word(at)) {
                out.push(Letter::Small(first));
            }
        }
        out
    }

    fn spelling(&self, id: usize, uses: impl Fn(&Letter) -> bool) -> String {
        spell(&self.letters(id, false), uses)
    }

    /// How a full name may be written short: by all its capitals, with its small words or its sign, without where it is from
    /// in front, without what kind of firm it is behind.
    fn spellings(&self, place: usize) -> Vec<String> {
        const LEAST: usize = 3;
        let view = self.view;
        let id = self.clusters[place].mentions[0];
        let letters = self.letters(id, false);
        let capital = |letter: &Letter| matches!(letter, Letter::Capital(_));
        let mut out = vec![spell(&letters, capital)];
        let tokens = view.head(&self.mentions[id]);
        let origin = Classes::of(&[Class::Place, Class::Demonym]);
        let front = usize::from(tokens.len() > 2 && view.any(tokens.start, origin) && letters.len() > 2);
        let company = body_noun(view, tokens.clone()).is_some_and(|noun| noun.kind == "company");
        let back = letters.len() - usize::from(tokens.len() > 2 && company);
        for part in [&letters[..], &letters[front..], &letters[front..back.max(front)]] {
            let small = part.iter().any(|letter| matches!(letter, Letter::Small(_)));
            let sign = part.contains(&Letter::And);
            out.push(spell(part, capital));
            if small {
                out.push(spell(part, |letter| *letter != Letter::And));
            }
            if sign {
                out.push(spell(part, |letter| matches!(letter, Letter::Capital(_) | Letter::And)));
            }
        }
        // All capitals may be two, for what is known to be a body.
        let body = self.clusters[place].kind == EntityKind::Organisation;
        // Rajasthan High Court, HC
        let placed = (body && front == 1).then(|| spell(&letters[1..], capital));
        let first = view.head(&self.mentions[id]).start;
        if view.tokens[first].shape == Shape::Upper {
            out.push(spell(&self.letters(id, true), capital));
        }
        let (whole, rest) = out.split_at(1);
        let sure = body || self.clusters[place].parts.len() == 2;
        let whole = whole.iter().filter(|letters| sure || letters.len() >= LEAST);
        whole
            .chain(rest.iter().filter(|letters| letters.len() >= LEAST || placed.as_ref() == Some(*letters)))
            .cloned()
            .collect()
    }

    /// The cluster of the full name that the lexicon gives for this acronym.
    fn by_lexicon(&self, place: usize) -> Option<usize> {
        let id = self.clusters[place].mentions[0];
        let tokens = self.view.head(&self.mentions[id]);
        let entry = self.view.info(tokens.start).organisation?;
        self.named(&self.view.lexicon.organisations[entry as usize].name)
    }
}

/// Whether the first of `a` stands in `b`, and another of `a` behind it.
fn shares_first(a: &[char], b: &[char]) -> bool {
    let Some((first, rest)) = a.split_first() else { return false };
    let behind = b.iter().position(|letter| letter == first).map(|at| &b[at + 1..]);
    behind.is_some_and(|behind| rest.iter().any(|letter| behind.contains(letter)))
}

fn spell(letters: &[Letter], uses: impl Fn(&Letter) -> bool) -> String {
    let used = letters.iter().filter(|letter| uses(letter));
    used.map(|letter| match letter {
        Letter::Capital(c) | Letter::Small(c) => *c,
        Letter::And => '&',
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use crate::entity::testing::{whose, whose_last};

    #[test]
    fn an_acronym_joins_its_body() {
        let text = "The Harlow Housing Association (HHA) met. The HHA said little.";
        assert_eq!(whose_last(text, "HHA"), "Harlow Housing Association");
        let text = "They fund Relief Without Walls (RWW) there. RWW said little.";
        assert_eq!(whose_last(text, "RWW"), "Relief Without Walls");
        let text = "The South Coast Ambulance Service (Socamb) met. Socamb said little.";
        assert_eq!(whose_last(text, "Socamb"), "South Coast Ambulance Service");
        let text = "The Department of Justice met. The DoJ said little.";
        assert_eq!(whose_last(text, "DoJ"), "Department of Justice");
    }

    #[test]
    fn small_words_and_signs_may_count() {
        let text = "They met the Department of Tides there. The DoT said little.";
        assert_eq!(whose_last(text, "DoT"), "Department of Tides");
        assert_eq!(whose_last("Quist & Roe cut prices. Q&R said little.", "Q&R"), "Quist & Roe");
        assert_eq!(whose("The NTA said no. They met the National Tide Agency there.", "NTA"), "National Tide Agency");
    }

    #[test]
    fn a_bracket_tells_what_is_short_for_what() {
        let text = "They met the Kelp Transport Research Council (Ketrec). Ketrec said little.";
        assert_eq!(whose_last(text, "Ketrec"), "Kelp Transport Research Council");
        let text = "They met at Harlow Housing Association (Tarn). Tarn is old.";
        assert_ne!(whose_last(text, "Tarn"), "Harlow Housing Association");
    }

    #[test]
    fn letters_in_brackets_need_not_be_all_of_the_name() {
        let text = "They met the Tide Change Committee (HKTCC) there. HKTCC said little.";
        assert_eq!(whose_last(text, "HKTCC"), "Tide Change Committee");
        let text = "The Tide Association for Kale's (MTAK) tool is free. MTAK said little.";
        assert_eq!(whose_last(text, "MTAK"), "Tide Association for Kale");
        let text = "They met the Tide Change Committee (XQZ) there. XQZ said little.";
        assert_ne!(whose_last(text, "XQZ"), "Tide Change Committee");
        let text = "They met the Tide Change Committee (CXT) there. CXT said little.";
        assert_ne!(whose_last(text, "CXT"), "Tide Change Committee");
        let text = "They met the Bank Tide Council (NBC) there. NBC said little.";
        assert_ne!(whose_last(text, "NBC"), "Bank Tide Council");
    }

    #[test]
    fn a_word_in_capitals_may_stay_before_letters() {
        let text = "They met NHS Greater Harlow Kale there. NHS GHK said little.";
        assert_eq!(whose_last(text, "NHS GHK"), "NHS Greater Harlow Kale");
        let text = "They met NHS Greater Harlow Kale there. NHS QZ said little.";
        assert_ne!(whose_last(text, "NHS QZ"), "NHS Greater Harlow Kale");
    }

    #[test]
    fn letters_said_as_a_word() {
        let text = "They met the National Tide Research Agency there. Ntra said little.";
        assert_eq!(whose_last(text, "Ntra"), "National Tide Research Agency");
        let text = "They met the National Tide Research Agency there. Nora said little.";
        assert_ne!(whose_last(text, "Nora"), "National Tide Research Agency");
        let text = "They met Drummond Kale Wendorf there. DrKW said little.";
        assert_eq!(whose_last(text, "DrKW"), "Drummond Kale Wendorf");
    }

    #[test]
    fn a_word_in_capitals_lends_all_its_letters() {
        let text = "They met the UK Tide Party there. UKTP said little.";
        assert_eq!(whose_last(text, "UKTP"), "UK Tide Party");
    }

    #[test]
    fn two_words_may_be_a_firm_but_a_person_is_none() {
        let text = "They met at carmaker Hewlett Packard. HP said little.";
        assert_eq!(whose_last(text, "HP"), "Hewlett Packard");
        let text = "They met Paul Marrin there. The PM said little.";
        assert_ne!(whose_last(text, "PM"), "Paul Marrin");
    }

    #[test]
    fn a_short_name_of_the_lexicon_takes_the_long_one_of_the_text() {
        let text = "They met the Federal Reserve there. The Fed said little.";
        assert_eq!(whose_last(text, "Fed"), "Federal Reserve");
        assert_eq!(whose_last("The Fed said little.", "Fed"), "Fed");
    }

    #[test]
    fn two_names_of_one_institution() {
        let text = "Downing Street said no. Later No 10 said yes.";
        assert_eq!(whose_last(text, "No 10"), "Downing Street");
    }
}
