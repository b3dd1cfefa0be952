//! Lines of pages into paragraphs.

use std::collections::HashMap;

use super::lines::Line;

/// The most by which a line may be set in, in sizes of its letters, and still begin where the others do.
const SET_IN: f64 = 0.8;

/// The paragraphs of lines.
pub(super) fn of(lines: &[Line]) -> Vec<String> {
    let words: HashMap<&str, usize> =
        lines.iter().flat_map(|line| line.text.split(' ')).fold(HashMap::new(), |mut words, word| {
            *words.entry(word.trim_matches(|c: char| !c.is_alphanumeric())).or_default() += 1;
            words
        });
    let usual = usual_pitch(lines);
    let rights = rights(lines);
    let mut out: Vec<String> = lines.first().map(|line| line.text.clone()).into_iter().collect();
    for pair in lines.windows(2) {
        match out.last_mut().filter(|_| goes_on(&pair[0], &pair[1], usual, &rights)) {
            Some(open) => join(open, &pair[1].text, &words),
            None => out.push(pair[1].text.clone()),
        }
    }
    out
}

/// How far a line is below the one before, in sizes of its letters.
fn pitch(before: &Line, line: &Line) -> f64 {
    (before.y - line.y) / line.size
}

/// The distance of lines that most have, in sizes of their letters.
fn usual_pitch(lines: &[Line]) -> f64 {
    const STEPS: f64 = 20.0;
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for pair in lines.windows(2).filter(|pair| pair[0].page == pair[1].page) {
        let pitch = pitch(&pair[0], &pair[1]);
        if (0.8..3.0).contains(&pitch) {
            *counts.entry((pitch * STEPS).round() as u32).or_default() += 1;
        }
    }
    // Of two that are as frequent, the narrower: the other one parts paragraphs.
    let most = counts.into_iter().max_by_key(|&(pitch, count)| (count, u32::MAX - pitch));
    most.map_or(1.2, |(pitch, _)| f64::from(pitch) / STEPS)
}

/// A column is known by where its lines begin, roughly.
fn column(line: &Line) -> i64 {
    /// In points.
    const APART: f64 = 60.0;
    (line.x / APART).floor() as i64
}

/// Where the longest line of each column ends.
fn rights(lines: &[Line]) -> HashMap<i64, f64> {
    let mut rights: HashMap<i64, f64> = HashMap::new();
    for line in lines {
        let right = rights.entry(column(line)).or_insert(line.end);
        *right = right.max(line.end);
    }
    rights
}

/// Whether a line goes on with the paragraph of the one before.
fn goes_on(before: &Line, line: &Line, usual: f64, rights: &HashMap<i64, f64>) -> bool {
    if (before.size - line.size).abs() > 0.1 * before.size {
        return false;
    }
    // The first word of the line would not have fitted in the one before.
    // A line that is set in belongs to the column a little to the left.
    let columns = [column(before) - 1, column(before)];
    let right = columns.iter().filter_map(|column| rights.get(column)).copied().fold(before.end, f64::max);
    let letter = (line.end - line.x) / line.text.chars().count().max(1) as f64;
    let first = line.text.split(' ').next().unwrap_or_default().chars().count() + 1;
    let full = before.end + letter * first as f64 > right - before.size / 2.0;
    let lower = line.text.starts_with(char::is_lowercase);
    let broken = lower && !before.text.ends_with(['.', '!', '?', '”', '"', ':', '…']);
    let pitch = pitch(before, line);
    if before.page == line.page && (0.3..=usual * 1.15).contains(&pitch) {
        let is_item =
            before.text.starts_with(|c: char| !c.is_alphanumeric()) && before.text.chars().nth(1) == Some(' ');
        let begins = line.x > before.x + SET_IN * line.size && !is_item;
        return (full || broken) && !begins && !line.text.starts_with(['•', '◦', '▪', '·']);
    }
    // At the top of the next column or page.
    let turned = before.page != line.page || pitch <= -2.0;
    turned && (full && lower || broken)
}

/// Puts a line behind another. A hyphen at its end goes where the word is written without one elsewhere.
fn join(open: &mut String, line: &str, words: &HashMap<&str, usize>) {
    if open.ends_with('\u{ad}') {
        open.pop();
    } else if open.ends_with('-') && line.starts_with(char::is_alphabetic) {
        let first = open.rsplit(' ').next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
        let second = line.split(' ').next().unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
        if words.contains_key(format!("{first}{second}").as_str()) {
            open.pop();
        }
    } else {
        open.push(' ');
    }
    open.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::{Line, of};

    fn line(page: u32, x: f64, y: f64, text: &str) -> Line {
        let end = x + 5.0 * text.chars().count() as f64;
        Line { text: text.to_owned(), page, x, end, y, size: 10.0 }
    }

    #[test]
    fn lines_that_are_full_go_on() {
        let lines = [
            line(1, 50.0, 700.0, "Quay shut"),
            line(1, 50.0, 680.0, "The harbour board said the inter-"),
            line(1, 50.0, 668.0, "view was the first of its long-"),
            line(1, 50.0, 656.0, "planned rounds."),
            line(1, 50.0, 636.0, "The interview was read by Ida and"),
            line(1, 50.0, 624.0, "by nobody else in the town, as far"),
            line(2, 50.0, 700.0, "as she knew."),
            line(2, 60.0, 688.0, "Bo Kim said no and"),
            line(2, 50.0, 676.0, "Ann Lee"),
            line(2, 50.0, 664.0, "went."),
        ];
        let found = of(&lines);
        let expected = [
            "Quay shut",
            "The harbour board said the interview was the first of its long-planned rounds.",
            "The interview was read by Ida and by nobody else in the town, as far as she knew.",
            "Bo Kim said no and",
            "Ann Lee went.",
        ];
        assert_eq!(found, expected);
    }
}
