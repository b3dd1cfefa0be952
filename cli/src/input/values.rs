//! What a record is to whoever asks for its fields.

/// A record that can be asked for the text of a field.
pub(super) trait Record {
    /// The text of the field of exactly this name, or of this path of names joined by dots.
    fn given(&self, name: &str) -> Option<String>;
    /// The text of the field of this usual name, however it is parted and whatever its case.
    fn usual(&self, name: &str) -> Option<String>;
    /// All of the value of the field of exactly this name or path, whatever it is; none where there is no such field.
    fn value(&self, name: &str) -> Option<String>;
    /// The names of its fields.
    fn names(&self) -> Vec<String>;
}

/// The names of fields for a message, not too many of them.
pub(super) fn listed(names: &[String]) -> String {
    /// So many names are shown.
    const SHOWN: usize = 12;
    let mut shown: Vec<&str> = names.iter().map(String::as_str).take(SHOWN).collect();
    if names.len() > SHOWN {
        shown.push("…");
    }
    shown.join(", ")
}
