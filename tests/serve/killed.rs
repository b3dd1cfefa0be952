//! What is confirmed is kept, whenever the service is killed.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use whosaid::export::rusqlite::{Connection, OpenFlags};

use super::client::Service;
use super::project::TEXT;
use crate::outputs::say;
use crate::place::Place;

/// Kills a service that is given decisions, so many times, and looks each time for every one that it had confirmed.
fn after_kills(times: usize) {
    let place = Place::new();
    place.file("a.txt", TEXT);
    let mut confirmed: Vec<(i64, String)> = Vec::new();
    let mut seed = 41_u64;
    for round in 0..times {
        let mut service = Service::start(&place, &["desk.whosaid", "a.txt"]);
        let article = service.get("/v1/project/documents/1").with(200).json();
        let row = &article["rows"][0];
        let dead = AtomicBool::new(false);
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let wait = Duration::from_millis(5 + (seed >> 33) % 400);
        let address = service.address.clone();
        let kept = std::thread::scope(|scope| {
            let writer = scope.spawn(|| write(&address, row, round, &dead));
            std::thread::sleep(wait);
            service.child.kill().expect("it is killed");
            service.child.wait().expect("it is gone");
            dead.store(true, Ordering::SeqCst);
            writer.join().expect("the writer ends")
        });
        confirmed.extend(kept);
        let database = Connection::open(place.path().join("desk.whosaid")).expect("a database");
        let whole: String = database.query_row("PRAGMA integrity_check", (), |row| row.get(0)).expect("an answer");
        assert_eq!(whole, "ok");
        for (id, name) in &confirmed {
            let read = "SELECT json_extract(row, '$.speaker[0]') FROM decisions WHERE id = ?";
            let found: String =
                database.query_row(read, [id], |row| row.get(0)).unwrap_or_else(|error| panic!("{id}: {error}"));
            assert_eq!(found, *name);
        }
    }
    let database = Connection::open_with_flags(place.path().join("desk.whosaid"), OpenFlags::SQLITE_OPEN_READ_ONLY)
        .expect("a database");
    let all: i64 = database.query_row("SELECT count(*) FROM decisions", (), |row| row.get(0)).expect("a number");
    assert!(!confirmed.is_empty());
    say(&format!("{times} kills: {} decisions confirmed and all there, {all} in all", confirmed.len()));
}

/// Decides until nobody answers; gives what was confirmed.
fn write(address: &str, row: &Value, round: usize, dead: &AtomicBool) -> Vec<(i64, String)> {
    let mut kept = Vec::new();
    for number in 0.. {
        if dead.load(Ordering::SeqCst) {
            break;
        }
        let name = format!("Speaker {round}-{number}");
        let mut left = row["row"].clone();
        left["speaker"] = json!([name]);
        let sent = json!({"reviewer": "Ida", "document": 1, "key": row["key"], "action": "speaker", "verdict": "accepted", "row": left});
        let body = sent.to_string();
        let request = format!(
            "POST /v1/project/decisions HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nX-Whosaid: 1\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        let answer = std::net::TcpStream::connect(address).and_then(|mut stream| {
            std::io::Write::write_all(&mut stream, request.as_bytes())?;
            super::client::answer(stream)
        });
        if let Ok(answer) = answer
            && answer.status == 200
            && let Ok(told) = serde_json::from_slice::<Value>(&answer.body)
        {
            kept.push((told["decision"].as_i64().expect("a number"), name));
        }
    }
    kept
}

#[test]
fn nothing_confirmed_is_lost() {
    after_kills(5);
}

#[test]
#[ignore = "the long run: cargo test --release --features serve -- --ignored a_hundred_kills_of_serve"]
fn a_hundred_kills_of_serve() {
    after_kills(100);
}
