//! Annotations that people made in Label Studio, as it exports them: JSON, an array of tasks.
//!
//! Regions with the labels `Source`, `Cue` and `Content` are the spans, relations tie them, as those of brat do. Of a task's
//! annotations the first counts that was not cancelled.

use std::collections::HashMap;

use serde_json::Value;

use super::{GoldAttribution, read_brat};
use crate::error::{Error, Result};

/// The type of regions with labels.
const REGION: &str = "labels";
/// The type of what ties them.
const TIE: &str = "relation";

/// A task: a document with what people found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelledTask {
    /// The name of the document (`data.doc`), else the task's number.
    pub name: String,
    /// Its text (`data.text`).
    pub text: String,
    /// Who said what, in bytes of the text.
    pub attributions: Vec<GoldAttribution>,
}

/// Reads an export of Label Studio. Tasks that nobody has annotated are left out.
///
/// # Errors
/// What is no such export, by the path and the task: a region that lies outside of its text or holds other words than it
/// says; a relation that names no region.
///
/// ```
/// let export = r#"[{"id": 1, "data": {"text": "“No,” she said."}, "annotations": [{"result": [
///     {"id": "a", "type": "labels", "value": {"start": 0, "end": 5, "text": "“No,”", "labels": ["Content"]}},
///     {"id": "b", "type": "labels", "value": {"start": 6, "end": 9, "text": "she", "labels": ["Source"]}},
///     {"type": "relation", "from_id": "a", "to_id": "b"}]}]}]"#;
/// let tasks = whosaid::gold::read_label_studio("export.json", export)?;
/// assert_eq!(tasks[0].attributions[0].source[0].slice(&tasks[0].text), "she");
/// # Ok::<(), whosaid::Error>(())
/// ```
pub fn read_label_studio(path: &str, export: &str) -> Result<Vec<LabelledTask>> {
    let fault = |problem: String| Error::data(path, 0, 0, problem);
    let tasks: Vec<Value> = serde_json::from_str(export)
        .map_err(|error| fault(format!("no export of Label Studio (JSON, an array of tasks): {error}")))?;
    let mut out = Vec::new();
    for (index, task) in tasks.iter().enumerate() {
        let name = task["data"]["doc"].as_str().map_or_else(|| format!("task {}", index + 1), str::to_owned);
        let text = task["data"]["text"].as_str();
        let text = text.ok_or_else(|| fault(format!("{name}: no text (expected data.text)")))?;
        let made = task["annotations"].as_array().map_or(&[][..], Vec::as_slice);
        let Some(made) = made.iter().find(|one| one["was_cancelled"] != true) else { continue };
        let lines = lines(&made["result"]).map_err(|problem| fault(format!("{name}: {problem}")))?;
        let attributions = read_brat(&format!("{path}: {name}"), &lines, text)?;
        out.push(LabelledTask { name, text: text.to_owned(), attributions });
    }
    Ok(out)
}

/// What brat would have for these regions and relations.
fn lines(result: &Value) -> std::result::Result<String, String> {
    let result = result.as_array().map_or(&[][..], Vec::as_slice);
    let mut out = String::new();
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    for region in result.iter().filter(|one| one["type"] == REGION) {
        let value = &region["value"];
        let (Some(start), Some(end)) = (value["start"].as_u64(), value["end"].as_u64()) else {
            return Err("a region without start and end".to_owned());
        };
        let Some(label) = value["labels"][0].as_str() else { continue };
        let number = numbers.len() + 1;
        numbers.insert(region["id"].as_str().unwrap_or_default(), number);
        let words = value["text"].as_str().unwrap_or_default().replace(char::is_whitespace, " ");
        out.push_str(&format!("T{number}\t{} {start} {end}\t{words}\n", label.replace(char::is_whitespace, "_")));
    }
    for (index, tie) in result.iter().filter(|one| one["type"] == TIE).enumerate() {
        let end = |name: &str| {
            let id = tie[name].as_str().unwrap_or_default();
            numbers.get(id).ok_or_else(|| format!("a relation names the region “{id}”, which is not there"))
        };
        out.push_str(&format!("R{}\tTie Arg1:T{} Arg2:T{}\n", index + 1, end("from_id")?, end("to_id")?));
    }
    Ok(out)
}
