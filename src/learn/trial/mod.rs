//! What a correction is worth before anybody uses it: each part of the articles is read with what the other parts taught, and
//! beside it with the weights that are there.

mod moved;
mod report;

pub use moved::{Change, Moved};
pub use report::{Part, Report, Sides, show};

use super::correction::{Article, Correction, Lessons, Stopped};
use crate::eval::{Evaluation, Found, Sheet, compare};
use crate::model::Analysis;
use crate::pipeline::Engine;

/// Into so many parts articles are cut, where there are as many.
const PARTS: usize = 5;

/// Two evaluations of the same articles: by the weights that are there, and by those that were learned elsewhere.
#[derive(Default)]
struct Both {
    shipped: Evaluation,
    learned: Evaluation,
}

impl Both {
    fn add(&mut self, place: usize, article: &Article, found: [&[Found]; 2], engine: Engine<'_>) {
        let name = place.to_string();
        for (evaluation, found) in [&mut self.shipped, &mut self.learned].into_iter().zip(found) {
            // Two articles may have one name, and are compared by it.
            let (text, names) = (article.text.as_str(), article.names.as_deref());
            let sheet = Sheet { name: &name, text, gold: &article.gold, found, names };
            evaluation.add(&sheet, engine.lexicon());
        }
    }
}

/// Learns a correction of the weights of `engine` from all of the articles, and tries on each part of them what the others
/// teach. `watch` is told how many steps of how many are done, and says whether to go on.
///
/// # Errors
/// `watch` said no.
pub fn trial(
    engine: Engine<'_>,
    articles: &[Article],
    watch: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<(Correction, Report), Stopped> {
    let parts = PARTS.min(articles.len());
    let lessons = Lessons::new(engine, articles);
    let mut all = Both::default();
    let (mut told, mut moved) = (Vec::new(), Vec::new());
    for part in 0..parts {
        let (held, rest): (Vec<usize>, Vec<usize>) = (0..articles.len()).partition(|at| at % parts == part);
        let correction = lessons.learn(&rest, &mut || watch(part, parts + 1))?;
        let weights = correction.on(engine.weights()).map_err(|_| Stopped)?;
        let (mut shipped, mut learned) = (engine.reader(), engine.with_weights(&weights).reader());
        let mut own = Both::default();
        for place in held {
            if !watch(part, parts + 1) {
                return Err(Stopped);
            }
            let article = &articles[place];
            let analyses: [Analysis; 2] = [shipped.analyse(&article.text), learned.analyse(&article.text)];
            let found = analyses.each_ref().map(Found::of);
            let found = found.each_ref().map(Vec::as_slice);
            all.add(place, article, found, engine);
            own.add(place, article, found, engine);
            moved.extend(moved::moved(article, found, &analyses[0].sentences, engine.lexicon()));
        }
        told.push(own);
    }
    let correction = lessons.learn(&(0..articles.len()).collect::<Vec<_>>(), &mut || watch(parts, parts + 1))?;
    let differences = compare(&all.shipped.documents, &all.learned.documents);
    let interval = differences.first().map_or([0.0; 2], |difference| difference.interval);
    let told: Vec<[&Evaluation; 2]> = told.iter().map(|both| [&both.shipped, &both.learned]).collect();
    Ok((correction, Report::new([&all.shipped, &all.learned], &told, interval, moved)))
}
