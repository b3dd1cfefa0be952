//! What the desk and the archive hand over: Word documents, columns that are carried over, texts in another language, and a
//! folder in which all kinds lie together.

use std::io::{Cursor, Write};

use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::place::Place;

/// A Word document as its parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("begun");
        archive.write_all(content.as_bytes()).expect("written");
    }
    archive.finish().expect("ended").into_inner()
}

/// A press release with all that releases have: a title, a tracked change, a link, a note, and what it says of itself.
fn release() -> Vec<u8> {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let body = [
        format!("<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>{}</w:p>", run("Quay pump to be mended")),
        format!(
            "<w:p>{}<w:hyperlink r:id=\"r1\">{}</w:hyperlink>{}<w:del w:id=\"1\"><w:r><w:delText>no longer </w:delText></w:r></w:del>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
            run("“We keep the keys,” said "),
            run("Ida Volk"),
            run(", who is "),
            run("head of the port office.")
        ),
        format!(
            "<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
            run("Bo Kim said the pump had run for years.")
        ),
    ];
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"r\"><w:body>{}<w:sectPr/></w:body></w:document>",
        body.concat()
    );
    archive(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"http://x.example/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
        ),
        ("word/document.xml", &document),
        (
            "docProps/core.xml",
            "<c><dc:title>Template</dc:title><dc:creator>Port Office</dc:creator><dcterms:created>2025-03-04T08:00:00Z</dcterms:created></c>",
        ),
    ])
}

fn json(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

// ---------------------------------------------------------------- Word documents

#[cfg(feature = "docx")]
#[test]
fn a_word_document_is_read_as_it_is_finished() {
    let place = Place::new();
    place.file("release.docx", release());
    let done = place.run(&["extract", "release.docx", "--format", "jsonl", "--emit-text", "text"]);
    done.ended(0, &["1 footnote(s) or endnote(s) are left out", "1 deletion(s) of tracked changes"]);
    assert_eq!(
        place.read("text/release.txt"),
        "Quay pump to be mended\n\n“We keep the keys,” said Ida Volk, who is head of the port office.\n\nBo Kim said the pump had run for years."
    );
    let document = json(&done.out()).remove(0);
    let known = ["doc", "title", "date", "author"].map(|name| document[name].as_str().unwrap_or_default().to_owned());
    assert_eq!(known, ["release.docx", "Quay pump to be mended", "2025-03-04", "Port Office"]);
    assert_eq!(document["attributions"][0]["speaker"][0], "Ida Volk");
    assert_eq!(document["attributions"][1]["speaker"][0], "Bo Kim");
    let standard = place.run_with(&["extract", "--columns", "speaker"], &release());
    assert_eq!(standard.ended(0, &[]).out().lines().nth(1), Some("Ida Volk"), "told by its first bytes, too");
}

#[cfg(feature = "docx")]
#[test]
fn a_text_tells_its_day_better_than_its_file() {
    let place = Place::new();
    let text = "<w:p><w:r><w:t>Pump mended</w:t></w:r></w:p><w:p><w:r><w:t>March 9, 2025</w:t></w:r></w:p><w:p><w:r><w:t>“It runs,” said Ida Volk.</w:t></w:r></w:p>";
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{text}</w:body></w:document>"
    );
    let parts = [
        ("word/document.xml", document.as_str()),
        ("docProps/core.xml", "<c><dcterms:created>2024-01-01</dcterms:created></c>"),
    ];
    place.file("a.docx", archive(&parts));
    assert_eq!(place.run(&["extract", "a.docx", "--columns", "date"]).out().lines().nth(1), Some("2025-03-09"));
}

#[test]
fn archives_that_cannot_be_read_are_named() {
    let place = Place::new();
    place.file("cut.docx", &release()[..300]);
    place.file("sheet.docx", archive(&[("xl/workbook.xml", "<workbook/>")]));
    place.file("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    place.file("release.pdf", "%PDF-1.7\n");
    for (name, why) in [("cut.docx", "damaged"), ("sheet.docx", "no Word document"), ("locked.docx", "damaged")] {
        let why = if cfg!(feature = "docx") { why } else { "feature `docx`" };
        place.run(&["extract", name]).ended(1, &[name, why]);
    }
    let why = if cfg!(feature = "pdf") { "damaged" } else { "binary: a PDF, of which nothing is read here" };
    place.run(&["extract", "release.pdf"]).ended(1, &[&format!("release.pdf: {why}")]);
}

// ---------------------------------------------------------------- PDFs

/// A PDF of one page with these lines, each at a height in points, in twelve point Helvetica.
#[cfg(feature = "pdf")]
fn pdf(lines: &[(u32, &str)]) -> Vec<u8> {
    use std::fmt::Write as _;

    let mut shown = String::new();
    for (y, line) in lines {
        let _ = writeln!(shown, "BT /F1 12 Tf 1 0 0 1 72 {y} Tm ({line}) Tj ET");
    }
    let widths = ["500"; 224].join(" ");
    let objects = [
        "<</Type /Catalog /Pages 2 0 R>>".to_owned(),
        "<</Type /Pages /Kids [3 0 R] /Count 1>>".to_owned(),
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>\nstream\n{shown}endstream", shown.len()),
        format!(
            "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [{widths}]>>"
        ),
        "<</Author (Press office) /CreationDate (D:20250304100000Z)>>".to_owned(),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", number + 1);
    }
    let start = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in &places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let _ =
        write!(file, "trailer\n<</Size {} /Root 1 0 R /Info 6 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.into_bytes()
}

#[cfg(feature = "pdf")]
#[test]
fn pdfs_are_read() {
    let place = Place::new();
    let lines = [
        (720, "Harbour board shuts the quay"),
        (690, "Ida Volk said that the pump at the lower quay had been running since the thaw and"),
        (676, "would be replaced."),
        (650, "\\223We cannot wait,\\224 said Bo Kim."),
    ];
    place.file("in/release.pdf", pdf(&lines));
    place.file("in/scan.pdf", pdf(&[]));
    let done = place.run(&["extract", "in", "--columns", "speaker,content,date,author"]);
    let out = done.ended(1, &["scan.pdf: no text on its 1 page(s)"]).out();
    let expected = [
        "speaker,content,date,author",
        "Ida Volk,the pump at the lower quay had been running since the thaw and would be replaced,2025-03-04,Press office",
        "Bo Kim,\"“We cannot wait,”\",2025-03-04,Press office",
    ];
    assert_eq!(out.lines().collect::<Vec<_>>(), expected);
    place.file("release", pdf(&lines));
    place.run(&["extract", "release"]).ended(0, &[]);
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_that_cannot_be_read_stops_nothing() {
    let place = Place::new();
    let sound = pdf(&[(700, "\\223No,\\224 said Ann Lee.")]);
    for cut in (0..sound.len()).step_by(97).skip(1) {
        place.file(&format!("in/{cut:04}.pdf"), &sound[..cut]);
    }
    // A font of a kind that there is not.
    place.file("in/x.pdf", String::from_utf8_lossy(&sound).replace("/Type1", "/Type9"));
    place.file("in/z.txt", "“No,” said Bo Kim.");
    let done = place.run(&["extract", "in", "--columns", "doc,speaker"]);
    assert!(done.out().lines().any(|line| line == "in/z.txt,Bo Kim"), "{}", done.out());
    assert!(!done.err().contains("panicked"), "{}", done.err());
}

// ---------------------------------------------------------------- columns that are carried over

#[test]
fn columns_are_carried_over() {
    let place = Place::new();
    place.file("a.csv", "id,section,author,text\n7,City,=Ida,\"“No,” said Ann Lee.\"\n8,,Bo,\"“Yes,” said Bo Kim.\"\n");
    let carry = ["extract", "a.csv", "--carry", "section,author"];
    let run = |more: &[&str]| place.run(&[&carry[..], more].concat()).ended(0, &[]).out();
    let columns = run(&["--columns", "doc,carried.author,carried.section"]);
    let rows: Vec<&str> = columns.lines().collect();
    assert_eq!(rows, ["doc,carried.author,carried.section", "a.csv#7,'=Ida,City", "a.csv#8,Bo,"]);
    assert!(
        run(&[]).lines().next().is_some_and(|header| header.ends_with(",record_id,carried.section,carried.author"))
    );
    let documents = json(&run(&["--format", "jsonl"]));
    assert_eq!(documents[0]["carried"], serde_json::json!({"section": "City", "author": "=Ida"}));
    assert_eq!(documents[1]["carried"]["section"], "");
    assert!(run(&["--format", "html"]).contains("carried.section"));
    let plain = place.run(&["extract", "a.csv", "--format", "jsonl"]).out();
    assert!(json(&plain)[0].get("carried").is_none());
}

#[test]
fn fields_in_fields_are_carried_over() {
    let place = Place::new();
    place.file("a.jsonl", "{\"text\":\"“No,” said Ann Lee.\",\"meta\":{\"desk\":\"Night\",\"n\":3},\"tags\":[\"a\",\"b\"],\"live\":true,\"gone\":null}\n");
    let done = place.run(&["extract", "a.jsonl", "--format", "jsonl", "--carry", "meta.desk,meta,tags,live,gone"]);
    let carried = &json(&done.ended(0, &[]).out())[0]["carried"];
    let expected = serde_json::json!({
        "meta.desk": "Night", "meta": "{\"desk\":\"Night\",\"n\":3}", "tags": "a, b", "live": "true", "gone": ""
    });
    assert_eq!(*carried, expected);
}

#[test]
fn what_cannot_be_carried_over_is_named() {
    let place = Place::new();
    place.file("a.csv", "id,section,text\n7,City,\"“No,” said Ann Lee.\"\n");
    place.file(
        "a.jsonl",
        "{\"id\":1,\"text\":\"“No,” said Ann Lee.\"}\n{\"id\":2,\"text\":\"“No,” said Ann Lee.\",\"desk\":\"x\"}\n",
    );
    place.file("a.txt", "“No,” said Ann Lee.\n");
    let carry = |input: &str, names: &str| place.run(&["extract", input, "--carry", names]);
    carry("a.csv", "sektion")
        .ended(1, &["a.csv: no column “sektion” to carry over (--carry); the columns are: id, section, text"]);
    carry("a.jsonl", "desk").ended(0, &[]);
    carry("a.jsonl", "desk,sektion")
        .ended(1, &["--carry: no record has a field “sektion”; the fields are: desk, id, text"]);
    carry("a.txt", "desk").ended(0, &["note: --carry: no record with fields was read"]);
    carry("a.csv", "section,section").ended(2, &["“section” is named twice"]);
    carry("a.csv", "section,").ended(2, &["a name is missing"]);
    place.run(&["extract", "a.csv", "--carry", "section", "--format", "brat"]).ended(2, &["--carry is for"]);
    place.run(&["extract", "a.csv", "--columns", "carried.section"]).ended(2, &["is no column"]);
}

#[test]
fn keys_stay_what_they_are() {
    let place = Place::new();
    let ids = ["-8", "+49301", "@volk", "=7", "=HYPERLINK(1)", "=cmd|x!A"];
    let line = |id: &&str| serde_json::json!({"id": id, "text": "“No,” said Ann Lee."}).to_string();
    place.file("a.jsonl", ids.iter().map(line).collect::<Vec<_>>().join("\n"));
    let kept = |more: &[&str]| -> Vec<String> {
        let done = place.run(&[&["extract", "a.jsonl", "--columns", "record_id"], more].concat());
        done.out().lines().skip(1).map(str::to_owned).collect()
    };
    assert_eq!(kept(&[]), ["-8", "+49301", "@volk", "=7", "'=HYPERLINK(1)", "'=cmd|x!A"]);
    assert_eq!(kept(&["--format", "tsv"]), kept(&[]));
    assert_eq!(kept(&["--raw"]), ids);
    place.file("=a.txt", "“No,” said Ann Lee.");
    assert_eq!(place.run(&["extract", "=a.txt", "--columns", "doc"]).out().lines().nth(1), Some("=a.txt"));
}

// ---------------------------------------------------------------- another language

#[test]
fn rows_of_another_language_are_hardly_trusted() {
    let place = Place::new();
    let german = "„Die Pumpe am unteren Kai läuft seit dem Tauwetter ohne Pause“, said Ida Volk. Der Rat der Stadt hat gestern beschlossen, sie zu ersetzen. ".repeat(4);
    place.file("a.txt", &german);
    let done = place.run(&["extract", "a.txt", "--columns", "confidence,row_confidence"]);
    done.ended(0, &["looks like German, not English: its rows are not to be trusted, and have a low confidence"]);
    let out = done.out();
    let cells: Vec<f64> =
        out.lines().skip(1).flat_map(|row| row.split(',').map(|cell| cell.parse().expect("a number"))).collect();
    assert!(!cells.is_empty() && cells.iter().all(|&confidence| confidence <= 0.1), "{out}");
    assert_eq!(place.run(&["extract", "a.txt", "--min-confidence", "0.11"]).out().lines().count(), 1);
}

// ---------------------------------------------------------------- all of it in one folder

/// What a folder of twenty kinds holds: names, bytes, and how many documents or what is told of them.
fn twenty() -> Vec<(&'static str, Vec<u8>, Result<usize, &'static str>)> {
    let said = "“We keep the keys,” said Ida Volk.";
    let page = format!("<html><body><article>{}</article></body></html>", format!("<p>{said} She has kept them for as long as anybody on the quay can remember, and longer than the pump has run.</p>").repeat(4));
    let gzip = |bytes: &[u8]| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(bytes).expect("packed");
        packer.finish().expect("packed")
    };
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(said.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let text = |text: String| text.into_bytes();
    let word = if cfg!(feature = "docx") { Ok(1) } else { Err("01.docx: this whosaid is built without") };
    vec![
        ("01.docx", release(), word),
        ("02.txt", said.into(), Ok(1)),
        ("03.md", text(format!("# Keys\n\n**{said}**\n")), Ok(1)),
        ("04.srt", text(format!("1\n00:00:01,000 --> 00:00:02,000\n{said}\n")), Ok(1)),
        ("05.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ida Volk>We keep the keys.\n".into(), Ok(1)),
        ("06.eml", text(format!("From: Bo Kim <bo@quay.example>\nTo: all\nSubject: Keys\nDate: Tue, 4 Mar 2025 10:00:00 +0100\n\n{said}\n")), Ok(1)),
        ("07.html", text(page), Ok(1)),
        ("08.rss", text(format!("<rss><channel><title>Quay & Post</title><item><title>Keys</title><description>{said}</description></item></channel></rss>")), Ok(1)),
        ("09.atom", text(format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Quay</title><id>a</id><updated>2025-03-04T00:00:00Z</updated><entry><id>b</id><title>Keys</title><updated>2025-03-04T00:00:00Z</updated><content>{said}</content></entry></feed>")), Ok(1)),
        ("10.xml", text(format!("<rss version=\"2.0\"><channel><title>Quay</title><item><title>Keys</title><description>{said}</description></item><item><title>Go")), Err("10.xml: cut off")),
        ("11.jsonl", text(format!("{{\"text\":\"{said}\"}}\nno object\n")), Err("11.jsonl:2: no JSON object")),
        ("12.json", text(format!("[{{\"text\":\"{said}\"}},{{\"text\":\"{said}\"}}]")), Ok(2)),
        ("13.json", text(format!("{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{{\"id\":\"1\",\"content_html\":\"<p>{said}</p>\"}}]}}")), Ok(1)),
        ("14.csv", text(format!("sep=;\r\nid;text\r\n1;{said}\r\n")), Ok(1)),
        ("15.tsv", text(format!("id\ttext\r1\t{said}\r")), Ok(1)),
        ("16.txt.gz", gzip(said.as_bytes()), Ok(1)),
        ("17.txt", utf16, Ok(1)),
        ("18.txt", text("Die Pumpe am unteren Kai läuft seit dem Tauwetter ohne Pause, und der Rat der Stadt hat gestern beschlossen, sie zu ersetzen. ".repeat(4)), Ok(1)),
        ("19.txt", b"\x89PNG\r\n\x1a\n".to_vec(), Err("19.txt: binary: a PNG image")),
        ("20.txt", Vec::new(), Err("20.txt: empty")),
        ("21.rtf", b"{\\rtf1".to_vec(), Err("2 file(s) of other kinds left out: 1 .jpg, 1 .rtf")),
        ("22.jpg", b"\xff\xd8\xff".to_vec(), Err("2 file(s) of other kinds left out: 1 .jpg, 1 .rtf")),
    ]
}

#[test]
fn a_folder_of_twenty_kinds_gives_its_rows_its_notes_and_exit_code_1() {
    let place = Place::new();
    let files = twenty();
    for (name, bytes, _) in &files {
        place.file(&format!("in/{name}"), bytes);
    }
    let done = place.run(&["extract", "in", "-o", "rows.jsonl"]);
    let told = ["in/17.txt: not UTF-8; read as UTF-16LE", "in/18.txt: this text looks like German", "→ rows.jsonl"];
    done.ended(1, &told);
    let documents = json(&place.read("rows.jsonl"));
    for (name, _, outcome) in &files {
        let of_file =
            documents.iter().filter(|document| document["doc"].as_str().is_some_and(|doc| doc.contains(name)));
        match outcome {
            Ok(count) => {
                let documents: Vec<&Value> = of_file.collect();
                assert_eq!(documents.len(), *count, "{name}: {}", done.err());
                let rows = documents.iter().map(|document| document["attributions"].as_array().map_or(0, Vec::len));
                assert!(*name == "18.txt" || rows.min() > Some(0), "{name} has no row");
            }
            Err(why) => drop(done.ended(1, &[why])),
        }
    }
}
