use super::super::Roster;
use crate::Engine;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, MentionKind, SpeakerKind};

const PEOPLE: &str = "\
id,name,aliases,kind,title,gender,party
Q1,Ann-Marie Roe,Annie Roe,person,Mayor,female,Left
Q2,Robert Roe,,person,Judge,male,
Q3,José Luján,Pepe Luján,person,,male,Centre
Q4,Harlow Borough Council,HBC|Harlow Council,organisation,,,
Q5,Kim Vale,,person,Senator,male,
Q6,Ada Holm Jr.,,person,,,
Q7,Ada Holm Sr.,,person,,,
Q8,Tom Ford,,person,,,
";

fn read(text: &str) -> Analysis {
    let roster = Roster::read("people.csv", PEOPLE, Lexicon::built_in()).expect("a right roster");
    Engine::built_in().with_roster(&roster).analyse(text)
}

/// The speakers of each row with their ids.
fn speakers(text: &str) -> Vec<(String, String)> {
    let found = read(text);
    let id = |naming: &crate::model::Naming, place: usize| {
        let entity = naming.entity_of(place, &found.entities).map(|id| &found.entities[id.0]);
        entity.and_then(|entity| entity.listed.as_ref()).map_or(String::new(), |listed| listed.id.clone())
    };
    let each = |naming: &crate::model::Naming| {
        let named = |place: usize| (naming.speakers[place].clone(), id(naming, place));
        (0..naming.speakers.len()).map(named).collect::<Vec<_>>()
    };
    found.namings.iter().flat_map(each).collect()
}

fn ids(text: &str) -> Vec<String> {
    speakers(text).into_iter().map(|(_, id)| id).collect()
}

#[test]
fn the_rosters_spelling_stands_for_the_texts() {
    let text = "“It will rain,” said JOSE LUJAN. “It will snow,” Lujan said.";
    let expected = ("José Luján".to_owned(), "Q3".to_owned());
    assert_eq!(speakers(text), [expected.clone(), expected]);
    let entity = &read(text).entities[0];
    assert_eq!(entity.name, "José Luján");
    assert!(entity.aliases.iter().any(|alias| alias == "JOSE LUJAN"), "{:?}", entity.aliases);
    let fields = &entity.listed.as_ref().expect("listed").fields;
    assert_eq!(fields[1], ("party".to_owned(), "Centre".to_owned()));
}

#[test]
fn names_in_other_spellings_are_linked() {
    for (text, id) in [
        ("“It will rain,” said Ann-Marie Roe.", "Q1"),
        ("“It will rain,” said Annie Roe.", "Q1"),
        ("“It will rain,” said Mayor A.M. Roe.", "Q1"),
        ("“It will rain,” said Bob Roe.", "Q2"),
        ("“It will rain,” said José A. Luján.", "Q3"),
        ("“It will rain,” said Kim Vale.", "Q5"),
        ("“It will rain,” said Ada Holm, Jr.", "Q6"),
        ("Harlow Council said it would rain.", "Q4"),
        ("The HBC said it would rain.", "Q4"),
    ] {
        assert_eq!(ids(text), [id], "{text}");
    }
}

#[test]
fn a_lone_surname_is_linked_where_one_entry_fits() {
    assert_eq!(ids("“It will rain,” Luján said."), ["Q3"]);
    assert_eq!(ids("“It will rain,” Sen. Vale said."), ["Q5"]);
}

#[test]
fn a_surname_of_two_entries_is_linked_only_where_the_text_decides() {
    let text = "“It will rain,” Roe said.";
    assert_eq!(speakers(text), [("Roe".to_owned(), String::new())]);
    let noted = read(text).ambiguous;
    assert_eq!((noted.len(), noted[0].name.as_str()), (1, "Roe"));
    assert_eq!(noted[0].ids, ["Q1", "Q2"]);
    for (text, id) in [
        ("“It will rain,” Mr. Roe said.", "Q2"),
        ("“It will rain,” Judge Roe said.", "Q2"),
        ("“It will rain,” Mayor Roe said.", "Q1"),
        ("“It will rain,” Roe said. She left.", "Q1"),
    ] {
        assert_eq!(ids(text)[0], id, "{text}");
        assert!(read(text).ambiguous.is_empty(), "{text}");
    }
}

#[test]
fn the_text_is_not_contradicted() {
    for text in [
        // Another given name.
        "“It will rain,” said Clara Roe. “It will snow,” Roe said.",
        // Another gender in the title.
        "“It will rain,” said Mrs. Luján.",
        "“It will rain,” said Ms. Kim Vale.",
        // Another generation.
        "“It will rain,” said Ada Holm III.",
        // Another kind of thing.
        "Ford Motor Company said it would rain.",
    ] {
        assert!(ids(text).iter().all(String::is_empty), "{text}: {:?}", speakers(text));
        assert!(read(text).ambiguous.is_empty(), "{text}");
    }
}

#[test]
fn two_of_one_full_name_are_told_apart_or_left_alone() {
    assert_eq!(ids("“It will rain,” said Ada Holm."), [""]);
    assert_eq!(read("“It will rain,” said Ada Holm.").ambiguous[0].ids, ["Q6", "Q7"]);
}

#[test]
fn entities_of_one_entry_are_put_together() {
    let text = "Harlow Borough Council met. HBC said it would rain. Harlow Council said it would snow.";
    let found = read(text);
    let listed: Vec<_> = found.entities.iter().filter(|entity| entity.listed.is_some()).collect();
    assert_eq!(listed.len(), 1, "{:?}", found.entities);
    let named = listed[0].mentions.iter().filter(|id| found.mentions[id.0].kind == MentionKind::Name).count();
    assert_eq!(named, 3);
    assert!(found.namings.iter().all(|naming| naming.speakers == ["Harlow Borough Council"]), "{:?}", found.namings);
    assert!(found.namings.iter().all(|naming| naming.kind == SpeakerKind::Organisation));
    for (place, mention) in found.mentions.iter().enumerate() {
        if let Some(id) = mention.entity {
            assert!(found.entities[id.0].mentions.iter().any(|mention| mention.0 == place));
        }
    }
}

#[test]
fn joint_speakers_are_linked_each() {
    let found = speakers("Annie Roe and Clara Dale said it would rain.");
    assert_eq!(found, [("Ann-Marie Roe".to_owned(), "Q1".to_owned()), ("Clara Dale".to_owned(), String::new())]);
}

/// Over every article of the fixtures: each speaker stands in the text or on the roster, and linking changes nothing
/// but names.
#[test]
fn every_speaker_is_attested_by_text_or_roster() {
    let people = "id,name\n1,Harold Brannigan\n2,Joy Ostrander\n3,The Tri-County Sentinel\n4,Memo\n";
    let roster = Roster::read("people.csv", people, Lexicon::built_in()).expect("a right roster");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/articles");
    let mut linked = 0;
    for article in std::fs::read_dir(folder).expect("fixtures").flatten() {
        let text = std::fs::read_to_string(article.path().join("article.txt")).expect("article");
        let plain = Engine::built_in().analyse(&text);
        let found = Engine::built_in().with_roster(&roster).analyse(&text);
        assert_eq!(plain.attributions, found.attributions);
        for speaker in found.namings.iter().flat_map(|naming| &naming.speakers) {
            let listed = roster.entries().iter().any(|entry| entry.name == *speaker);
            assert!(listed || text.contains(speaker.as_str()), "{speaker}");
            linked += usize::from(listed);
        }
    }
    assert!(linked > 2, "only {linked}");
}
