//! Analyses of the parts of a long text, put together as one.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::ops::Range;

use super::{
    Analysis, Attribution, CueId, Entity, EntityId, Mention, MentionId, MentionKind, QuoteId, QuoteSpan, Span,
};

/// What was found in the parts of a text so far. It takes a fraction of the memory that reading takes: tokens are not kept,
/// nor cues without a row. Who bears one name in several parts is one.
#[derive(Debug, Default)]
pub(crate) struct Joined {
    analysis: Analysis,
    /// How many tokens the parts so far had.
    tokens: usize,
    /// The bearers of names, by the hashes of name and kind, which take less than these.
    known: HashMap<u64, EntityId>,
    /// Keeps the mentions of no others.
    speakers_only: bool,
}

impl Joined {
    /// Nothing yet; all mentions are to be kept, or only those of who speaks in their part.
    pub(crate) fn new(speakers_only: bool) -> Self {
        Self { speakers_only, ..Self::default() }
    }

    /// Adds what was found in the part that begins at the byte `at`.
    pub(crate) fn add(&mut self, mut part: Analysis, at: usize) {
        let named: Vec<bool> = part.entities.iter().map(|entity| has_name(entity, &part.mentions)).collect();
        if self.speakers_only {
            keep_speakers(&mut part);
        }
        let all = &mut self.analysis;
        let (tokens, sentences, paragraphs) = (self.tokens, all.sentences.len(), all.paragraphs.len());
        let (quotes, mentions, rows) = (all.quotes.len(), all.mentions.len(), all.attributions.len());
        self.tokens += std::mem::take(&mut part.tokens).len();
        if at == 0 {
            all.metadata = part.metadata;
        }
        all.paragraphs.extend(part.paragraphs.into_iter().map(|mut one| {
            one.span = moved(one.span, at);
            one.body += at;
            one.tokens = shifted(&one.tokens, tokens);
            one.sentences = shifted(&one.sentences, sentences);
            one
        }));
        all.sentences.extend(part.sentences.into_iter().map(|mut one| {
            one.span = moved(one.span, at);
            one.tokens = shifted(&one.tokens, tokens);
            one.paragraph += paragraphs;
            one
        }));
        all.quotes.extend(part.quotes.into_iter().map(|quote| QuoteSpan {
            outer: moved(quote.outer, at),
            inner: moved(quote.inner, at),
            tokens: shifted(&quote.tokens, tokens),
            parent: quote.parent.map(|QuoteId(id)| QuoteId(id + quotes)),
            continues: quote.continues.map(|QuoteId(id)| QuoteId(id + quotes)),
            ..quote
        }));
        let mut ids = Vec::with_capacity(part.entities.len());
        for (mut entity, is_named) in part.entities.into_iter().zip(named) {
            let next = EntityId(all.entities.len());
            let known = is_named.then(|| {
                let hash = self.known.hasher().hash_one((&entity.name, entity.kind));
                *self.known.entry(hash).or_insert(next)
            });
            // Two may have one hash.
            let is_same = |id: &EntityId| {
                all.entities.get(id.0).is_none_or(|one| (&one.name, one.kind) == (&entity.name, entity.kind))
            };
            let id = known.filter(is_same).unwrap_or(next);
            ids.push(id);
            entity.mentions.iter_mut().for_each(|id| id.0 += mentions);
            match all.entities.get_mut(id.0) {
                Some(known) => {
                    known.mentions.append(&mut entity.mentions);
                    add_new(&mut known.titles, entity.titles);
                    add_new(&mut known.aliases, entity.aliases);
                    known.listed = known.listed.take().or(entity.listed);
                }
                None => {
                    entity.mentions.shrink_to_fit();
                    entity.name.shrink_to_fit();
                    all.entities.push(entity);
                }
            }
        }
        let id = |EntityId(id): EntityId| ids.get(id).copied().unwrap_or(EntityId(id));
        all.mentions.extend(part.mentions.into_iter().map(|mention| Mention {
            span: moved(mention.span, at),
            head: moved(mention.head, at),
            title: mention.title.map(|span| moved(span, at)),
            tokens: shifted(&mention.tokens, tokens),
            entity: mention.entity.map(id),
            ..mention
        }));
        all.namings.extend(part.namings.into_iter().map(|mut naming| {
            naming.entities.iter_mut().for_each(|one| *one = id(*one));
            naming.entities.shrink_to_fit();
            naming.speakers.shrink_to_fit();
            naming
        }));
        for mut row in part.attributions {
            if let Some(mut cue) = row.cue_id.and_then(|CueId(id)| part.cues.get(id)).cloned() {
                (cue.head, cue.tokens) = (cue.head + tokens, shifted(&cue.tokens, tokens));
                row.cue_id = Some(CueId(all.cues.len()));
                all.cues.push(cue);
            }
            move_row(&mut row, at);
            [&mut row.source, &mut row.cue, &mut row.content].into_iter().for_each(Vec::shrink_to_fit);
            row.quotes.iter_mut().for_each(|id| id.0 += quotes);
            row.continues = row.continues.map(|before| before + rows);
            all.attributions.push(row);
        }
        let new: Vec<_> = part.ambiguous.into_iter().filter(|one| !all.ambiguous.contains(one)).collect();
        all.ambiguous.extend(new);
    }

    /// All of it.
    pub(crate) fn analysis(self) -> Analysis {
        self.analysis
    }
}

/// Leaves the mentions of those who say nothing in a part out of what was found there.
fn keep_speakers(part: &mut Analysis) {
    let mut speaks = vec![false; part.entities.len()];
    for EntityId(id) in part.namings.iter().flat_map(|naming| &naming.entities) {
        if let Some(speaks) = speaks.get_mut(*id) {
            *speaks = true;
        }
    }
    let kept = |mention: &Mention| mention.entity.is_some_and(|EntityId(id)| speaks.get(id) == Some(&true));
    // The new place of each that is kept.
    let mut next = 0..;
    let places: Vec<Option<usize>> =
        part.mentions.iter().map(|mention| if kept(mention) { next.next() } else { None }).collect();
    part.mentions.retain(kept);
    for entity in &mut part.entities {
        let place = |MentionId(id): MentionId| places.get(id).copied().flatten().map(MentionId);
        entity.mentions = entity.mentions.iter().filter_map(|&id| place(id)).collect();
    }
}

/// Whether somebody is called by a name; *a spokesman* in one part is not the one in another.
fn has_name(entity: &Entity, mentions: &[Mention]) -> bool {
    entity.mentions.iter().any(|id| mentions.get(id.0).is_some_and(|mention| mention.kind == MentionKind::Name))
}

fn moved(span: Span, by: usize) -> Span {
    Span::new(span.start + by, span.end + by)
}

fn shifted(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

fn move_row(row: &mut Attribution, by: usize) {
    for span in row.source.iter_mut().chain(&mut row.cue).chain(&mut row.content).chain(&mut row.addressee) {
        *span = moved(*span, by);
    }
    if let Some(when) = &mut row.when {
        when.span = moved(when.span, by);
    }
}

fn add_new(known: &mut Vec<String>, more: Vec<String>) {
    for one in more {
        if !known.contains(&one) {
            known.push(one);
        }
    }
}
