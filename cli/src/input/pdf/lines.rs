//! Letters on pages into lines. PDFs say where each letter stands, and of words and lines nothing.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// A line of letters of about one size, in points; `y` grows upwards.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) page: u32,
    pub(super) x: f64,
    pub(super) end: f64,
    pub(super) y: f64,
    pub(super) size: f64,
}

/// The lines of the pages, in the order in which they are written there.
pub(super) struct Lines {
    lines: Vec<Line>,
    page: u32,
    left: u64,
}

impl Lines {
    /// No lines yet; of `most` bytes at most.
    pub(super) fn new(most: u64) -> Self {
        Self { lines: Vec::new(), page: 0, left: most }
    }

    /// The lines that hold words.
    pub(super) fn end(mut self) -> Vec<Line> {
        self.lines.iter_mut().for_each(|line| line.text.truncate(line.text.trim_end().len()));
        self.lines.retain(|line| !line.text.is_empty());
        self.lines
    }

    fn letter(&mut self, letter: &str, x: f64, y: f64, size: f64, advance: f64) {
        /// The widest gap inside a word and inside a line, and the furthest a letter stands above or below its line, in sizes.
        const IN_WORD: f64 = 0.15;
        const IN_LINE: f64 = 2.5;
        const OFF: f64 = 0.5;
        // A drawn sign that no letter is given for is none, and no blank either.
        let none = letter.is_empty();
        let blank = letter.chars().all(char::is_whitespace);
        let open = self.lines.last().is_some_and(|line| {
            let gap = (x - line.end) / line.size;
            line.page == self.page && (y - line.y).abs() <= OFF * line.size && (-1.0..=IN_LINE).contains(&gap)
        });
        if !open {
            if blank {
                return;
            }
            self.lines.push(Line { page: self.page, x, end: x, y, size, ..Line::default() });
        }
        let Some(line) = self.lines.last_mut() else { return };
        if !none && (blank || x - line.end > IN_WORD * size) && !line.text.is_empty() && !line.text.ends_with(' ') {
            line.text.push(' ');
        }
        if !blank {
            letter.chars().for_each(|c| match ligature(c) {
                Some(letters) => line.text.push_str(letters),
                None => line.text.push(c),
            });
            line.size = line.size.max(size);
        }
        line.end = x + advance;
    }
}

/// The letters that are set as one.
fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        _ => return None,
    })
}

impl OutputDev for Lines {
    fn begin_page(
        &mut self,
        page: u32,
        _media: &MediaBox,
        _art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.page = page;
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        spacing: f64,
        font_size: f64,
        letter: &str,
    ) -> Result<(), OutputError> {
        // What stands aslant or upright is a watermark or a mark at the edge.
        if place.m12.abs() > place.m11.abs() / 10.0 {
            return Ok(());
        }
        self.left = self.left.checked_sub(letter.len() as u64).ok_or(OutputError::FormatError(std::fmt::Error))?;
        let size = (font_size * place.m22).abs();
        if size > 0.0 {
            self.letter(letter, place.m31, place.m32, size, (width * font_size + spacing) * place.m11);
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn places_tell_words_and_lines() {
        let mut lines = Lines::new(100);
        let mut x = 0.0;
        for (gap, y, letter) in [
            (0.0, 90.0, "s"),
            (0.5, 90.0, "o"),
            (3.0, 90.0, "ﬁ"),
            (0.0, 93.0, "n"),
            (40.0, 90.0, "b"),
            (-60.0, 78.0, "c"),
        ] {
            x += gap;
            lines.letter(letter, x, y, 10.0, 5.0);
            x += 5.0;
        }
        lines.letter(" ", 90.0, 60.0, 10.0, 5.0);
        let found: Vec<String> = lines.end().into_iter().map(|line| line.text).collect();
        assert_eq!(found, ["so fin", "b", "c"]);
    }
}
