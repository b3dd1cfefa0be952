//! TOML files: an article's `article.toml`, and the settings of a folder.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::{Spanned, Value};
use whosaid::check::About;
use whosaid::{Error, Result};

/// Reads a TOML file's text into a `T`.
///
/// # Errors
/// The first fault, with path, line and column, and what was expected.
pub(super) fn read<T: DeserializeOwned>(path: &str, text: &str) -> Result<T> {
    toml::from_str(text).map_err(|error| {
        let place = error.span().map(|span| span.start);
        // The parser's words may run over several lines.
        let problem = error.message().lines().map(str::trim).collect::<Vec<_>>().join(": ");
        fault(path, text, place, problem)
    })
}

/// A fault at a byte of a file's text; none is the whole file.
pub(super) fn fault(path: &str, text: &str, byte: Option<usize>, problem: impl Into<String>) -> Error {
    let before = byte.and_then(|byte| text.get(..byte));
    let line = before.map_or(0, |before| before.matches('\n').count() + 1);
    let column = before.map_or(0, |before| before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1);
    Error::data(path, line, column, problem)
}

/// What an `article.toml` may hold.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct AboutFile {
    title: String,
    date: Option<Spanned<Value>>,
    outlet: String,
    url: String,
}

/// Reads an `article.toml`.
///
/// # Errors
/// The first fault, with its place: a key that is not known, a value that is no text, a date that is none.
pub(super) fn about(path: &str, text: &str) -> Result<About> {
    let file: AboutFile = read(path, text)?;
    let date = match &file.date {
        None => String::new(),
        Some(value) => day(value.get_ref())
            .ok_or_else(|| fault(path, text, Some(value.span().start), "expected a date such as \"2016-09-21\""))?,
    };
    Ok(About { title: file.title, date, outlet: file.outlet, url: file.url })
}

/// A date as `YYYY-MM-DD`, written with or without quotation marks; an empty text is no date.
fn day(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Datetime(date) => date.to_string(),
        _ => return None,
    };
    let date: Option<toml::value::Datetime> = text.parse().ok();
    let whole = date.is_some_and(|date| date.date.is_some() && date.time.is_none());
    (text.is_empty() || whole).then_some(text)
}

/// An `article.toml` with these values, empty ones too, for people to fill in.
pub(super) fn about_file(about: &About) -> String {
    let pairs = [("title", &about.title), ("date", &about.date), ("outlet", &about.outlet), ("url", &about.url)];
    pairs.map(|(key, value)| format!("{key} = {}\n", Value::from(value.as_str()))).concat()
}

#[cfg(test)]
mod tests {
    use super::{about, about_file};

    fn told(text: &str) -> String {
        about("a/article.toml", text).map_or_else(|error| error.to_string(), |about| format!("{about:?}"))
    }

    #[test]
    fn dates_are_read_with_and_without_quotation_marks() {
        for text in ["date = \"2016-09-21\"", "title = 'x'\ndate = 2016-09-21"] {
            assert_eq!(about("a.toml", text).expect("sound").date, "2016-09-21");
        }
        assert_eq!(about("a.toml", "date = ''").expect("sound").date, "");
    }

    #[test]
    fn faults_have_their_place() {
        let wrong = "a/article.toml:2:8: expected a date";
        for date in ["\"21 September\"", "\"2016-02-31\"", "7", "2016-09-21T10:00:00"] {
            let told = told(&format!("title = \"A\"\ndate = {date}\n"));
            assert!(told.starts_with(wrong), "{told}");
        }
        assert!(told("dat = 'x'").starts_with("a/article.toml:1:1: unknown field `dat`, expected one of `title`"));
        assert!(told("title = 7").starts_with("a/article.toml:1:9: invalid type"), "{}", told("title = 7"));
        assert!(told("title = 'é' x").starts_with("a/article.toml:1:13: "), "{}", told("title = 'é' x"));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let own = about("a.toml", "title = 'He said “no”: a \"first\" \\ a last'\ndate = 2016-09-21").expect("sound");
        assert_eq!(about("a.toml", &about_file(&own)).expect("sound"), own);
    }
}
