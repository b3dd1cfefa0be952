//! The hash by which words are looked up.

/// The hash of a word's lower-cased text, with typographic apostrophes made straight (FNV-1a over its characters).
///
/// ```
/// use whosaid::lexicon::word_hash;
/// assert_eq!(word_hash("Don’t"), word_hash("don't"));
/// ```
pub fn word_hash(word: &str) -> u64 {
    word.chars().fold(WordHash::default(), WordHash::with).value()
}

/// The hash of a word that is read character by character: see [`word_hash`].
#[derive(Debug, Clone, Copy)]
pub struct WordHash(u64);

impl Default for WordHash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl WordHash {
    /// The hash of the characters so far.
    #[inline]
    pub const fn value(self) -> u64 {
        self.0
    }

    /// With one more character.
    #[inline]
    pub fn with(self, c: char) -> Self {
        match c {
            '’' => self.with_ascii(b'\''),
            _ if c.is_ascii() => self.with_ascii(c as u8),
            _ => c.to_lowercase().fold(self, |hash, lower| hash.step(u32::from(lower))),
        }
    }

    /// With one more ASCII character.
    #[inline]
    pub const fn with_ascii(self, byte: u8) -> Self {
        self.step(byte.to_ascii_lowercase() as u32)
    }

    /// With one more ASCII character that is no capital.
    #[inline]
    pub const fn with_small(self, byte: u8) -> Self {
        self.step(byte as u32)
    }

    #[inline]
    const fn step(self, value: u32) -> Self {
        const PRIME: u64 = 0x0000_0100_0000_01b3;
        Self((self.0 ^ value as u64).wrapping_mul(PRIME))
    }
}
