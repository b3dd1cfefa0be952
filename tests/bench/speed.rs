//! Speed of the whole pipeline and of each stage, in bytes of text a second, and of texts that try it hard.
//!
//! `cargo bench` runs it all; `cargo bench -- whole` one group. The text is the project's own articles, repeated.

use std::sync::{LazyLock, Mutex};

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use whosaid::attribution::propose::decode::Cache;
use whosaid::attribution::weights::{FILES, Weights};
use whosaid::attribution::{self, Parts};
use whosaid::cue;
use whosaid::export::{Document, Format, Report, TableOptions, Writer};
use whosaid::lexicon::{Lexicon, Sources};
use whosaid::model::{CueMatch, QuoteSpan};
use whosaid::segment::{self, Segmentation};
use whosaid::sequence::{self, Sequence};
use whosaid::{Engine, Reader, quote};

fn main() {
    divan::main();
}

/// The project's articles.
fn articles() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("the fixtures are there").flatten().collect();
    paths.sort_by_key(std::fs::DirEntry::path);
    let texts = paths.iter().filter_map(|path| std::fs::read_to_string(path.path().join("article.txt")).ok());
    let texts: Vec<String> = texts.collect();
    assert!(!texts.is_empty(), "no article in {folder}");
    texts
}

/// The articles over and over, to about a megabyte.
fn megabyte() -> Vec<String> {
    let articles = articles();
    let size: usize = articles.iter().map(String::len).sum();
    articles.iter().cycle().take(articles.len() * 1_000_000_usize.div_ceil(size)).cloned().collect()
}

/// The built-in weights, from their files.
fn weights() -> &'static Weights {
    static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../weights/en");
        let texts =
            FILES.map(|file| std::fs::read_to_string(format!("{folder}/{file}")).expect("the weights are there"));
        Weights::read(folder, texts.each_ref().map(String::as_str)).expect("the built-in files are right")
    });
    &WEIGHTS
}

fn size(texts: &[String]) -> BytesCount {
    BytesCount::new(texts.iter().map(String::len).sum::<usize>())
}

fn json(reader: &mut Reader<'_>, text: &str) -> Vec<u8> {
    let found = reader.analyse(text);
    let report = Report::new(Document { text, ..Document::default() }, &found, Lexicon::built_in());
    let mut writer = Writer::new(Vec::new(), Format::Jsonl, TableOptions::default()).expect("memory takes everything");
    writer.write(&report).expect("memory takes everything");
    writer.finish().expect("memory takes everything")
}

mod whole {
    use super::*;

    /// Text to JSON Lines, article by article.
    #[divan::bench]
    fn articles_to_json_lines(bencher: Bencher<'_, '_>) {
        let texts = megabyte();
        let mut reader = Engine::built_in().reader();
        let mut all = || texts.iter().map(|text| json(&mut reader, text).len()).sum::<usize>();
        bencher.counter(size(&texts)).bench_local(&mut all);
    }

    /// Text to an analysis.
    #[divan::bench]
    fn articles_to_analyses(bencher: Bencher<'_, '_>) {
        let texts = megabyte();
        let mut reader = Engine::built_in().reader();
        bencher.counter(size(&texts)).bench_local(|| {
            for text in &texts {
                black_box(reader.analyse(text));
            }
        });
    }
}

/// What a program would take that only found the lexicons' words: the least there is to compare with.
mod yardstick {
    use aho_corasick::{AhoCorasick, MatchKind};
    use whosaid::model::WordId;

    use super::*;

    /// One pass of all words of the lexicons, longest match first, letters in upper and lower case alike.
    #[divan::bench]
    fn one_pass_of_aho_corasick(bencher: Bencher<'_, '_>) {
        let lexicon = Lexicon::built_in();
        let words: Vec<&str> =
            (1..).map(|id| lexicon.info(WordId(id)).text).take_while(|text| !text.is_empty()).collect();
        let words = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(words)
            .expect("the words fit");
        let texts = megabyte();
        bencher
            .counter(size(&texts))
            .bench_local(|| texts.iter().map(|text| words.find_iter(text.as_str()).count()).sum::<usize>());
    }
}

/// What the stages before a stage give it.
struct Prepared {
    text: String,
    cut: Segmentation,
    quotes: Vec<QuoteSpan>,
    sequence: Sequence,
    cues: Vec<CueMatch>,
}

fn prepared() -> Vec<Prepared> {
    let engine = Engine::built_in();
    let lexicon = engine.lexicon();
    let texts = megabyte().into_iter();
    let prepare = |text: String| {
        let cut = segment::segment(&text, lexicon);
        let quotes = quote::find_quotes(&text, &cut.paragraphs, &cut.tokens, lexicon);
        let sequence = sequence::lay_out(&text, &cut.paragraphs, &cut.sentences, &cut.tokens, &quotes);
        let cues = cue::find_cues(&sequence, &cut.tokens, lexicon, &weights().cue);
        Prepared { text, cut, quotes, sequence, cues }
    };
    texts.map(prepare).collect()
}

mod stages {
    use super::*;

    fn each<T>(bencher: Bencher<'_, '_>, stage: impl Fn(&Prepared, Engine<'static>) -> T + Sync) {
        let documents = prepared();
        let bytes = documents.iter().map(|document| document.text.len()).sum::<usize>();
        bencher.counter(BytesCount::new(bytes)).bench(|| {
            for document in &documents {
                black_box(stage(document, Engine::built_in()));
            }
        });
    }

    #[divan::bench]
    fn segment(bencher: Bencher<'_, '_>) {
        each(bencher, |one, engine| segment::segment(&one.text, engine.lexicon()));
    }

    #[divan::bench]
    fn quotations(bencher: Bencher<'_, '_>) {
        each(bencher, |one, engine| {
            quote::find_quotes(&one.text, &one.cut.paragraphs, &one.cut.tokens, engine.lexicon())
        });
    }

    #[divan::bench]
    fn sequence(bencher: Bencher<'_, '_>) {
        each(bencher, |one, _| {
            let cut = &one.cut;
            sequence::lay_out(&one.text, &cut.paragraphs, &cut.sentences, &cut.tokens, &one.quotes)
        });
    }

    #[divan::bench]
    fn cues(bencher: Bencher<'_, '_>) {
        each(bencher, |one, engine| cue::find_cues(&one.sequence, &one.cut.tokens, engine.lexicon(), &weights().cue));
    }

    #[divan::bench]
    fn attributions(bencher: Bencher<'_, '_>) {
        let memory = Mutex::new(Cache::default());
        each(bencher, |one, engine| {
            let Prepared { text, cut, quotes, sequence, cues } = one;
            let lexicon = engine.lexicon();
            let rules = attribution::propose::rules::ALL;
            let parts = Parts { text, tokens: &cut.tokens, quotes, sequence, cues, lexicon, rules };
            let mut memory = memory.lock().expect("no other thread panics");
            attribution::attribute(&parts, weights(), &mut memory, None)
        });
    }

    /// What `--lexicons` costs at start.
    #[divan::bench]
    fn lexicons_from_their_files(bencher: Bencher<'_, '_>) {
        bencher.bench(|| Lexicon::from_sources(&Sources::built_in()).expect("the built-in files are right"));
    }
}

/// Texts that try the engine hard, at one, four and sixteen times a size: time should grow as the size does.
mod linear {
    use super::*;

    const TIMES: [usize; 3] = [1, 4, 16];

    fn run(bencher: Bencher<'_, '_>, text: &str) {
        let mut reader = Engine::built_in().reader();
        bencher.counter(BytesCount::new(text.len())).bench_local(|| json(&mut reader, text).len());
    }

    fn repeat(piece: &str, bytes: usize) -> String {
        piece.repeat(bytes / piece.len())
    }

    const SIZE: usize = 40_000;

    #[divan::bench(args = TIMES, sample_count = 5)]
    fn ordinary(bencher: Bencher<'_, '_>, times: usize) {
        run(bencher, &repeat(&articles().join("\n\n"), SIZE * 2 * times));
    }

    #[divan::bench(args = TIMES, sample_count = 5)]
    fn one_paragraph(bencher: Bencher<'_, '_>, times: usize) {
        run(bencher, &repeat("“We won,” said Ann Lee. He asked whether it would rain. ", SIZE * times));
    }

    #[divan::bench(args = TIMES, sample_count = 5)]
    fn marks(bencher: Bencher<'_, '_>, times: usize) {
        run(bencher, &repeat("“", SIZE * times));
    }

    #[divan::bench(args = TIMES, sample_count = 5)]
    fn nested_marks(bencher: Bencher<'_, '_>, times: usize) {
        run(bencher, &(repeat("“‘", SIZE * times / 2) + "so" + &repeat("’”", SIZE * times / 2)));
    }

    #[divan::bench(args = TIMES, sample_count = 5)]
    fn quotations_in_one_paragraph(bencher: Bencher<'_, '_>, times: usize) {
        run(bencher, &repeat("“Yes,” he said. ", SIZE * times));
    }

    #[divan::bench(args = TIMES, sample_count = 5)]
    fn people(bencher: Bencher<'_, '_>, times: usize) {
        let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
        let person = |n: usize| {
            let name: String = [n, n / 26, n / 676, n / 17_576].into_iter().map(letter).collect();
            format!("Ann K{name} said that it rained.\n")
        };
        run(bencher, &(0..SIZE * times / 31).map(person).collect::<String>());
    }

    #[divan::bench(args = TIMES, sample_count = 5)]
    fn one_sentence(bencher: Bencher<'_, '_>, times: usize) {
        run(bencher, &repeat("the man and the woman ", SIZE * times));
    }

    #[divan::bench(args = TIMES, sample_count = 5)]
    fn one_sentence_of_cues(bencher: Bencher<'_, '_>, times: usize) {
        run(bencher, &repeat("he said that ", SIZE * times));
    }
}
