use super::resolve;
use crate::Engine;

/// One sentence of `fixtures/statement_date.tsv`.
struct Case<'a> {
    line: usize,
    date: &'a str,
    text: &'a str,
    cue: &'a str,
    statement_date: &'a str,
    status: &'a str,
}

fn cases(table: &str) -> Vec<Case<'_>> {
    let lines = table.lines().enumerate().filter(|(_, line)| !line.starts_with('#')).skip(1);
    lines
        .map(|(index, line)| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [date, text, cue, statement_date, status] = cells[..] else { panic!("line {}: five cells", index + 1) };
            Case { line: index + 1, date, text, cue, statement_date, status }
        })
        .collect()
}

/// The date of the first row with this cue; none where there is no such row.
fn found(case: &Case<'_>) -> Option<String> {
    let analysis = Engine::built_in().analyse(case.text);
    let is_it = |span: &crate::model::Span| span.slice(case.text).split(' ').any(|word| case.cue.contains(word));
    let row = analysis.attributions.iter().find(|row| row.cue.iter().any(is_it))?;
    Some(row.when.and_then(|when| resolve(when.day, case.date)).unwrap_or_default())
}

#[test]
fn sentences_by_hand() {
    let table = include_str!("../../fixtures/statement_date.tsv");
    let mut faults = Vec::new();
    let (mut right, mut wrong, mut all) = (0, 0, 0);
    for case in cases(table) {
        let found = found(&case);
        let status = if found.as_deref() == Some(case.statement_date) { "ok" } else { "miss" };
        all += 1;
        right += usize::from(status == "ok");
        wrong += usize::from(found.as_ref().is_some_and(|day| !day.is_empty() && day != case.statement_date));
        if status != case.status {
            faults.push(format!(
                "line {}: {status}, {} recorded; {found:?} for “{}”: {}",
                case.line, case.status, case.statement_date, case.text
            ));
        }
    }
    assert!(all >= 60);
    assert!(faults.is_empty(), "{right} of {all} right, {wrong} wrong days\n{}", faults.join("\n"));
}

#[test]
fn the_words_of_the_day_are_told() {
    let text = "In a statement on Monday, the club denied the claim.";
    let found = Engine::built_in().analyse(text);
    assert_eq!(found.attributions[0].when.expect("a day").span.slice(text), "on Monday");
}

#[test]
fn the_day_is_no_part_of_whom_it_was_said_to() {
    let text = "Roe told the Courier, on Saturday, that it was over. Roe told reporters Tuesday that it rained.";
    let found = Engine::built_in().analyse(text);
    let addressees: Vec<&str> =
        found.attributions.iter().filter_map(|row| row.addressee).map(|span| span.slice(text)).collect();
    assert_eq!(addressees, ["the Courier", "reporters"]);
}
