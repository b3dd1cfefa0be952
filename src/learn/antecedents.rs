//! Learning whom a mention stands for: a log-linear ranking of candidates, of articles whose speakers are named.
//!
//! The rows are the program's own, as they will be when the weights are used. An article is read several times: what a
//! choice leaves behind is what the next one finds, so each reading goes by the weights that the one before has given.

use super::net;
use super::optimiser::{Interner, Weights as Learned};
use super::softmax::slopes;
use super::{Random, Settings};
use crate::attribution::dictionary::Dictionary;
use crate::entity::{self, Answer, Choices, Lesson, begins_in, name_words};
use crate::gold::GoldAttribution;
use crate::lexicon::Lexicon;
use crate::mention::{View, WordMap, find_mentions};
use crate::model::Analysis;
use crate::pipeline::Engine;
use crate::scorer::{Net, PRONOUN, Table, write_net, write_weights};

/// Settings of the ranker.
const RANKER: Settings =
    Settings { epochs: 8, rate: 0.05, least_count: 3, decay: 1e-2, prior: 0.0, caution: 1e-3, dropout: 0.5, seed: 7 };
/// How many runs, each with another order and other features left out, are put together: what they agree on stays.
const RUNS: u64 = 10;
/// How often the articles are read.
const READINGS: usize = 3;
/// Weights nearer to zero than this are left out while articles are read again.
const LEAST: f32 = 0.02;
/// And those that are less than 60 thousandths as the file has them: without them the choices are as good.
const LEAST_KEPT: f32 = 0.0595;

/// What stands in place of a name where nobody can be named.
const NOBODY: &str = "NOBODY";

/// Who the source of an annotated row is.
#[derive(Debug, Clone, Default)]
pub struct NamedRow {
    /// The row’s name in its gold file: `E1`.
    pub event: String,
    /// The speaker’s name.
    pub speaker: String,
}

/// An article with the speakers of its rows.
#[derive(Debug)]
pub struct NamedArticle {
    text: String,
    analysis: Analysis,
    answers: WordMap<usize, Answer>,
}

impl NamedArticle {
    /// Reads an article; rows of several speakers or none teach nothing.
    pub fn new(engine: &Engine<'_>, text: String, gold: &[GoldAttribution], named: &[NamedRow]) -> Self {
        let analysis = engine.analyse(&text);
        let lexicon = engine.lexicon();
        let mut answers = WordMap::default();
        let view = view(&text, &analysis, lexicon);
        let mentions = find_mentions(&view);
        for row in named.iter().filter(|row| !row.speaker.contains('|')) {
            let words = name_words(lexicon, &row.speaker);
            let Some(gold) = gold.iter().find(|gold| gold.id == row.event).filter(|_| !words.is_empty()) else {
                continue;
            };
            let Some(&mention) = begins_in(&view, &mentions, &gold.source).first() else { continue };
            let source: Vec<&str> = gold.source.iter().map(|span| span.slice(&text)).collect();
            let source = name_words(lexicon, &source.join(" "));
            let written = source.starts_with(&words) || source.get(1..).is_some_and(|rest| rest.starts_with(&words));
            // Nobody is named there: no candidate is right.
            let written = written || row.speaker == NOBODY;
            answers.insert(mention, Answer { words, written });
        }
        Self { text, analysis, answers }
    }

    fn read(&self, lexicon: &Lexicon, choices: Choices<'_>, leads: bool) -> Lesson {
        let view = view(&self.text, &self.analysis, lexicon);
        let mut mentions = find_mentions(&view);
        let mut lesson = Lesson::new(self.answers.clone(), leads);
        entity::build_and_note(&view, &mut mentions, &self.analysis.attributions, choices, &mut lesson);
        lesson
    }
}

fn view<'a>(text: &'a str, analysis: &'a Analysis, lexicon: &'a Lexicon) -> View<'a> {
    View::new(text, &analysis.paragraphs, &analysis.sentences, &analysis.tokens, &analysis.quotes, lexicon)
}

/// A choice as numbers: each candidate’s features and whether it is right.
type Example = Vec<(Vec<u32>, bool)>;

/// Learns the weights; gives the texts of their files, in the order of [`crate::attribution::weights::ANTECEDENTS`].
pub fn train_antecedents(articles: &[NamedArticle], lexicon: &Lexicon) -> [String; 2] {
    let (mut table, mut network) = (Table::default(), Net::default());
    for reading in 0..READINGS {
        let mut interner = Interner::default();
        let (mut examples, mut pronouns): (Vec<Example>, Vec<entity::PronounDecision>) = Default::default();
        for article in articles {
            let choices = Choices { ranking: &table, pronouns: &network };
            let lesson = article.read(lexicon, choices, reading == 0);
            let number = |decision: entity::Decision| -> Example {
                decision.iter().map(|(record, right)| (interner.intern(record), *right)).collect()
            };
            examples.extend(lesson.decisions.into_iter().map(number));
            pronouns.extend(lesson.pronouns);
        }
        let run = |run: u64| fit(&interner, &examples, &Settings { seed: RANKER.seed + run, ..RANKER });
        let weights = run(0).mean((1..RUNS).map(run).collect());
        table = weights.table(&interner, LEAST);
        network = net::train(&PRONOUN, &pronouns);
        if reading + 1 == READINGS {
            let header = format!(
                "Whom a mention stands for: a pronoun, a descriptor. Weight: for a candidate.\n\
                 Written by whosaid-train antecedents from {} choices in {} articles whose speakers are named; see docs/training.md.\n\
                 [kind of feature], then a line for each: what is asked and what the candidate is, in the classes that\n\
                 src/entity/features.rs tells, and what it adds to the candidate’s score, in thousandths.\n\
                 Licence: MIT OR Apache-2.0",
                examples.len(),
                articles.len()
            );
            let of_network = format!(
                "Whom he and she stand for. Score: of a candidate.\n\
                 Written by whosaid-train antecedents from {} choices in {} articles whose speakers are named; see docs/training.md.\n\
                 A line for each value of each number that src/entity/pronoun.rs tells: what it adds to each of the network’s sums.\n\
                 Then what the sums begin with, and what each counts in the score where it is above nought; all in hundredths.\n\
                 Licence: MIT OR Apache-2.0",
                pronouns.len(),
                articles.len()
            );
            let mut rows = weights.rows(&interner, &Dictionary::new(lexicon), LEAST_KEPT);
            // What tells of he and she alone is never asked for.
            rows.retain(|row| !row.values.iter().any(|value| entity::WORDS[..2].contains(&value.as_str())));
            let ranking = write_weights(&header, &mut rows);
            return [ranking, write_net(&of_network, &network, &PRONOUN)];
        }
    }
    Default::default()
}

/// Fits a softmax over the candidates of each choice; where several are right, their sum is to be large.
fn fit(interner: &Interner, examples: &[Example], settings: &Settings) -> Learned<1> {
    let mut weights = Learned::new(interner, settings);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(settings.seed);
    for pass in 0..settings.epochs {
        random.shuffle(&mut order);
        for &at in &order {
            let example = &examples[at];
            let kept: Vec<_> = example.iter().map(|(features, _)| random.keep(features, settings.dropout)).collect();
            let scores: Vec<f32> =
                kept.iter().map(|features| weights.sum(features)[0] / (1.0 - settings.dropout)).collect();
            for (features, slope) in kept.iter().zip(slopes(&scores, example)) {
                weights.step(features, &[slope]);
            }
        }
        weights.end_pass(pass);
    }
    weights.finish()
}
