//! A mail saved as text: what its head says, and its body.

use super::date;
use super::document::Document;

/// What heads begin with; a text with so many of them at its beginning is a mail.
const NAMES: [&str; 6] = ["from", "to", "cc", "subject", "date", "sent"];
const FEWEST: usize = 3;

/// The document of a mail; none if the text is none.
pub(super) fn read(text: &str) -> Option<Document> {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut rest = text.trim_start_matches('\u{feff}');
    loop {
        let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
        let line = line.trim_end();
        if line.is_empty() || behind.is_empty() {
            rest = behind;
            break;
        }
        match (line.starts_with([' ', '\t']), line.split_once(':'), fields.last_mut()) {
            (true, _, Some((_, value))) => *value = format!("{value} {}", line.trim()),
            (false, Some((name, value)), _) if is_name(name) => {
                fields.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            }
            _ => return None,
        }
        rest = behind;
    }
    let known = fields.iter().filter(|(name, _)| NAMES.contains(&name.as_str())).count();
    let field = |wanted: &[&str]| {
        let found = fields.iter().find(|(name, value)| wanted.contains(&name.as_str()) && !value.is_empty());
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    // Bodies in parts or packed into letters are no text.
    let packed = field(&["content-transfer-encoding"]).to_ascii_lowercase();
    let in_parts = field(&["content-type"]).to_ascii_lowercase().starts_with("multipart");
    if known < FEWEST || in_parts || packed == "base64" || packed == "quoted-printable" || rest.trim().is_empty() {
        return None;
    }
    let from = field(&["from"]);
    let author = from.split('<').next().unwrap_or_default().trim().trim_matches('"').to_owned();
    Some(Document {
        text: rest.to_owned(),
        title: field(&["subject"]),
        date: date::iso(&field(&["date", "sent"])),
        author: if author.is_empty() { from } else { author },
        ..Document::default()
    })
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_head_is_no_text() {
        let mail = "From: \"Ida Volk\" <ida@quay.example>\r\nTo: all\r\nSubject: The\r\n pump\r\nDate: Tue, 4 Mar 2025 10:00:00 +0100\r\n\r\nIt runs.\r\n";
        let read_mail = read(mail).expect("a mail");
        assert_eq!((read_mail.text.as_str(), read_mail.title.as_str()), ("It runs.\r\n", "The pump"));
        assert_eq!((read_mail.date.as_str(), read_mail.author.as_str()), ("2025-03-04", "Ida Volk"));
        for text in [
            "Volk: It runs.\n\nReed: Why?\n",
            "From: a\n\nb",
            "",
            "From: a\nTo: b\nDate: c\nContent-Transfer-Encoding: base64\n\nYQ==\n",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
