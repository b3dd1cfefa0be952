//! A service of its own for a test, and a client of it that sends what it is told to.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::place::Place;

/// A service that ends with the test.
pub(super) struct Service {
    pub(super) child: Child,
    /// Host and port.
    pub(super) address: String,
}

/// An answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Service {
    /// Starts it at a free port.
    pub(super) fn start(place: &Place, arguments: &[&str]) -> Self {
        let all = [&["serve"], arguments, &["--port", "0"]].concat();
        let mut child = place.command(&all).stdin(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it starts");
        let mut told = BufReader::new(child.stderr.take().expect("a pipe"));
        let mut seen = String::new();
        let address = loop {
            let mut line = String::new();
            assert!(told.read_line(&mut line).expect("a line") > 0, "it ended: {seen}");
            if let Some((_, rest)) = line.split_once("listening at http://") {
                break rest.split('/').next().expect("an address").to_owned();
            }
            seen.push_str(&line);
        };
        std::thread::spawn(move || std::io::copy(&mut told, &mut std::io::sink()));
        Self { child, address }
    }

    /// Sends a request of these bytes and reads until the end.
    pub(super) fn send(&self, bytes: &[u8]) -> std::io::Result<Answer> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        stream.write_all(bytes)?;
        answer(stream)
    }

    /// Asks, with a body and further lines of the head.
    pub(super) fn ask(&self, method: &str, path: &str, lines: &[&str], body: impl AsRef<[u8]>) -> Answer {
        let body = body.as_ref();
        let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
        if !lines.iter().any(|line| line.starts_with("Host:")) {
            head.push_str(&format!("Host: {}\r\n", self.address));
        }
        lines.iter().for_each(|line| head.push_str(&format!("{line}\r\n")));
        let bytes = [head.as_bytes(), b"\r\n", body].concat();
        self.send(&bytes).unwrap_or_else(|error| panic!("{method} {path}: {error}"))
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], "")
    }

    /// Posts a text of a media type.
    pub(super) fn post(&self, path: &str, media: &str, body: impl AsRef<[u8]>) -> Answer {
        self.ask("POST", path, &[&format!("Content-Type: {media}")], body)
    }

    /// Posts JSON as the page does.
    pub(super) fn change(&self, path: &str, body: &Value) -> Answer {
        self.ask("POST", path, &["Content-Type: application/json", "X-Whosaid: 1"], body.to_string())
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    pub(super) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// Answered with this status.
    pub(super) fn with(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}\n{}", self.head, String::from_utf8_lossy(&self.body));
        self
    }

    /// A problem of this status whose words hold these.
    pub(super) fn problem(self, status: u16, words: &str) {
        let answer = self.with(status);
        assert!(answer.head.to_lowercase().contains("content-type: application/problem+json"), "{}", answer.head);
        let problem = answer.json();
        assert_eq!(problem["status"], status);
        let detail = problem["detail"].as_str().expect("words");
        assert!(detail.contains(words), "“{words}” is not in: {detail}");
    }
}

/// Reads an answer whose connection ends behind it.
pub(super) fn answer(mut stream: TcpStream) -> std::io::Result<Answer> {
    let mut bytes = Vec::new();
    // A client that was sent away while it still sent finds the connection reset, behind the answer.
    let ended = stream.read_to_end(&mut bytes);
    let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else {
        return Err(ended.err().unwrap_or_else(|| std::io::Error::other("no head")));
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    Ok(Answer { status, head, body: bytes[end + 4..].to_vec() })
}
