//! Pages made from layouts and clutter.

/// Numbers that look like chance, the same every time.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// One of `0..of`.
    fn below(&mut self, of: usize) -> usize {
        self.0 = self.0.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        ((self.0 >> 33) as usize) % of
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn happens(&mut self, in_a_hundred: usize) -> bool {
        self.below(100) < in_a_hundred
    }
}

/// A page, the paragraphs of its article, and the running text around it.
pub(crate) struct Page {
    pub(crate) name: String,
    pub(crate) html: Vec<u8>,
    pub(crate) article: Vec<String>,
    pub(crate) clutter: Vec<String>,
}

const PLACES: [&str; 6] = ["lower quay", "old mill", "north weir", "market hall", "ferry slip", "school yard"];
const THINGS: [&str; 6] = ["pump", "sluice gate", "lamp", "clock", "crane", "bell"];
const NAMES: [&str; 6] = ["Ida Volk", "Jon Reed", "Marit Holm", "Bo Kim", "Nell Osgood", "Hugo Prenn"];
const DAYS: [&str; 5] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

/// A paragraph of running text that stands nowhere else.
fn paragraph(number: usize, chance: &mut Chance) -> String {
    let (place, thing, name, day) = (chance.one(&PLACES), chance.one(&THINGS), chance.one(&NAMES), chance.one(&DAYS));
    let more = match chance.below(3) {
        0 => "“It has never been mended before, and nobody knows who has the drawings,”",
        1 => "It would be mended before the first frost if the council found the money for it,",
        _ => "“We counted the hours by hand, since the meter had been taken away,”",
    };
    format!(
        "The {thing} at the {place} has run {number} hours without a break since {day}. {more} {name} told the town's meeting in the evening."
    )
}

/// A paragraph of one sentence, as the popular press has them.
fn sentence(number: usize, chance: &mut Chance) -> String {
    let (place, thing, name) = (chance.one(&PLACES), chance.one(&THINGS), chance.one(&NAMES));
    match chance.below(3) {
        0 => format!("“The {thing} has run {number} hours without a break,” {name} said."),
        1 => format!("The {thing} at the {place} has run {number} hours since then."),
        _ => format!("{name} told the town's meeting that it took {number} hours."),
    }
}

/// The paragraphs of an article as a layout holds them.
type Layout = fn(&[String], &mut Chance) -> String;

fn lines(paragraphs: &[String], open: &str, close: &str) -> String {
    paragraphs.iter().map(|text| format!("{open}{text}{close}\n")).collect()
}

fn plain(paragraphs: &[String]) -> String {
    lines(paragraphs, "<p>", "</p>")
}

fn within(open: &str, inner: &str, close: &str) -> String {
    format!("{open}{inner}{close}")
}

/// The layouts, by their names.
const LAYOUTS: [(&str, Layout); 30] = [
    ("article", |p, _| within("<article>", &plain(p), "</article>")),
    ("body-class", |p, _| within("<div class=\"article-body\">", &plain(p), "</div>")),
    ("paywall-paragraphs", |p, _| {
        within("<article>", &(plain(&p[..1]) + &lines(&p[1..], "<p class=\"paywall\">", "</p>")), "</article>")
    }),
    ("paywall-box", |p, _| {
        within(
            "<article>",
            &(plain(&p[..2]) + &within("<div class=\"paywall-content\">", &plain(&p[2..]), "</div>")),
            "</article>",
        )
    }),
    ("noscript", |p, _| within("<div id=\"root\"></div><noscript>", &plain(p), "</noscript>")),
    ("aside", |p, _| within("<aside class=\"story\">", &plain(p), "</aside>")),
    ("sidebar-class", |p, _| within("<div class=\"main has-sidebar sidebar\">", &plain(p), "</div>")),
    ("comments-class", |p, _| within("<section class=\"comments open\">", &plain(p), "</section>")),
    ("caption-class", |p, _| within("<div class=\"caption\">", &plain(p), "</div>")),
    ("ads-class", |p, _| within("<div class=\"ads with-ads\">", &plain(p), "</div>")),
    ("social-class", |p, _| within("<div class=\"story social share\">", &plain(p), "</div>")),
    ("deep", |p, chance| {
        let depth = 20 + chance.below(60);
        within(&"<div>".repeat(depth), &plain(p), &"</div>".repeat(depth))
    }),
    ("table", |p, _| {
        format!(
            "<table><tr><td><table><tr><td>Home</td></tr><tr><td>News</td></tr></table></td><td>{}</td></tr></table>",
            plain(p)
        )
    }),
    ("div-lines", |p, _| within("<div class=\"text\">", &lines(p, "<div>", "</div>"), "</div>")),
    ("break-lines", |p, _| within("<div class=\"text\">", &p.join("<br><br>"), "</div>")),
    ("break-in-paragraph", |p, _| within("<p>", &p.join("<br/>\n<br/>"), "</p>")),
    ("spans", |p, _| within("<div>", &lines(p, "<div><span>", "</span></div>"), "</div>")),
    ("sections", |p, _| within("<main>", &lines(p, "<section><p>", "</p></section>"), "</main>")),
    ("two-halves", |p, _| {
        let (first, second) = p.split_at(p.len() / 2);
        format!("<div class=\"col\">{}</div><div class=\"col\">{}</div>", plain(first), plain(second))
    }),
    ("hidden-style", |p, _| within("<div id=\"full\" style=\"display:none\">", &plain(p), "</div>")),
    ("hidden", |p, _| within("<div id=\"full\" hidden>", &plain(p), "</div>")),
    ("aria-hidden", |p, _| within("<div aria-hidden=\"true\">", &plain(p), "</div>")),
    ("form", |p, _| within("<form method=post action=x><div>", &plain(p), "</div></form>")),
    ("font", |p, _| within("<CENTER><FONT SIZE=2>", &lines(p, "<P>", ""), "</FONT></CENTER>")),
    ("complementary", |p, _| within("<div role=\"complementary\">", &plain(p), "</div>")),
    ("blockquote", |p, _| within("<blockquote>", &plain(p), "</blockquote>")),
    ("between-ads", |p, _| {
        within("<article>", &lines(p, "<div class=\"ad\">Advertisement</div><p>", "</p>"), "</article>")
    }),
    ("many-articles", |p, _| {
        within("<article class=\"lead\">", &plain(p), "</article>")
            + &"<article><a href=\"/x\">Another story</a></article>".repeat(6)
    }),
    ("for-machines", |p, _| {
        let body = p.join("\\n").replace('"', "\\\"");
        format!(
            "<script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"articleBody\":\"{body}\"}}</script><p>Subscribe to read on.</p>"
        )
    }),
    ("details", |p, _| within("<details open><summary>The story</summary>", &plain(p), "</details>")),
];

/// Clutter, in front of the article or behind it; `text` is running text for it.
type Clutter = fn(&str) -> String;

const CLUTTER: [(Clutter, bool); 10] = [
    (
        |_| {
            "<nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/news\">News</a></li><li><a href=\"/sport\">Sport</a></li></ul></nav>".to_owned()
        },
        false,
    ),
    (|text| format!("<aside class=\"related\"><h3>Read on</h3><p><a href=\"/a\">{text}</a></p></aside>"), true),
    (|text| format!("<div class=\"comments\"><div class=\"comment\"><b>quayreader</b><p>{text}</p></div></div>"), true),
    (|text| format!("<div class=\"cookie-banner\"><p>{text}</p></div>"), true),
    (|text| format!("<div class=\"newsletter promo\"><p>{text}</p></div>"), true),
    (|text| format!("<figure><img src=\"a.jpg\"><figcaption>{text}</figcaption></figure>"), true),
    (|text| format!("<footer><p>{text}</p></footer>"), true),
    (|_| "<script>var box = '<div><p><table><tr><td>'; document.write(box.repeat(40));</script>".to_owned(), false),
    (
        |_| {
            "<table class=\"scores\"><tr><th>Team</th><th>Points</th></tr><tr><td>Holm</td><td>31</td></tr><tr><td>Skelder</td><td>28</td></tr></table>".to_owned()
        },
        false,
    ),
    (|text| format!("<ul class=\"teasers\"><li><a href=\"/b\">{text}</a></li></ul>"), true),
];

/// The page of a number: each layout comes in turn, the rest is chance.
pub(crate) fn page(number: usize, chance: &mut Chance) -> Page {
    let (layout, write) = LAYOUTS[number % LAYOUTS.len()];
    // Of each layout some articles have paragraphs of a sentence, and twice as many.
    let (write_one, most): (fn(usize, &mut Chance) -> String, usize) =
        if number / LAYOUTS.len() % 3 == 1 { (sentence, 2) } else { (paragraph, 1) };
    let article: Vec<String> =
        (0..most * (6 + chance.below(5))).map(|place| write_one(1000 * number + 10 * place + 1, chance)).collect();
    let (mut before, mut behind, mut clutter) = (String::new(), String::new(), Vec::new());
    for (place, (make, has_text)) in CLUTTER.iter().enumerate() {
        if !chance.happens(35) {
            continue;
        }
        let text = paragraph(1000 * number + 10 * place + 700, chance);
        let box_ = make(&text);
        if *has_text {
            clutter.push(text);
        }
        if chance.happens(50) { before.push_str(&box_) } else { behind.push_str(&box_) }
    }
    let title = format!("Story {number} of the {}", chance.one(&PLACES));
    let inner = write(&article, chance);
    let zero = if chance.happens(15) { "\0" } else { "" };
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><title>{title}</title><meta charset=\"utf-8\"></head>\n<body>{before}<h1>{title}</h1>{zero}\n{inner}\n{behind}</body></html>\n"
    );
    Page { name: format!("{number:03}-{layout}"), html: html.into_bytes(), article, clutter }
}
