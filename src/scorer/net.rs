//! A small network over a few small numbers, for what a sum of weights cannot say: that several things matter together.
//!
//! Each number adds a row of weights to a layer of sums; a sum below nought counts as nought; what is left is weighed and
//! summed (one layer of rectified units; Glorot, Bordes and Bengio 2011).

use std::fmt::Write as _;

use crate::error::{Error, Result};

/// Sums of the layer.
pub const WIDTH: usize = 64;

/// A weight for each sum.
pub type Row = [f32; WIDTH];

/// What a number is called, and how many values it has, from 0; what is greater counts as the greatest.
pub type Input = (&'static str, usize);

/// The names of the last two rows, which belong to no number: what the sums begin with, and what each counts in the end.
const ENDS: [&str; 2] = ["base", "out"];
/// Weights are kept in hundredths, a byte each: none learned is beyond 0.9.
const PARTS: f32 = 100.0;

/// A network; without rows it scores everything 0.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Net {
    /// Where the rows of each number begin, and where those of the last end.
    starts: Vec<usize>,
    /// A row for each value of each number, then the ends.
    rows: Vec<Row>,
}

impl Net {
    /// A network of these rows: one for each value of each input, in order, then the ends. None where there are more or fewer.
    pub fn new(inputs: &[Input], rows: Vec<Row>) -> Option<Self> {
        let starts = starts(inputs);
        (starts.last() == Some(&(rows.len().checked_sub(ENDS.len())?))).then_some(Self { starts, rows })
    }

    /// The score of a thing, given its numbers in the order of the inputs.
    pub fn score(&self, values: &[usize]) -> f32 {
        let Some(([base, out], rows)) = self.rows.split_last_chunk().map(|(rows, ends)| (ends, rows)) else {
            return 0.0;
        };
        let mut sums: Row = *base;
        for row in rows_of(&self.starts, values) {
            sums.iter_mut().zip(&rows[row]).for_each(|(sum, weight)| *sum += weight);
        }
        sums.iter().zip(out).map(|(sum, weight)| sum.max(0.0) * weight).sum()
    }

    /// Bytes for [`Net::from_packed`].
    pub fn packed(&self) -> Vec<u8> {
        self.rows.iter().flatten().map(|weight| hundredths(*weight).to_le_bytes()[0]).collect()
    }

    /// The network that [`Net::packed`] wrote.
    pub fn from_packed(inputs: &[Input], bytes: &[u8]) -> Self {
        let row = |bytes: &[u8]| -> Row { std::array::from_fn(|at| f32::from(i8::from_le_bytes([bytes[at]])) / PARTS) };
        Self { starts: starts(inputs), rows: bytes.chunks_exact(WIDTH).map(row).collect() }
    }
}

/// Where the rows of each input begin, and where those of the last end.
pub fn starts(inputs: &[Input]) -> Vec<usize> {
    let ends = inputs.iter().scan(0, |end, (_, values)| {
        *end += values;
        Some(*end)
    });
    std::iter::once(0).chain(ends).collect()
}

/// The place of each number's row, given where the rows of each begin.
pub fn rows_of<'a>(starts: &'a [usize], values: &'a [usize]) -> impl Iterator<Item = usize> + 'a {
    let row = |(bounds, value): (&[usize], &usize)| value.saturating_add(bounds[0]).min(bounds[1].saturating_sub(1));
    starts.windows(2).zip(values).map(row)
}

/// A weight as the file has it.
pub fn hundredths(weight: f32) -> i8 {
    (weight * PARTS).round() as i8
}

/// Reads a file of a network. What it has no line for weighs nothing.
///
/// # Errors
/// The first fault, with path and line.
pub fn read_net(path: &str, text: &str, inputs: &[Input]) -> Result<Net> {
    let starts = starts(inputs);
    let count = starts.last().copied().unwrap_or(0);
    let mut rows = vec![[0.0; WIDTH]; count + ENDS.len()];
    for (line, words) in text.lines().enumerate() {
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        let read = read_row(words, inputs, &starts).map_err(|problem| Error::data(path, line + 1, 1, problem))?;
        rows[read.0] = read.1;
    }
    Ok(Net { starts, rows })
}

fn read_row(line: &str, inputs: &[Input], starts: &[usize]) -> std::result::Result<(usize, Row), String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [name, value, weights] = cells[..] else {
        return Err(format!(
            "expected a name, a value and {WIDTH} weights, parted by tabs; found {} cells",
            cells.len()
        ));
    };
    let value: usize = value.parse().map_err(|_| format!("expected a whole number as the value, found “{value}”"))?;
    let place = match (ENDS.iter().position(|end| *end == name), inputs.iter().position(|(input, _)| *input == name)) {
        (Some(end), _) => starts.last().copied().unwrap_or(0) + end,
        (_, Some(input)) if value < inputs[input].1 => starts[input] + value,
        (_, Some(input)) => return Err(format!("“{name}” has values up to {}, found {value}", inputs[input].1 - 1)),
        _ => {
            let names: Vec<&str> = inputs.iter().map(|(name, _)| *name).chain(ENDS).collect();
            return Err(format!("nothing is called “{name}”; there are: {}", names.join(", ")));
        }
    };
    let weight = |cell: &str| {
        let number: std::result::Result<i8, _> = cell.parse();
        number.map_err(|_| format!("expected a whole number of hundredths from -128 to 127, found “{cell}”"))
    };
    let weights = weights.split(' ').map(weight).collect::<std::result::Result<Vec<i8>, String>>()?;
    let row: std::result::Result<[i8; WIDTH], _> = weights.try_into();
    let row = row.map_err(|found: Vec<i8>| format!("expected {WIDTH} weights, found {}", found.len()))?;
    Ok((place, row.map(|weight| f32::from(weight) / PARTS)))
}

/// Writes a file that [`read_net`] reads; `header` goes before, as comments.
pub fn write_net(header: &str, net: &Net, inputs: &[Input]) -> String {
    let mut out = String::new();
    for line in header.lines() {
        let _ = writeln!(out, "# {line}");
    }
    let values = inputs.iter().flat_map(|(name, values)| (0..*values).map(move |value| (*name, value)));
    for ((name, value), row) in values.chain(ENDS.map(|end| (end, 0))).zip(&net.rows) {
        let weights: Vec<String> = row.iter().map(|weight| hundredths(*weight).to_string()).collect();
        let _ = writeln!(out, "{name}\t{value}\t{}", weights.join(" "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const INPUTS: [Input; 2] = [("gap", 2), ("count", 3)];

    fn row(first: f32, second: f32) -> Row {
        std::array::from_fn(|at| {
            if at == 0 {
                first
            } else if at == 1 {
                second
            } else {
                0.0
            }
        })
    }

    /// The first sum is above nought where both numbers are 1 or more, the second where neither is.
    fn net() -> Net {
        let rows = [
            row(0.0, 0.0),
            row(1.0, -1.0),
            row(0.0, 0.0),
            row(1.0, -1.0),
            row(1.0, -1.0),
            row(-1.0, 0.5),
            row(0.5, 1.0),
        ];
        Net::new(&INPUTS, rows.to_vec()).expect("as many rows as values, and the ends")
    }

    #[test]
    fn what_is_below_nought_counts_as_nought() {
        assert_eq!(net().score(&[0, 0]), 0.5);
        assert_eq!(net().score(&[1, 0]), 0.0);
        assert_eq!(net().score(&[1, 2]), 0.5);
        assert_eq!(net().score(&[7, usize::MAX]), 0.5, "what is too great counts as the greatest");
        assert_eq!(Net::default().score(&[0, 0]), 0.0);
        assert!(Net::new(&INPUTS, vec![row(0.0, 0.0)]).is_none());
    }

    #[test]
    fn files_and_bytes_give_the_network_back() {
        let text = write_net("What it holds.", &net(), &INPUTS);
        assert!(text.starts_with("# What it holds.\ngap\t0\t0 0 "));
        assert_eq!(read_net("net.tsv", &text, &INPUTS).expect("as written"), net());
        assert_eq!(Net::from_packed(&INPUTS, &net().packed()), net());
    }

    #[test]
    fn a_wrong_file_is_told_by_line() {
        let message = |text: &str| read_net("net.tsv", text, &INPUTS).expect_err("it is wrong").to_string();
        assert!(message("# fine\ngap\t1").contains("net.tsv:2"));
        assert!(message("gap\t1\t5 6").contains("expected 64 weights, found 2"));
        assert!(message("gap\t2\t5").contains("“gap” has values up to 1, found 2"));
        assert!(message("width\t0\t5").contains("nothing is called “width”; there are: gap, count, base, out"));
        assert!(message("gap\t0\tmany").contains("expected a whole number of hundredths"));
    }
}
