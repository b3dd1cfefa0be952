//! The mean of weights that were learned apart: what they agree on stays, and what one of them has learned by chance is halved.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A feature: its kind, and the words or classes seen.
type Key = (String, Vec<String>);

/// The mean of the texts of one weights file, in thousandths; weights nearer to zero than `least` are left out. The comment is that of
/// the last text, with a line that tells how many there are.
///
/// A feature that one text does not have has no weight there. None where a line is no line of a weights file.
pub fn mean_of(texts: &[String], least: i32) -> Option<String> {
    let mut sums: BTreeMap<Key, Vec<i32>> = BTreeMap::new();
    let mut header = String::new();
    for text in texts {
        header.clear();
        let mut kind = None;
        for line in text.lines().filter(|line| !line.is_empty()) {
            if line.starts_with('#') && !line.contains('\t') {
                let _ = writeln!(header, "{line}");
            } else if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                kind = Some(name);
            } else {
                let (values, weights) = line.split_once('\t')?;
                let values = values.split(' ').map(str::to_owned).collect();
                let weights: Option<Vec<i32>> = weights.split(' ').map(|weight| weight.parse().ok()).collect();
                let weights = weights?;
                let sum = sums.entry((kind?.to_owned(), values)).or_insert_with(|| vec![0; weights.len()]);
                (sum.len() == weights.len()).then_some(())?;
                sum.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
            }
        }
    }
    let mut out = header;
    let _ = writeln!(out, "# The mean of {} such files.", texts.len());
    let mut section = "";
    for ((kind, values), sums) in &sums {
        let mean = |sum: &i32| (f64::from(*sum) / texts.len() as f64).round() as i32;
        let means: Vec<i32> = sums.iter().map(mean).collect();
        if means.iter().all(|mean| mean.abs() < least) {
            continue;
        }
        if section != kind {
            section = kind;
            let _ = writeln!(out, "[{kind}]");
        }
        let means: Vec<String> = means.iter().map(i32::to_string).collect();
        let _ = writeln!(out, "{}\t{}", values.join(" "), means.join(" "));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::mean_of;

    #[test]
    fn what_both_have_stays_and_what_one_has_is_halved() {
        let one = "# Words.\n[word]\nsaid\t100 -40\ntold\t30 0\n".to_owned();
        let other = "# Words.\n[word]\nsaid\t300 -41\n[mark]\n\t90 2\n".to_owned();
        let mean = mean_of(&[one.clone(), other], 20);
        assert_eq!(
            mean.as_deref(),
            Some("# Words.\n# The mean of 2 such files.\n[mark]\n\t45 1\n[word]\nsaid\t200 -41\n")
        );
        assert_eq!(mean_of(&[one, "[word]\nsaid\tmuch\n".to_owned()], 20), None);
    }
}
