//! Bytes to Unicode code points.

/// How many bytes share a checkpoint: small enough that counting inside it costs nothing to speak of.
const BLOCK: usize = 64;

/// The code point offset of any byte offset of a text. Built in one pass over the text; each answer then takes the same
/// short time however long the text is.
///
/// ```
/// use whosaid::export::CodePoints;
/// let points = CodePoints::new("“Oui”, dit-il");
/// assert_eq!(points.at("“Oui”".len()), 5);
/// ```
#[derive(Debug)]
pub struct CodePoints<'a> {
    bytes: &'a [u8],
    /// Code points before each block; empty where all is ASCII and nothing is to be counted.
    before: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    /// Counts through `text` once.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut before = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            before.reserve_exact(bytes.len() / BLOCK + 1);
            for block in bytes.chunks(BLOCK) {
                before.push(count);
                count += starts(block);
            }
            if bytes.len().is_multiple_of(BLOCK) {
                before.push(count);
            }
        }
        Self { bytes, before }
    }

    /// Code points before the byte offset `byte`, which is cut to the length of the text.
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.bytes.len());
        match self.before.get(byte / BLOCK) {
            Some(count) => count + starts(&self.bytes[byte - byte % BLOCK..byte]),
            None => byte,
        }
    }
}

/// How many characters begin in these bytes of UTF-8: all bytes but those that go on with one, `10xxxxxx`, eight at a time.
fn starts(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let (words, rest) = bytes.as_chunks::<8>();
    // A product with ones has the sum of the bytes in its highest.
    let go_on = |word: u64| (((word >> 7) & !(word >> 6) & ONES).wrapping_mul(ONES) >> 56) as usize;
    let inside: usize = words.iter().map(|&word| go_on(u64::from_le_bytes(word))).sum();
    bytes.len() - inside - rest.iter().filter(|&&byte| byte & 0xC0 == 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::CodePoints;

    #[test]
    fn every_boundary_agrees_with_counting_from_the_start() {
        let texts = ["", "plain", "“Ñandú” 🦤 said", &"é".repeat(32), &"é🦤x".repeat(200), &"x".repeat(64)];
        for text in texts {
            let points = CodePoints::new(text);
            for byte in (0..=text.len()).filter(|&byte| text.is_char_boundary(byte)) {
                assert_eq!(points.at(byte), text[..byte].chars().count(), "byte {byte} of {text:?}");
            }
            assert_eq!(points.at(text.len() + 9), text.chars().count());
        }
    }
}
