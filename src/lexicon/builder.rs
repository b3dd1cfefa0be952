//! Makes an [`super::index::Index`] from words and runs of words.

use std::collections::{BTreeMap, HashMap};

use super::bytes;
use super::entries::Verb;
use super::hash::word_hash;
use super::index::{MOST_WORDS, MultiWord, Places, WordInfo, slot_of};
use super::list::Entries;
use crate::model::Class;

/// Words and runs of words as they are collected.
#[derive(Debug)]
pub(super) struct Builder {
    ids: HashMap<u64, u32>,
    texts: Vec<String>,
    infos: Vec<WordInfo<'static>>,
    nodes: Vec<Node>,
}

/// A node of the trie.
#[derive(Debug, Default)]
struct Node {
    next: BTreeMap<u32, u32>,
    ends: Vec<MultiWord>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            ids: HashMap::new(),
            texts: vec![String::new()],
            infos: vec![WordInfo::default()],
            nodes: vec![Node::default()],
        }
    }
}

impl Builder {
    /// Enters a word and lets `change` add to what is known of it. Words with a space inside are left alone: they go
    /// through [`Builder::add_multi`].
    pub(super) fn add(&mut self, word: &str, change: impl FnOnce(&mut WordInfo<'static>)) {
        if word.contains(' ') {
            return;
        }
        let id = self.intern(word);
        change(&mut self.infos[id as usize]);
    }

    /// Enters a word or a run of words of a class; `capital` for classes that only capitalised words have.
    pub(super) fn add_phrase(&mut self, text: &str, class: Class, capital: bool, multi: Option<MultiWord>) {
        let words: Vec<&str> = text.split(' ').collect();
        if words.len() > 1 {
            self.add_multi(&words, multi.unwrap_or(MultiWord::Class(class)));
        } else {
            self.add(
                text,
                |info| {
                    if capital { info.capital_classes.insert(class) } else { info.classes.insert(class) }
                },
            );
        }
    }

    /// Enters a run of words.
    pub(super) fn add_multi(&mut self, words: &[&str], entry: MultiWord) {
        let mut node = 0;
        for word in words.iter().flat_map(|word| owner_cut(word)) {
            let id = self.intern(word);
            let fresh = self.nodes.len() as u32;
            let next = *self.nodes[node].next.entry(id).or_insert(fresh);
            if next == fresh {
                self.nodes.push(Node::default());
            }
            node = next as usize;
        }
        let ends = &mut self.nodes[node].ends;
        if !ends.contains(&entry) {
            ends.push(entry);
        }
    }

    fn intern(&mut self, word: &str) -> u32 {
        let hash = word_hash(word);
        let fresh = self.infos.len() as u32;
        let id = *self.ids.entry(hash).or_insert(fresh);
        if id == fresh {
            self.texts.push(word.to_owned());
            self.infos.push(WordInfo { hash, ..WordInfo::default() });
        }
        id
    }

    /// Whether it holds more words than slots can tell.
    pub(super) fn is_full(&self) -> bool {
        self.infos.len() > MOST_WORDS as usize
    }

    /// The bytes of the index.
    pub(super) fn pack(&self) -> Vec<u8> {
        let (nodes, edges, ends) = self.pack_trie();
        // The root's edges come first, so a first word's node is its place among them and one.
        let first: HashMap<u32, u32> = (1..).zip(self.nodes[0].next.keys()).map(|(node, &word)| (word, node)).collect();
        let (mut words, mut texts) = (Vec::new(), Vec::new());
        let (mut traits, mut numbers) = (Vec::new(), Vec::new());
        let mut known = HashMap::new();
        for (id, (info, text)) in (0..).zip(self.infos.iter().zip(&self.texts)) {
            // Longer than any word; a line in the wrong place at worst.
            let text = if text.len() > usize::from(u16::MAX) { "" } else { text };
            let own = info.traits();
            let fresh = known.len() as u32;
            let shared = *known.entry(own).or_insert(fresh);
            if shared == fresh {
                traits.extend(own);
            }
            let node = first.get(&id).copied().unwrap_or(0);
            let at = Places { text: texts.len() as u32, number: (numbers.len() / 4) as u32, traits: shared, node };
            let (record, further) = WordInfo { text, ..*info }.pack(at);
            words.extend(record);
            numbers.extend(further.into_iter().flat_map(u32::to_le_bytes));
            texts.extend(text.as_bytes());
        }
        bytes::join(&[self.pack_slots(), words, traits, numbers, texts, nodes, edges, ends])
    }

    fn pack_slots(&self) -> Vec<u8> {
        // Two thirds of them hold a word.
        let size = self.infos.len() * 3 / 2 + 1;
        let mut slots = vec![0_u32; size];
        for (id, info) in (0..).zip(&self.infos).skip(1) {
            let (mut at, mark) = slot_of(info.hash, size);
            while slots[at] != 0 {
                at = (at + 1) % size;
            }
            slots[at] = mark | id;
        }
        slots.iter().flat_map(|slot| slot.to_le_bytes()).collect()
    }

    /// Nodes, edges and entries, numbered by depth, so that a node's edges lie side by side.
    fn pack_trie(&self) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
        let mut order = vec![0];
        let (mut nodes, mut edges, mut ends) = (Vec::new(), Vec::new(), Vec::new());
        let mut done = 0;
        while let Some(&node) = order.get(done) {
            done += 1;
            let node = &self.nodes[node as usize];
            for start in [edges.len() / 4, ends.len() / 4] {
                nodes.extend((start as u32).to_le_bytes());
            }
            for (word, next) in &node.next {
                edges.extend(word.to_le_bytes());
                order.push(*next);
            }
            ends.extend(node.ends.iter().flat_map(|end| end.pack().to_le_bytes()));
        }
        for end in [edges.len() / 4, ends.len() / 4] {
            nodes.extend((end as u32).to_le_bytes());
        }
        (nodes, edges, ends)
    }
}

/// A word as texts are cut into tokens: an owner’s ending stands by itself (*King* *’s* *College*, *teachers* *’* *union*).
fn owner_cut(word: &str) -> impl Iterator<Item = &str> {
    let ending = |end: &str| word.strip_suffix(end).filter(|stem| !stem.is_empty()).map(str::len);
    let cut = ["'s", "’s"].into_iter().find_map(ending);
    let plural = || ["'", "’"].into_iter().find_map(ending).filter(|&cut| word[..cut].ends_with('s'));
    let (stem, end) = word.split_at(cut.or_else(plural).unwrap_or(word.len()));
    std::iter::once(stem).chain((!end.is_empty()).then_some(end))
}

/// The word runs a phrase stands for: each starred verb in all its forms.
pub(super) fn expand_phrase<'a>(phrase: &'a str, verbs: &'a Entries<Verb>) -> Vec<Vec<&'a str>> {
    let mut runs: Vec<Vec<&str>> = vec![Vec::new()];
    for word in phrase.split(' ') {
        let forms: Vec<&str> = match word.strip_suffix('*') {
            Some(lemma) => forms_of(lemma, verbs),
            None => vec![word],
        };
        runs = runs
            .iter()
            .flat_map(|run| {
                forms.iter().map(move |form| {
                    let mut longer = run.clone();
                    longer.push(form);
                    longer
                })
            })
            .collect();
    }
    runs
}

fn forms_of<'a>(lemma: &'a str, verbs: &'a Entries<Verb>) -> Vec<&'a str> {
    let found = verbs.find(|verb| super::table::key_order(&verb.lemma, lemma));
    let Some(verb) = found else { return vec![lemma] };
    let mut forms: Vec<&str> = verb.forms.iter().flatten().map(String::as_str).collect();
    forms.sort_unstable();
    forms.dedup();
    forms
}
