//! What a document says of itself: where its text stands, its title, author and day.

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::super::date;
use super::xml::{attribute, character};

/// The core properties. What is not said is empty.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Properties {
    pub(super) title: String,
    pub(super) author: String,
    /// The day on which it was made, `YYYY-MM-DD`.
    pub(super) date: String,
}

/// Reads the core properties; what is damaged is as if it were not there.
pub(super) fn read(xml: &str) -> Properties {
    let mut properties = Properties::default();
    let mut created = String::new();
    let mut reader = Reader::from_str(xml);
    let mut element = String::new();
    loop {
        let words = match reader.read_event() {
            Ok(Event::Start(start)) => {
                element = start.local_name().as_ref().to_owned();
                continue;
            }
            Ok(Event::End(_)) => {
                element.clear();
                continue;
            }
            Ok(Event::Text(text)) => text.xml10_content().into_owned(),
            Ok(Event::GeneralRef(reference)) => character(&reference).map(String::from).unwrap_or_default(),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => continue,
        };
        match element.as_str() {
            "title" => properties.title.push_str(&words),
            "creator" => properties.author.push_str(&words),
            "created" => created.push_str(&words),
            _ => {}
        }
    }
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    properties.title = one_line(&properties.title);
    properties.author = one_line(&properties.author);
    let day = date::iso(created.trim());
    properties.date = if date::is_day(&day) { day } else { String::new() };
    properties
}

/// The place of the text, by the archive's own list.
pub(super) fn main_part(relations: &str) -> Option<String> {
    let mut reader = Reader::from_str(relations);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                let is_main = attribute(&element, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
                if let Some(place) = attribute(&element, "Target").filter(|_| is_main) {
                    return Some(place.trim_start_matches('/').to_owned());
                }
            }
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Properties, main_part, read};

    #[test]
    fn core_properties_are_read() {
        let xml = "<cp:coreProperties xmlns:dc='d'><dc:title>Keys &amp;\n locks</dc:title><dc:creator>Ida Volk</dc:creator><dcterms:created>2025-03-04T09:00:00Z</dcterms:created><cp:lastModifiedBy>x</cp:lastModifiedBy></cp:coreProperties>";
        let known = Properties {
            title: "Keys & locks".to_owned(),
            author: "Ida Volk".to_owned(),
            date: "2025-03-04".to_owned(),
        };
        assert_eq!(read(xml), known);
        assert_eq!(read("<a><dc:creator>Ida"), Properties { author: "Ida".to_owned(), ..Properties::default() });
        assert_eq!(read("<created>soon</created>"), Properties::default());
    }

    #[test]
    fn the_list_tells_the_place_of_the_text() {
        let list = "<R><R Type='http://x/styles' Target='s.xml'/><R Type='http://x/officeDocument' Target='/word/document2.xml'/></R>";
        assert_eq!(main_part(list).as_deref(), Some("word/document2.xml"));
        assert_eq!(main_part("<R"), None);
    }
}
