//! No page loses its article without a word: two hundred pages, made from layouts as publishers have them, with all kinds of
//! clutter around. The same seed makes the same pages: `WHOSAID_PAGES=SEED` tries others.

mod make;

use std::collections::HashMap;
use std::fs;

use crate::place::Place;
use make::{Chance, Page};

/// How many pages are made.
const PAGES: usize = 200;
/// So many of them are to have their article whole, and nothing of the clutter's running text.
const WHOLE: usize = 190;
const CLEAN: usize = 180;

/// How many of some texts stand in a text, whatever its white space.
fn held(text: &str, texts: &[String]) -> usize {
    texts.iter().filter(|one| text.contains(one.as_str())).count()
}

#[test]
fn no_page_loses_its_article_silently() {
    let seed = std::env::var("WHOSAID_PAGES").ok().and_then(|seed| seed.parse().ok()).unwrap_or(17);
    let mut chance = Chance::new(seed);
    let pages: Vec<Page> = (0..PAGES).map(|number| make::page(number, &mut chance)).collect();
    let place = Place::new();
    for page in &pages {
        place.file(&format!("in/{}.html", page.name), &page.html);
    }
    let done = place.run(&["extract", "in", "-o", "rows.csv", "--columns", "doc,start,end", "--emit-text", "text"]);
    let told: String = done.err();
    let texts: HashMap<String, String> = fs::read_dir(place.path().join("text"))
        .expect("listed")
        .flatten()
        .filter_map(|entry| {
            let name = entry.path().file_stem()?.to_str()?.to_owned();
            Some((name, fs::read_to_string(entry.path()).ok()?))
        })
        .collect();
    let (mut whole, mut clean, mut silent) = (0, 0, Vec::new());
    for page in &pages {
        let text = texts.get(&page.name).map_or("", String::as_str);
        let (kept, all) = (held(text, &page.article), page.article.len());
        let is_told = told.lines().any(|line| line.contains(&format!("in/{}.html: ", page.name)));
        whole += usize::from(kept == all);
        clean += usize::from(held(text, &page.clutter) == 0);
        // A lone paragraph may look like clutter; an article has more.
        if kept + 1 < all && !is_told {
            silent.push(format!("{}: {kept} of {all}", page.name));
        }
    }
    assert!(silent.is_empty(), "lost without a word (seed {seed}): {silent:?}; whole {whole}, clean {clean}");
    assert!(whole >= WHOLE && clean >= CLEAN, "seed {seed}: {whole} whole, {clean} clean; {told}");
}
