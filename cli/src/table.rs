//! A table for people: as wide as the window, whatever its cells hold.

use std::fmt::Write;
use std::io::IsTerminal;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::output;
use super::terminal::visible_line;

/// The width where there is no window, as in a pipe.
const USUAL: usize = 100;
/// No table is narrower.
const NARROWEST: usize = 24;
/// A wider one would not be read.
const WIDEST: usize = 200;
/// Stands between columns.
const GUTTER: &str = "  ";
/// Stands where a cell is cut.
const CUT: char = '…';

/// How wide a column is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Width {
    /// So many columns of the window.
    Exact(usize),
    /// A share of what the others leave, at most so many columns.
    Share(usize, usize),
}

/// A column of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) heading: &'static str,
    pub(super) width: Width,
    /// Whether its cells end at its right edge: numbers.
    pub(super) right: bool,
    /// How many lines a cell may have.
    pub(super) lines: usize,
    /// Left out where the window is narrower.
    pub(super) from: usize,
    /// How its cells look where colours are shown.
    pub(super) look: Look,
}

/// How cells look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Plain,
    Bold,
    Faint,
    /// A number from 0 to 1: green, yellow or red.
    Share,
}

impl Column {
    /// A column of words.
    pub(super) const fn words(heading: &'static str, share: usize, most: usize, lines: usize) -> Self {
        Self { heading, width: Width::Share(share, most), right: false, lines, from: 0, look: Look::Plain }
    }

    /// A column of numbers.
    pub(super) const fn number(heading: &'static str, width: usize) -> Self {
        Self { heading, width: Width::Exact(width), right: true, lines: 1, from: 0, look: Look::Plain }
    }

    /// The column where the window has so many columns, and not where it has fewer.
    pub(super) const fn from(self, from: usize) -> Self {
        Self { from, ..self }
    }

    /// The column with another look.
    pub(super) const fn look(self, look: Look) -> Self {
        Self { look, ..self }
    }
}

/// A table that is written line by line.
#[derive(Debug)]
pub(super) struct Table {
    /// The columns that are shown, by their place among all, and how wide they are.
    columns: Vec<(usize, Column, usize)>,
    colour: bool,
}

impl Table {
    /// A table for standard output: as wide as its window, in colour if it shows any; or for a file.
    pub(super) fn new(columns: &[Column], to_screen: bool) -> Self {
        let colour = to_screen && output::in_colour();
        Self::of_width(columns, if to_screen { window() } else { USUAL }, colour)
    }

    pub(super) fn of_width(columns: &[Column], width: usize, colour: bool) -> Self {
        let width = width.clamp(NARROWEST, WIDEST);
        let shown: Vec<(usize, Column)> =
            columns.iter().copied().enumerate().filter(|(_, column)| column.from <= width).collect();
        let exact = |column: &Column| if let Width::Exact(width) = column.width { width } else { 0 };
        let gutters = GUTTER.len() * shown.len().saturating_sub(1);
        let left = width.saturating_sub(gutters + shown.iter().map(|(_, column)| exact(column)).sum::<usize>());
        let mut widths: Vec<usize> = shown.iter().map(|(_, column)| exact(column)).collect();
        let mut open: Vec<usize> = (0..shown.len()).filter(|&at| widths[at] == 0).collect();
        let mut left = left;
        // Whoever needs less than its share leaves the rest to the others.
        while !open.is_empty() {
            let share =
                |at: usize| if let Width::Share(share, most) = shown[at].1.width { (share, most) } else { (1, 1) };
            let all: usize = open.iter().map(|&at| share(at).0).sum();
            let full: Vec<usize> =
                open.iter().copied().filter(|&at| left * share(at).0 / all.max(1) > share(at).1).collect();
            if full.is_empty() {
                open.iter().for_each(|&at| widths[at] = (left * share(at).0 / all.max(1)).max(1));
                break;
            }
            for &at in &full {
                widths[at] = share(at).1;
                left = left.saturating_sub(widths[at]);
            }
            open.retain(|at| !full.contains(at));
        }
        Self {
            columns: shown.into_iter().zip(widths).map(|((at, column), width)| (at, column, width)).collect(),
            colour,
        }
    }

    /// The line of headings.
    pub(super) fn header(&self) -> String {
        let cells =
            self.columns.iter().map(|(_, column, width)| aligned(&cut(column.heading, *width), *width, column.right));
        self.painted("1", cells.collect::<Vec<_>>().join(GUTTER).trim_end()) + "\n"
    }

    /// The lines of a row; a cell for each of all columns.
    pub(super) fn row(&self, cells: &[&str]) -> String {
        let wrapped: Vec<Vec<String>> = self
            .columns
            .iter()
            .map(|(at, column, width)| wrap(&visible_line(cells.get(*at).copied().unwrap_or("")), *width, column.lines))
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let mut out = String::new();
        for line in 0..height {
            let mut text = String::new();
            for (place, (_, column, width)) in self.columns.iter().enumerate() {
                let cell = wrapped[place].get(line).map_or("", String::as_str);
                let aligned = aligned(cell, *width, column.right);
                let last = place + 1 == self.columns.len();
                let shown = if last { aligned.trim_end() } else { &aligned };
                text.push_str(&self.painted(look(column.look, cell), shown));
                if !last {
                    text.push_str(GUTTER);
                }
            }
            let _ = writeln!(out, "{}", text.trim_end());
        }
        out
    }

    /// A line between rows: what follows belongs to this.
    pub(super) fn section(&self, title: &str) -> String {
        let width =
            self.columns.iter().map(|one| one.2).sum::<usize>() + GUTTER.len() * self.columns.len().saturating_sub(1);
        self.painted("36", &cut(&visible_line(title), width)) + "\n"
    }

    fn painted(&self, look: &str, text: &str) -> String {
        match self.colour && !look.is_empty() && !text.trim().is_empty() {
            true => format!("\x1b[{look}m{text}\x1b[0m"),
            false => text.to_owned(),
        }
    }
}

/// The width of the window of standard output, else that of `COLUMNS`.
fn window() -> usize {
    if std::io::stdout().is_terminal()
        && let Some((width, _)) = terminal_size::terminal_size()
        && width.0 > 0
    {
        return width.0.into();
    }
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(USUAL)
}

/// The code of a look on a terminal (ECMA-48).
fn look(look: Look, cell: &str) -> &'static str {
    match look {
        Look::Plain => "",
        Look::Bold => "1",
        Look::Faint => "2",
        Look::Share => match cell.trim().parse::<f64>() {
            Ok(share) if share >= 0.75 => "32",
            Ok(share) if share >= 0.5 => "33",
            Ok(_) => "31",
            Err(_) => "",
        },
    }
}

fn aligned(cell: &str, width: usize, right: bool) -> String {
    let pad = " ".repeat(width.saturating_sub(cell.width()));
    if right { pad + cell } else { cell.to_owned() + &pad }
}

/// The text, or as much of it as fits, with the sign of a cut.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut left = width.saturating_sub(1);
    for c in text.chars() {
        let needed = c.width().unwrap_or(0);
        if needed > left {
            break;
        }
        left -= needed;
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    out.push(CUT);
    out
}

/// The text in lines that fit, broken between words where that is possible; the last is cut where more would follow.
fn wrap(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        if lines.len() + 1 >= most {
            lines.push(cut(rest, width));
            break;
        }
        let end = line_end(rest, width);
        lines.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    lines
}

/// Where the first line of a text ends.
fn line_end(text: &str, width: usize) -> usize {
    let (mut used, mut space) = (0, None);
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if c == ' ' {
            space = Some(at);
        }
        if used > width {
            return space.filter(|space| *space > 0).unwrap_or_else(|| at.max(c.len_utf8()));
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{Column, Look, Table, wrap};
    use unicode_width::UnicodeWidthStr;

    const COLUMNS: [Column; 3] = [
        Column::words("speaker", 1, 20, 2).look(Look::Bold),
        Column::words("what", 3, 100, 3),
        Column::number("conf", 4).from(40).look(Look::Share),
    ];

    #[test]
    fn no_line_is_wider_than_the_window() {
        let cells = [
            "Dr. Adelheid-Wilhelmine Holm-Brannigan of Harlow",
            &"日本語 🦤 “We will\tnot\x1b[2J” ".repeat(20),
            "0.81",
        ];
        for width in [1, 24, 39, 40, 80, 120, 500] {
            let table = Table::of_width(&COLUMNS, width, false);
            let text = table.header() + &table.row(&cells) + &table.section(cells[1]);
            assert!(text.lines().all(|line| line.width() <= width.clamp(24, 200)), "{width}\n{text}");
        }
    }

    #[test]
    fn colours_change_no_word() {
        let plain = Table::of_width(&COLUMNS, 60, false);
        let coloured = Table::of_width(&COLUMNS, 60, true);
        let cells = ["Ada Holm", "“Yes”", "0.93"];
        let row = coloured.row(&cells);
        assert!(row.starts_with("\x1b[1mAda Holm") && row.ends_with("\x1b[32m0.93\x1b[0m\n"), "{row:?}");
        let bare = ["\x1b[1m", "\x1b[32m", "\x1b[0m"].iter().fold(row, |row, code| row.replace(code, ""));
        assert_eq!(bare, plain.row(&cells));
        assert!(coloured.row(&["", "", "0.2"]).contains("\x1b[31m"));
    }

    #[test]
    fn words_flow_over_lines() {
        assert_eq!(wrap("we will rebuild the bridge", 10, 3), ["we will", "rebuild", "the bridge"]);
        assert_eq!(wrap("we will rebuild the bridge", 10, 2), ["we will", "rebuild t…"]);
        assert_eq!(wrap("Donaudampfschiff", 6, 9), ["Donaud", "ampfsc", "hiff"]);
        assert!(wrap(" ", 6, 9).is_empty());
    }
}
