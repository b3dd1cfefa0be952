//! What is read, and how: one test a kind of input, and the rows of the table of bad inputs that are about reading.

use std::fs;
use std::io::Write;
use std::path::Path;

use serde_json::Value;

use crate::PROJECT;
use crate::place::Place;

/// A folder with an input of each kind, good ones and bad ones.
fn samples() -> String {
    Path::new(PROJECT).join("tests/data/inputs").display().to_string()
}

fn sample(name: &str) -> Vec<u8> {
    fs::read(Path::new(&samples()).join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The documents of a run as JSON has them; the names without the folder of the samples.
fn documents(out: &str) -> Vec<Value> {
    let folder = format!("{}/", samples());
    let document = |line: &str| {
        let mut document: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let name = document["doc"].as_str().expect("a name").replacen(&folder, "", 1);
        document["doc"] = name.into();
        document
    };
    out.lines().map(document).collect()
}

fn extract(place: &Place, arguments: &[&str]) -> Vec<Value> {
    let all: Vec<&str> = ["extract", "--format", "jsonl"].iter().chain(arguments).copied().collect();
    documents(&place.run(&all).out())
}

fn rows<'a>(documents: &'a [Value], doc: &str, field: &str) -> Vec<&'a str> {
    let document = documents.iter().find(|document| document["doc"] == doc).unwrap_or_else(|| panic!("no {doc}"));
    let rows = document["attributions"].as_array().expect("rows").iter();
    rows.map(|row| row[field].as_str().or(row[field]["text"].as_str()).unwrap_or_default()).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).expect("packed");
    packer.finish().expect("packed")
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

// ---------------------------------------------------------------- all kinds at once

#[test]
fn a_folder_of_all_kinds_is_read_in_one_run() {
    let place = Place::new();
    let done = place.run(&["extract", &samples(), "--format", "jsonl"]);
    let told = [
        "empty.txt: empty",
        "picture.txt: binary: a PNG image",
        "feed.xml#3: empty",
        "table.csv:5: 3 cells in this row, 5 in the header",
        "table.csv:6: a quotation mark",
        "wire.jsonl.gz:2: no JSON object",
        "wire.jsonl.gz:3: no field looks like the text",
        "note: ",
        "latin1.txt: not UTF-8; read as windows-1252",
        "utf16.txt: not UTF-8; read as UTF-16LE",
    ];
    done.ended(1, &told);
    assert_eq!(done.err().lines().count(), 9, "nothing else is told: {}", done.err());
    let documents = documents(&done.out());
    let known: Vec<[&str; 5]> = documents
        .iter()
        .map(|document| ["doc", "date", "outlet", "title", "url"].map(|field| document[field].as_str().expect(field)))
        .collect();
    let expected = [
        [
            "feed.xml#1",
            "2025-10-28",
            "Radio Skelder News",
            "School bus to stop at the mill",
            "https://radio.example/bus",
        ],
        ["feed.xml#2", "2025-10-29", "Radio Skelder News", "Mill & bakery to merge", "https://radio.example/mill"],
        ["latin1.txt", "", "", "Café to stay open", ""],
        [
            "page-ads.html",
            "2025-09-12",
            "The Skelder Courier",
            "Library roof to be mended before winter",
            "https://courier.example/news/library-roof",
        ],
        [
            "page-jsonld.html",
            "2025-04-21",
            "Fennmark Post",
            "Orchard owners fear late frost",
            "https://post.example/2025/orchards",
        ],
        ["page-quotations.html", "2025-03-03", "", "Judge stops sale of the old observatory", ""],
        ["plain.txt", "", "", "Harbour ferry to run on Sundays again", ""],
        ["table.csv#2", "2025-06-03", "Skelder Evening", "Bridge tolls to rise", "https://evening.example/tolls"],
        ["table.csv#7", "2025-06-06", "Skelder Evening", "Market moves", "https://evening.example/market"],
        ["utf16.txt", "", "", "Well found under the square", ""],
        ["wire.jsonl.gz#w-101", "2025-06-01", "Coast Wire", "Pool reopens", "https://wire.example/101"],
        ["wire.jsonl.gz#w-104", "2025-06-04", "Coast Wire", "Fair cancelled", ""],
    ];
    assert_eq!(known, expected);
    let said = |doc, row: usize| (rows(&documents, doc, "content")[row], speaker(&documents, doc, row));
    assert_eq!(said("feed.xml#1", 0), ("“It saves the children a mile,”", "Ruth Abelson".to_owned()));
    assert_eq!(said("feed.xml#2", 0), ("the mill would keep its name", "Hugo Prenn".to_owned()));
    assert_eq!(said("latin1.txt", 0), ("“We were never going to close,”", "Renée Guérin".to_owned()));
    assert_eq!(said("plain.txt", 0), ("\"People kept asking us for it,\"", "Marit Vold".to_owned()));
    assert_eq!(said("table.csv#2", 0), ("\"Nobody likes it,\"", "Bo Lindqvist".to_owned()));
    assert_eq!(said("utf16.txt", 0), ("“It is older than the town,”", "Émile Vautrin".to_owned()));
    assert_eq!(said("wire.jsonl.gz#w-101", 0), ("“The water is freezing,”", "Nell Osgood".to_owned()));
}

/// Names of the inputs that are bad, and a word of the reason.
const BAD: &[(&str, &str)] =
    &[("empty.txt", "empty"), ("picture.txt", "PNG"), ("table.csv:5", "cells"), ("wire.jsonl.gz:2", "JSON")];

#[test]
fn a_folder_of_all_kinds_makes_a_page_that_names_the_bad_ones() {
    let place = Place::new();
    let done = place.run(&["extract", &samples(), "-o", "report.html"]);
    let page = place.read("report.html");
    for (name, reason) in BAD {
        done.ended(1, &[name, reason]);
        assert!(page.contains(name) && page.contains(reason), "{name}: {reason}");
    }
    assert!(
        extract(&place, &[&samples()]).iter().all(|document| page.contains(document["doc"].as_str().expect("a name")))
    );
}

#[cfg(feature = "xlsx")]
#[test]
fn a_folder_of_all_kinds_makes_a_spreadsheet_that_names_the_bad_ones() {
    use calamine::{Reader, Xlsx, open_workbook};
    let place = Place::new();
    place.run(&["extract", &samples(), "-o", "report.xlsx"]).ended(1, &["picture.txt"]);
    let mut book: Xlsx<_> = open_workbook(place.path().join("report.xlsx")).expect("a workbook");
    let sheet = book.worksheet_range("documents").expect("a sheet of documents");
    let cells: Vec<String> = sheet.cells().map(|(_, _, cell)| cell.to_string()).collect();
    for (name, reason) in BAD {
        assert!(cells.iter().any(|cell| cell.contains(name)), "{name}");
        assert!(cells.iter().any(|cell| cell.contains(reason)), "{reason}");
    }
    let rows = book.worksheet_range("rows").expect("a sheet of rows").height() - 1;
    let found = extract(&place, &[&samples()]);
    let wanted: usize = found.iter().map(|document| document["attributions"].as_array().map_or(0, Vec::len)).sum();
    assert_eq!(rows, wanted);
}

fn speaker(documents: &[Value], doc: &str, row: usize) -> String {
    let document = documents.iter().find(|document| document["doc"] == doc).expect(doc);
    document["attributions"][row]["speaker"][0].as_str().unwrap_or_default().to_owned()
}

// ---------------------------------------------------------------- pages

/// The text that is read of a page.
fn text_of(html: &str) -> String {
    let place = Place::new();
    place.file("page.html", html);
    place.run(&["extract", "page.html", "--emit-text", "text", "-o", "rows.csv"]).ended(0, &[]);
    place.read("text/page.txt")
}

fn sample_page(name: &str) -> String {
    text_of(&String::from_utf8(sample(name)).expect("UTF-8"))
}

#[test]
fn advertisements_and_navigation_are_no_text_of_a_page() {
    let text = sample_page("page-ads.html");
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    let starts = [
        "Library roof to be mended before winter",
        "The town library will get",
        "“We have moved the atlases three times,” librarian",
        "Council leader Petra Oum said",
        "Asked whether the budget could bear it, she answered: “It has to.”\nThe vote was unanimous.",
    ];
    assert_eq!(paragraphs.len(), starts.len(), "{text}");
    for (paragraph, start) in paragraphs.iter().zip(starts) {
        assert!(paragraph.starts_with(start), "{paragraph}");
    }
    assert!(text.contains("the “drip over poetry” had been"), "{text}");
}

#[test]
fn captions_and_banners_are_no_text_of_a_page() {
    let text = sample_page("page-jsonld.html");
    for words in ["caption", "Lens", "privacy", "Farming"] {
        assert!(!text.contains(words), "{words}: {text}");
    }
    assert!(text.starts_with("Orchard owners fear late frost\n\nFruit growers"), "{text}");
    assert!(text.ends_with("declined to comment on the request."), "{text}");
}

#[test]
fn block_quotations_are_text_and_pull_quotes_are_not() {
    let text = sample_page("page-quotations.html");
    assert!(text.contains("wrote:\n\n“The council owed the observers a hearing."), "{text}");
    assert!(text.contains("\n\n“That is not how a town treats those who keep its lamps.”\n\n"), "{text}");
    for words in ["stars are not for sale", "roof from which we watch them"] {
        assert_eq!(text.matches(words).count(), 1, "{words}: {text}");
    }
    assert!(!text.contains("Share this"), "{text}");
}

#[test]
fn a_page_without_an_article_is_read_whole_with_a_note() {
    let place = Place::new();
    place.file("page.html", "<html><body><p>“No,” said Ann Lee.</p></body></html>");
    assert_eq!(rows(&extract(&place, &["page.html"]), "page.html", "content"), ["“No,”"]);
    place.file("boxed.html", "<html><body><div class=\"paywall\"><p>“No,” said Ann Lee.</p></div></body></html>");
    assert_eq!(rows(&extract(&place, &["boxed.html"]), "boxed.html", "content"), ["“No,”"]);
    place.file("none.html", "<html><body><script>x</script></body></html>");
    place.run(&["extract", "none.html"]).ended(1, &["none.html: no text on this page"]);
}

/// Paragraphs of an article, each with a sign in its tag.
fn paragraphs(count: usize, sign: &str) -> String {
    let paragraph = |n: usize| {
        format!(
            "<p{sign}>“The pump on the lower quay has run {n} hours a day since the thaw,” harbour engineer Ida Volk told the town’s committee for water.</p>\n"
        )
    };
    (1..=count).map(paragraph).collect()
}

#[test]
fn paragraphs_of_a_sentence_are_an_article_too() {
    let line = |n: usize| format!("<p>“The pump has run {n} hours a day since then,” Ida Volk said.</p>\n");
    let article: String = (1..=9).map(line).collect();
    for open in ["<div class=\"paywall\">", "<div class=\"sidebar\">", "<div class=\"comments\">", "<div hidden>"] {
        let text = text_of(&format!(
            "<html><head><title>Pump runs on</title></head><body>{open}{article}</div></body></html>"
        ));
        for n in 1..=9 {
            assert!(text.contains(&format!("has run {n} hours")), "{n}: {open}");
        }
    }
}

#[test]
fn no_class_or_element_loses_an_article() {
    let article = paragraphs(9, "");
    let pages = [
        paragraphs(9, " class=\"paywall\""),
        format!("<p>The quay is wet.</p><div class=\"paywall\">{article}</div>"),
        format!("<aside>{article}</aside>"),
        format!("<noscript>{article}</noscript>"),
        format!("<div class=\"sidebar\">{article}</div>"),
        format!("<div class=\"comments\">{article}</div>"),
        format!("<div id=\"ads\" class=\"ads\">{article}</div>"),
        format!("<div class=\"caption\">{article}</div>"),
        format!("<div class=\"article\">{}</div>", paragraphs(9, " class=\"caption\"")),
        format!("<div hidden>{article}</div>"),
        format!("<div style=\"display:none\">{article}</div><table><tr><td>Tide</td><td>4 m</td></tr></table>"),
        format!("<footer>{article}</footer>"),
    ];
    for page in pages {
        let text = text_of(&format!(
            "<html><head><title>Pump runs on</title></head><body><nav><a href=\"/\">Home</a></nav>{page}</body></html>"
        ));
        for n in 1..=9 {
            assert!(text.contains(&format!("has run {n} hours")), "{n}: {page}");
        }
    }
}

#[test]
fn an_article_that_is_little_of_its_page_is_told() {
    let teasers: String = (1..=20)
        .map(|n| format!("<div class=\"widget\"><h3>Item {n}</h3><p>The ferry to the outer islands will call at pier {n} this week, and the timetable hangs at the kiosk as it always does in spring.</p></div>"))
        .collect();
    let page = format!(
        "<html><body><div class=\"content\"><article>{}</article></div><section class=\"widgets\">{teasers}</section></body></html>",
        paragraphs(5, "")
    );
    let place = Place::new();
    place.file("page.html", page);
    let run = |option: &[&str]| {
        let arguments: Vec<&str> =
            ["extract", "page.html", "--emit-text", "text", "-o", "rows.csv"].iter().chain(option).copied().collect();
        place.run(&arguments)
    };
    run(&[]).ended(0, &["only 5 of 25 paragraphs of this page were taken for its article (--whole-page takes all)"]);
    assert!(!place.read("text/page.txt").contains("pier 7"));
    let whole = run(&["--whole-page"]);
    whole.ended(0, &[]);
    assert!(place.read("text/page.txt").contains("pier 7"));
}

#[test]
fn the_text_that_a_page_keeps_for_machines_stands_in_for_one_that_it_hides() {
    let body: String = (1..=8).map(|n| format!("The weir holds, and row {n} of the planks is sound, said Ida Volk, who has kept it for years and years on end.\\n")).collect();
    let page = format!(
        "<html><head><script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":\"Weir holds\",\"articleBody\":\"{body}\"}}</script></head><body><p>Subscribe to read on.</p></body></html>"
    );
    let place = Place::new();
    place.file("page.html", page);
    let done = place.run(&["extract", "page.html", "--emit-text", "text", "-o", "rows.csv"]);
    done.ended(0, &["the article is taken from what this page says for machines"]);
    assert!(place.read("text/page.txt").starts_with("Weir holds\n\nThe weir holds, and row 1"));
}

#[test]
fn what_a_page_sets_off_as_speech_is_marked() {
    let cases = [
        (
            "<p>Volk wrote:</p><blockquote><p>We keep the keys.</p><p>Nobody else does.</p></blockquote>",
            "Volk wrote:\n\n“We keep the keys.\n\n“Nobody else does.”\n\n",
        ),
        (
            "<blockquote class=\"pull-quote\"><p>We keep the keys.</p><cite>Ida Volk, engineer</cite></blockquote>",
            "\n\n“We keep the keys.”\n\n— Ida Volk, engineer\n\n",
        ),
        (
            "<figure class=\"quote\"><blockquote>We keep the keys.</blockquote><figcaption>Ida Volk</figcaption></figure>",
            "\n\n“We keep the keys.”\n\n— Ida Volk\n\n",
        ),
        (
            "<aside><blockquote>We keep the keys.<footer>Ida Volk</footer></blockquote></aside>",
            "\n\n“We keep the keys.”\n\n— Ida Volk\n\n",
        ),
        (
            "<div class=\"social-embed\"><blockquote class=\"twitter-tweet\"><p>We keep the keys.</p>&mdash; Ida Volk (@idavolk) <a href=\"https://x.example/1\">4 March 2025</a></blockquote><script>x()</script></div>",
            "\n\n“We keep the keys.”\n\n— Ida Volk (@idavolk) 4 March 2025\n\n",
        ),
        (
            "<blockquote class=\"bluesky-embed\"><p>We keep<br><br>the keys.</p>&mdash; Ida Volk</blockquote>",
            "\n\n“We keep\n\n“the keys.”\n\n— Ida Volk\n\n",
        ),
        ("<blockquote>“We keep the keys,” said Volk.</blockquote>", "\n\n“We keep the keys,” said Volk.\n\n"),
    ];
    for (html, marked) in cases {
        let text = text_of(&format!(
            "<html><body><article>{}{html}{}</article></body></html>",
            paragraphs(4, ""),
            paragraphs(4, "")
        ));
        assert!(text.contains(marked), "{html}: {text}");
    }
}

#[test]
fn tags_in_scripts_are_not_nested() {
    let script = format!("<script>var x = '{}';</script>", "<div>".repeat(2_000));
    let text = text_of(&format!("<html><body>{script}{}</body></html>", paragraphs(4, "")));
    assert!(text.contains("has run 4 hours"), "{text}");
}

#[test]
fn a_page_says_of_itself_what_it_is() {
    let page = |head: &str, body: &str| {
        let place = Place::new();
        place.file(
            "page.html",
            format!("<html><head>{head}</head><body>{body}<article>{}</article></body></html>", paragraphs(4, "")),
        );
        let document = extract(&place, &["page.html"]).remove(0);
        ["date", "outlet"].map(|name| document[name].as_str().unwrap_or_default().to_owned())
    };
    let ld = |json: &str| format!("<script type=\"application/ld+json\">{json}</script>");
    let cases = [
        (
            ld(
                "{\"@type\":\"NewsArticle\",\"headline\":\"A\nb\",\"datePublished\":\"2025-03-04T08:00:00Z\",\"publisher\":{\"@id\":\"https://a.example/#org\"}}",
            ),
            "",
            ["2025-03-04", ""],
        ),
        (
            ld(
                "{\"@graph\":[{\"@type\":\"NewsArticle\",\"datePublished\":\"2025-03-04\",\"publisher\":{\"@id\":\"#org\"},},{\"@type\":\"Organization\",\"@id\":\"#org\",\"name\":\"Quay Post\"}]}",
            ),
            "",
            ["2025-03-04", "Quay Post"],
        ),
        (
            ld("{\"@type\":\"NewsArticle\",\"datePublished\":\"PT15M\",\"publisher\":\"https://a.example/#org\"}")
                + "<meta property=\"og:site_name\" content=\"Quay Post\"><meta property=\"article:published\" content=\"2025-03-04\">",
            "",
            ["2025-03-04", "Quay Post"],
        ),
        (
            "<meta itemprop=\"datePublished dateModified\" content=\"2025-03-04\">".to_owned(),
            "<nav><time datetime=\"2024-01-01\">now</time></nav>",
            ["2025-03-04", ""],
        ),
        (
            String::new(),
            "<nav><time datetime=\"2024-01-01\">now</time></nav><header><time datetime=\"2025-03-04\">4 March</time></header>",
            ["2025-03-04", ""],
        ),
        (String::new(), "<time datetime=\"PT15M\">15 minutes</time>", ["", ""]),
    ];
    for (head, body, known) in cases {
        assert_eq!(page(&head, body), known, "{head}{body}");
    }
}

#[test]
fn a_page_may_name_its_encoding_or_be_called_otherwise() {
    let place = Place::new();
    let page = b"<html><head><meta charset=\"iso-8859-2\"><title>T</title></head><body><p>\xA3ukasz Wr\xF3bel said no.</p></body></html>";
    place.file("page.txt", page);
    let done = place.run(&["extract", "page.txt", "--columns", "speaker"]);
    done.ended(0, &["page.txt: not UTF-8; read as ISO-8859-2 by what it says of itself"]);
    assert_eq!(done.out().lines().nth(1), Some("Łukasz Wróbel"));
}

#[test]
fn hostile_markup_does_no_harm() {
    let place = Place::new();
    place.file("in/deep.html", format!("<html><body>{}x", "<div><b>".repeat(200_000)));
    place.file("in/wide.html", format!("<html><body>{}", "<p>“a” said B. ".repeat(5_000)));
    place.file("in/open.html", "<html><body><p>“No,” said Ann Lee.<!-- <p>gone");
    let entities = (1..20).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10)));
    let bomb = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"ha\">{}]><rss version=\"2.0\"><channel><title>t</title><item><title>&l19;</title><description>a &l19; b</description></item></channel></rss>",
        entities.collect::<String>()
    );
    place.file("in/bomb.xml", bomb);
    let done = place.run(&["extract", "in", "--format", "jsonl"]);
    done.ended(1, &["in/deep.html: nested too deep"]);
    let names: Vec<Value> = documents(&done.out()).into_iter().map(|document| document["doc"].clone()).collect();
    assert!(names.contains(&"in/wide.html".into()) && names.contains(&"in/open.html".into()), "{names:?}");
}

// ---------------------------------------------------------------- records

#[test]
fn records_are_found_by_usual_names_or_by_given_ones() {
    let place = Place::new();
    place.file("a.csv", "key,words,said at\nk1,“No.” said Ann Lee.,2025-03-04\n");
    place
        .run(&["extract", "a.csv"])
        .ended(1, &["a.csv: no field looks like the text; name it with --text-field", "key, words, said at"]);
    let given = ["a.csv", "--text-field", "words", "--id-field", "key", "--date-field", "said at"];
    let found = extract(&place, &given);
    assert_eq!((&found[0]["doc"], &found[0]["date"]), (&"a.csv#k1".into(), &"2025-03-04".into()));
    place.file(
        "b.json",
        r#"{"count": 2, "articles": [{"text": "“No,” said Ann Lee."}, {"text": "“Yes,” said Bo Lee."}]}"#,
    );
    let found = extract(&place, &["b.json"]);
    assert_eq!(rows(&found, "b.json#2", "content"), ["“Yes,”"]);
    place.file("c.tsv", "id\ttext\n1\t“No,” said Ann Lee.\n");
    assert_eq!(rows(&extract(&place, &["c.tsv"]), "c.tsv#1", "content"), ["“No,”"]);
    place.file("d.dat", "id*text\n1*“No,” said Ann Lee.\n");
    let found = extract(&place, &["d.dat", "--input-format", "csv", "--delimiter", "*"]);
    assert_eq!(rows(&found, "d.dat#1", "content"), ["“No,”"]);
}

#[test]
fn offsets_of_a_record_count_in_its_field() {
    let place = Place::new();
    let text = "Ä line.\r\n\r\n“No,” said Ann Lee.";
    place.file("a.jsonl", serde_json::json!({"title": "A title", "text": text}).to_string());
    let found = extract(&place, &["a.jsonl"]);
    let row = &found[0]["attributions"][0];
    let at = |name: &str| row[name].as_u64().expect(name) as usize;
    let slice: String = text.chars().skip(at("start")).take(at("end") - at("start")).collect();
    assert_eq!(slice, "“No,”");
}

#[test]
fn a_broken_row_does_not_take_the_others_along() {
    let place = Place::new();
    let table = "id,text\n1,\"“No,” said Ann Lee.\n2,\"“Yes,” said Bo Lee.\"\n3,\"“Well,”\nsaid Cy Lee.\"\n\n4,a,b\n5,\"open\n6,“So” said Di Lee.\n";
    place.file("a.csv", table);
    let done = place.run(&["extract", "a.csv", "--format", "jsonl"]);
    done.ended(
        1,
        &["a.csv:2: a quotation mark", "a.csv:7: 3 cells", "a.csv:8: a quotation mark is opened and not closed"],
    );
    let names: Vec<Value> = documents(&done.out()).iter().map(|document| document["doc"].clone()).collect();
    assert_eq!(names, ["a.csv#2", "a.csv#3", "a.csv#6"]);
    place.run(&["extract", "a.csv", "--strict"]).ended(1, &["a.csv:2: a quotation mark", "--strict"]);
}

#[test]
fn tables_that_whosaid_made_are_no_articles() {
    let place = Place::new();
    place.file("in/a.txt", "“No,” said Ann Lee.");
    place.run(&["extract", "in", "-o", "in/rows.csv"]).ended(0, &[]);
    place.run(&["extract", "in", "-o", "in/rows.csv"]).ended(0, &[]);
    let told = "in/rows.csv: left out: a table of who said what";
    place.run(&["extract", "in", "-o", "other.csv"]).ended(0, &["note", told]);
    assert_eq!(place.read("other.csv"), place.read("in/rows.csv"));
    place.run(&["extract", "in/a.txt", "in/rows.csv"]).ended(1, &[told]);
    assert_eq!(place.run(&["extract", "in", "--exclude", "rows.*"]).ended(0, &[]).err(), "");
}

#[test]
fn standard_input_is_told_by_its_beginning() {
    let place = Place::new();
    for (name, count) in
        [("page-ads.html", 1), ("feed.xml", 2), ("wire.jsonl.gz", 2), ("table.csv", 2), ("latin1.txt", 1)]
    {
        let done = place.run_with(&["extract", "--format", "jsonl"], &sample(name));
        assert_eq!(documents(&done.out()).len(), count, "{name}: {}", done.err());
    }
    let done = place.run_with(&["extract", "--format", "jsonl", "--input-format", "text"], &sample("page-ads.html"));
    assert!(done.ended(0, &[]).out().contains("mattresses"), "read as it is");
}

// ---------------------------------------------------------------- packed files and limits

#[test]
fn packed_files_are_read_like_others() {
    let place = Place::new();
    let text = "“No,” said Ann Lee.\n";
    place.file("in/a.txt.gz", gzip(text.as_bytes()));
    place.file("in/b.txt.zst", zstd(text.as_bytes()));
    // Several frames, and one to be skipped, as some tools write them.
    let frames = [
        zstd(b"{\"text\": \"\xe2\x80\x9cNo,\xe2\x80\x9d sa"),
        b"\x50\x2a\x4d\x18\x03\0\0\0abc".to_vec(),
        zstd(b"id Bo Lee.\"}\n"),
    ];
    place.file("in/c.jsonl.zst", frames.concat());
    place.file("in/d.md.gz", [gzip(b"\xe2\x80\x9cNo,\xe2\x80\x9d said "), gzip(b"Cy Lee.\n")].concat());
    let found = extract(&place, &["in"]);
    let names: Vec<&str> = found.iter().map(|document| document["doc"].as_str().expect("a name")).collect();
    assert_eq!(names, ["in/a.txt.gz", "in/b.txt.zst", "in/c.jsonl.zst#1", "in/d.md.gz"]);
    assert!(found.iter().all(|document| document["attributions"][0]["content"]["text"] == "“No,”"));
    place.file("bad.txt.gz", &gzip(&text.repeat(100).into_bytes())[..20]);
    place.file("bad.txt.zst", [&zstd(text.as_bytes())[..], b"junk"].concat());
    place
        .run(&["extract", "bad.txt.gz", "bad.txt.zst"])
        .ended(1, &["bad.txt.gz: cannot be read", "bad.txt.zst: cannot be read: damaged zstd"]);
}

#[test]
fn what_unpacks_to_too_much_is_named_and_not_held() {
    let place = Place::new();
    // 8 MB of spaces in 8 kB.
    let bomb = gzip(&vec![b' '; 8 << 20]);
    assert!(bomb.len() < 20_000);
    place.file("bomb.txt.gz", bomb);
    let told = "bomb.txt.gz: unpacks to more than 1M bytes (--max-size";
    place.run(&["extract", "bomb.txt.gz", "--max-size", "1M"]).ended(1, &[told]);
    let line = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"“No,” said Ann Lee.\"}}\n", "x".repeat(3000));
    place.file("long.jsonl", line);
    place.file("long.txt", "x".repeat(3000));
    let done = place.run(&["extract", "long.jsonl", "long.txt", "--max-size", "2k", "--format", "jsonl"]);
    done.ended(1, &["long.jsonl:1: too long: more than 2k bytes", "long.txt: too long: more than 2k bytes"]);
    assert_eq!(documents(&done.out()).len(), 1);
    place.run(&["extract", "long.txt", "--max-size", "much"]).ended(2, &["a number of bytes such as"]);
}

// ---------------------------------------------------------------- folders

#[test]
fn globs_choose_among_the_files_of_folders() {
    let place = Place::new();
    for name in ["in/a.txt", "in/b.log", "in/drafts/c.txt", "in/2024/d.txt", "in/2024/may/e.txt"] {
        place.file(name, "“No,” said Ann Lee.");
    }
    let names = |arguments: &[&str]| -> Vec<String> {
        extract(&place, arguments).iter().map(|found| found["doc"].as_str().expect("a name").to_owned()).collect()
    };
    assert_eq!(names(&["in"]), ["in/a.txt", "in/2024/d.txt", "in/2024/may/e.txt", "in/drafts/c.txt"]);
    assert_eq!(names(&["in", "--exclude", "drafts", "--exclude", "2024/*/*"]), ["in/a.txt", "in/2024/d.txt"]);
    assert_eq!(names(&["in", "--include", "*.log"]), ["in/b.log"]);
    assert_eq!(names(&["in", "--include", "2024/**"]), ["in/2024/d.txt", "in/2024/may/e.txt"]);
    place.run(&["extract", "in", "--include", "[a"]).ended(2, &["no pattern"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_vanishes_while_others_are_read_is_named() {
    use std::process::Stdio;
    let place = Place::new();
    place.file("in/a.txt", "“No,” said Ann Lee.");
    // Standard input comes first and is waited for; the folder is listed before. One thread, since another would read on.
    let mut command = place.command(&["extract", "-", "in", "--format", "jsonl", "--threads", "1"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut input = child.stdin.take().expect("a pipe");
    // More than a pipe holds: once it is taken, reading has begun.
    input.write_all(&"“So,” said Bo Lee.\n".repeat(8_000).into_bytes()).expect("the input is taken");
    fs::remove_file(place.path().join("in/a.txt")).expect("removed");
    drop(input);
    let done = child.wait_with_output().expect("the command ends");
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(1), "{told}");
    assert!(told.contains("in/a.txt: cannot be read: no such file"), "{told}");
    assert_eq!(documents(&String::from_utf8_lossy(&done.stdout)).len(), 1);
}

// ---------------------------------------------------------------- the text that offsets count in

#[test]
fn emitted_text_is_what_offsets_count_in() {
    let place = Place::new();
    let done = place.run(&["extract", &samples(), "--format", "jsonl", "--emit-text", "text"]);
    done.ended(1, &[]);
    let index = place.read("text/index.tsv");
    let files: Vec<(&str, &str)> = index.lines().skip(1).filter_map(|line| line.split_once('\t')).collect();
    let documents = documents(&done.out());
    assert_eq!(files.len(), documents.len());
    for ((name, file), document) in files.iter().zip(&documents) {
        assert!(name.ends_with(document["doc"].as_str().expect("a name")), "{name}");
        let text: Vec<char> = place.read(&format!("text/{file}")).chars().collect();
        for row in document["attributions"].as_array().expect("rows") {
            for part in [&row["content"], &row["source"], &row["cue"]].into_iter().filter(|part| !part.is_null()) {
                let at = |span: &Value, index: usize| span[index].as_u64().expect("an offset") as usize;
                let spans = part["spans"].as_array().expect("spans").iter();
                let pieces: Vec<String> = spans.map(|span| text[at(span, 0)..at(span, 1)].iter().collect()).collect();
                assert_eq!(part["text"], pieces.join(" … "), "{name}");
            }
        }
    }
}

#[test]
fn names_of_records_lead_nowhere_else() {
    let place = Place::new();
    let ids = ["../../escape", "/etc/x", "a\u{1b}[31m", "", "a/b", "a:b", "a_b", &"n".repeat(300), "..", "CON"];
    let line = |id: &&str| serde_json::json!({"id": id, "text": "“No,” said Ann Lee."}).to_string();
    place.file("in.jsonl", ids.iter().map(line).collect::<Vec<_>>().join("\n"));
    for more in [&["--emit-text", "out/text", "-o", "rows.csv"][..], &["--format", "brat", "-o", "out/text"]] {
        let arguments: Vec<&str> = ["extract", "in.jsonl"].iter().chain(more).copied().collect();
        place.run(&arguments).ended(0, &[]);
    }
    let names = |path: &str| -> Vec<String> {
        let entries = fs::read_dir(place.path().join(path)).expect("listed").flatten();
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().into_string().expect("a name")).collect();
        names.sort();
        names
    };
    assert_eq!(names("out"), ["text"]);
    assert_eq!(names(""), ["in.jsonl", "out", "rows.csv"]);
    let (text, ann): (Vec<String>, Vec<String>) =
        names("out/text").into_iter().filter(|name| name != "index.tsv").partition(|name| name.ends_with(".txt"));
    assert_eq!(text.len(), ids.len());
    let stems = |names: &[String], ending: &str| {
        names.iter().map(|name| name.trim_end_matches(ending).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(stems(&text, ".txt"), stems(&ann, ".ann"), "brat finds the text beside its annotations");
}

// ---------------------------------------------------------------- what the desk and the archive hand over

/// The texts of documents by their names, as `--emit-text` writes them.
#[test]
fn offsets_of_a_text_count_its_bullets_and_marks_of_quoting() {
    let place = Place::new();
    let text = "\u{feff}Notes\r\n\r\n- Ida Volk said the firm would run its evening boats from the\r\n  south quay.\r\n\r\n> Bo Kim said the old quay had\r\n> been shut.\r\n";
    place.file("a.txt", text);
    let letters: Vec<char> = text.chars().collect();
    let documents = extract(&place, &["a.txt"]);
    let contents = rows(&documents, "a.txt", "content");
    let expected = ["the firm would run its evening boats from the\r\n  south quay", "the old quay had\r\n> been shut"];
    assert_eq!(contents, expected);
    for row in documents[0]["attributions"].as_array().expect("rows") {
        let span = &row["content"]["spans"][0];
        let at = |end: usize| span[end].as_u64().expect("an offset") as usize;
        assert_eq!(row["content"]["text"], letters[at(0)..at(1)].iter().collect::<String>());
    }
}

#[test]
fn offsets_of_markdown_count_in_the_text_without_markup() {
    let place = Place::new();
    place.file("a.md", "# Keys\n\n[Ida Volk](https://quay.example/volk) said **the firm** would &amp; could run [its boats](https://quay.example).\n\n> Nobody else does.\n");
    let letters: Vec<char> = emitted(&place, "a.md")[0].chars().collect();
    let documents = extract(&place, &["a.md"]);
    assert_eq!(rows(&documents, "a.md", "content")[0], "the firm would & could run its boats");
    for row in documents[0]["attributions"].as_array().expect("rows") {
        let at = |end: usize| row["content"]["spans"][0][end].as_u64().expect("an offset") as usize;
        assert_eq!(row["content"]["text"], letters[at(0)..at(1)].iter().collect::<String>());
    }
}

fn emitted(place: &Place, path: &str) -> Vec<String> {
    place.run(&["extract", path, "--emit-text", "text", "-o", "rows.csv"]);
    let index = place.read("text/index.tsv");
    let files = index.lines().skip(1).filter_map(|line| line.split_once('\t'));
    files.map(|(_, file)| place.read(&format!("text/{file}"))).collect()
}

#[test]
fn markdown_is_read_without_its_markup() {
    let place = Place::new();
    place.file("a.md", "# The quay\n\n**“We keep the keys,”** said [Ida Volk](https://quay.example/volk).[1]\n\n> Nobody else does.\n\n[1]: https://quay.example\n");
    assert_eq!(emitted(&place, "a.md"), ["The quay\n\n“We keep the keys,” said Ida Volk.\n\n“Nobody else does.”"]);
}

#[test]
fn suppliers_name_their_fields_in_their_own_way() {
    let place = Place::new();
    let row = |header: &str| format!("{header}\n\"“We keep the keys,” said Ida Volk.\",2025-03-04\n");
    for (index, header) in
        ["Full Text,Load Date", "Hit Sentence,Date", "Body,Publication Date", "content_html,date"].iter().enumerate()
    {
        let name = format!("{index}.csv");
        place.file(&name, row(header));
        let documents = extract(&place, &[&name]);
        assert_eq!(documents[0]["date"], "2025-03-04", "{header}");
    }
    place.file("two.jsonl", "{\"lead\":\"“No,” said Ann Lee.\"}\n{\"lead\":\"\",\"story\":\"“Yes,” said Bo Kim.\"}\n{\"text\":\"“Well,” said Cy Orr.\"}\n");
    assert_eq!(extract(&place, &["two.jsonl", "--text-field", "lead,story"]).len(), 3);
    place.run(&["extract", "two.jsonl", "--text-field", "lead"]).ended(1, &["no field “lead” for the text"]);
}

#[test]
fn tables_of_old_programs_are_read() {
    let place = Place::new();
    place.file("sep.csv", "sep=;\r\nid;text\r\n7;“No,” said Ann Lee.\r\n");
    place.file("cr.csv", "id;text\r8;“No,” said Ann Lee.\r9;“Yes,” said Bo Kim.\r");
    let names = |path: &str| place.run(&["extract", path, "--format", "jsonl"]).ended(0, &[]).docs();
    assert_eq!(names("sep.csv"), ["sep.csv#7"]);
    assert_eq!(names("cr.csv"), ["cr.csv#8", "cr.csv#9"]);
    let ids = place.run(&["extract", "cr.csv", "--columns", "record_id,speaker"]);
    assert_eq!(ids.out().lines().skip(1).collect::<Vec<_>>(), ["8,Ann Lee", "9,Bo Kim"]);
}

#[test]
fn faulty_feeds_are_read_as_far_as_they_go() {
    let place = Place::new();
    let item = |n: u8| {
        format!(
            "<item><title>Keys & locks {n}</title><description>&lt;p&gt;“No,” said Ann&nbsp;Lee.&lt;/p&gt;</description></item>"
        )
    };
    place.file("bare.xml", format!("<rss><channel><title>Quay & Post</title>{}</channel></rss>", item(1)));
    place.file(
        "cut.xml",
        format!("<rss version=\"2.0\"><channel><title>Quay</title>{}{}<item><title>Gone", item(1), item(2)),
    );
    place.file("feed.json", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Quay Post\",\"authors\":[{\"name\":\"x\"}],\"items\":[{\"id\":\"k1\",\"content_html\":\"<p>“No,” said Ann Lee.</p>\"}]}");
    let bare = extract(&place, &["bare.xml"]);
    assert_eq!((bare.len(), &bare[0]["outlet"]), (1, &"Quay & Post".into()));
    let cut = place.run(&["extract", "cut.xml", "--format", "jsonl"]);
    cut.ended(1, &["cut.xml: cut off"]);
    assert_eq!(cut.docs(), ["cut.xml#1", "cut.xml#2"]);
    let json = extract(&place, &["feed.json"]);
    assert_eq!(
        (&json[0]["doc"], &json[0]["outlet"], &json[0]["record_id"]),
        (&"feed.json#k1".into(), &"Quay Post".into(), &"k1".into())
    );
    assert_eq!(emitted(&place, "feed.json"), ["“No,” said Ann Lee."]);
}

#[test]
fn subtitles_and_mails_are_read() {
    let place = Place::new();
    place.file("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ida Volk>The pump\n\n00:02.000 --> 00:03.000\n<v Ida Volk>has stopped.\n");
    assert_eq!(emitted(&place, "a.vtt"), ["Ida Volk: The pump has stopped."]);
    place.file("a.eml", "From: Ida Volk <ida@quay.example>\nTo: all\nSubject: The pump\nDate: Tue, 4 Mar 2025 10:00:00 +0100\n\n“It runs,” said Bo Kim.\n");
    let mail = extract(&place, &["a.eml"]).remove(0);
    assert_eq!(
        (&mail["title"], &mail["date"], &mail["author"]),
        (&"The pump".into(), &"2025-03-04".into(), &"Ida Volk".into())
    );
}

#[test]
fn nothing_is_silent() {
    let place = Place::new();
    place.file("in/a.txt", "“No,” said Ann Lee.");
    place.file("in/b.doc", "PK\u{3}\u{4}");
    place.file("in/c.rtf", "{\\rtf1");
    place.file("in/d.rtf", "{\\rtf1");
    place.file("in/e.txt", "Die Pumpe am unteren Kai läuft seit dem Tauwetter ohne Pause, und der Rat der Stadt hat gestern beschlossen, sie zu ersetzen. ".repeat(4));
    place.file("in/f.json", "{");
    let done = place.run(&["extract", "in", "-o", "rows.csv"]);
    done.ended(
        1,
        &[
            "note: in: 3 file(s) of other kinds left out: 1 .doc, 2 .rtf",
            "looks like German, not English",
            "in/f.json:1: no JSON",
            "2 document(s), 1 problem(s) → rows.csv",
        ],
    );
}

#[test]
fn an_author_has_a_column_and_standard_input_its_name() {
    let place = Place::new();
    place.file("a.jsonl", "{\"text\":\"“No,” said Ann Lee.\",\"author\":\"Ida Volk\"}\n");
    let rows = place.run(&["extract", "a.jsonl", "--columns", "author,speaker"]);
    assert_eq!(rows.out().lines().nth(1), Some("Ida Volk,Ann Lee"));
    let standard = place.run_with(&["extract", "--columns", "doc"], "“No,” said Ann Lee.".as_bytes());
    assert_eq!(standard.out().lines().nth(1), Some("-"));
}
