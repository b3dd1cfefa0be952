//! Whether the records are what `schema.json` says, by the few words of JSON Schema that it uses.

use serde_json::{Value, json};

use super::with_report;
use crate::export::{Column, Record, SCHEMA, Selection};

fn schema() -> Value {
    serde_json::from_str(SCHEMA).expect("the schema is JSON")
}

/// Where `value` is not what `rule` asks for.
fn faults(value: &Value, rule: &Value, root: &Value, place: &str, out: &mut Vec<String>) {
    if let Some(target) = rule["$ref"].as_str() {
        let name = target.strip_prefix("#/$defs/").expect("references lead to $defs");
        let found = &root["$defs"][name];
        assert!(found.is_object(), "{target} leads nowhere");
        faults(value, found, root, place, out);
    }
    if let Some(choices) = rule["anyOf"].as_array() {
        let fits = |choice: &Value| {
            let mut found = Vec::new();
            faults(value, choice, root, place, &mut found);
            found.is_empty()
        };
        if !choices.iter().any(fits) {
            out.push(format!("{place}: none of the choices"));
        }
    }
    if rule["type"].is_string() && !is_a(value, &rule["type"]) {
        out.push(format!("{place}: {value} is no {}", rule["type"]));
    }
    if rule["enum"].as_array().is_some_and(|known| !known.contains(value)) {
        out.push(format!("{place}: {value} is not one of {}", rule["enum"]));
    }
    if rule.get("const").is_some_and(|wanted| wanted != value) {
        out.push(format!("{place}: {value} is not {}", rule["const"]));
    }
    let number = value.as_f64();
    let bound = |name: &str| rule[name].as_f64();
    if number.zip(bound("minimum")).is_some_and(|(n, least)| n < least)
        || number.zip(bound("maximum")).is_some_and(|(n, most)| n > most)
    {
        out.push(format!("{place}: {value} is out of bounds"));
    }
    if let Some(items) = value.as_array() {
        let length = items.len() as u64;
        if rule["minItems"].as_u64().is_some_and(|n| length < n)
            || rule["maxItems"].as_u64().is_some_and(|n| length > n)
        {
            out.push(format!("{place}: {length} items"));
        }
        for (index, item) in items.iter().enumerate() {
            faults(item, &rule["items"], root, &format!("{place}[{index}]"), out);
        }
    }
    if let Some(fields) = value.as_object() {
        let required = rule["required"].as_array().cloned().unwrap_or_default();
        for name in required.iter().filter_map(Value::as_str).filter(|name| !fields.contains_key(*name)) {
            out.push(format!("{place}: no {name}"));
        }
        for (name, field) in fields {
            match rule["properties"].get(name) {
                Some(rule) => faults(field, rule, root, &format!("{place}.{name}"), out),
                None if rule["additionalProperties"] == json!(false) => out.push(format!("{place}: unknown {name}")),
                None => {}
            }
        }
    }
}

fn is_a(value: &Value, kind: &Value) -> bool {
    match kind.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64() || value.is_i64(),
        Some("number") => value.is_number(),
        Some("null") => value.is_null(),
        other => panic!("a type the check does not know: {other:?}"),
    }
}

fn check(record: &Value) -> Vec<String> {
    let root = schema();
    let mut out = Vec::new();
    faults(record, &root, &root, "record", &mut out);
    out
}

fn record(explain: bool) -> Value {
    with_report(&Selection::default(), explain, |report| serde_json::to_value(Record::new(report)).expect("is JSON"))
}

#[test]
fn records_are_what_the_schema_says() {
    for explain in [false, true] {
        assert_eq!(check(&record(explain)), Vec::<String>::new());
    }
}

#[test]
fn the_check_sees_what_is_wrong() {
    let broken: [fn(&mut Value); 6] = [
        |record| record["schema"] = json!(2),
        |record| record["attributions"][0]["type"] = json!("quoted"),
        |record| record["attributions"][0]["confidence"] = json!(1.5),
        |record| record["attributions"][0]["content"]["spans"][0] = json!([1]),
        |record| record["attributions"][1]["source"] = json!("she"),
        |record| record["surprise"] = json!(true),
    ];
    for (index, break_it) in broken.iter().enumerate() {
        let mut record = record(false);
        break_it(&mut record);
        assert_eq!(check(&record).len(), 1, "break {index}: {:?}", check(&record));
    }
    let mut record = record(false);
    record.as_object_mut().expect("an object").remove("doc");
    assert_eq!(check(&record), ["record: no doc"]);
}

#[test]
fn json_nests_the_fields_of_the_tables() {
    let schema = schema();
    let has = |name: &str| {
        !schema["properties"][name].is_null() || !schema["$defs"]["attribution"]["properties"][name].is_null()
    };
    for column in Column::ALL {
        assert!(has(column.as_str()), "{}", column.as_str());
    }
}
