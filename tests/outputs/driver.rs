//! A browser, driven by its driver over the WebDriver protocol.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::place::Place;

/// A browser with a page of its own.
pub(crate) struct Browser {
    driver: Child,
    port: u16,
    session: String,
    _profile: tempfile::TempDir,
}

impl Browser {
    pub(crate) fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|on| on.local_addr()).expect("a free port").port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the driver starts");
        let profile = tempfile::TempDir::new().expect("a folder");
        let mut browser = Self { driver, port, session: String::new(), _profile: profile };
        let ready = (0..100).any(|_| {
            std::thread::sleep(Duration::from_millis(100));
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        assert!(ready, "the driver answers");
        let folder = format!("--user-data-dir={}", browser._profile.path().display());
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,1000",
            &folder,
        ];
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "goog:loggingPrefs": {"browser": "ALL"},
            "goog:chromeOptions": {"args": arguments},
        }}});
        let session = browser.ask("POST", "", &wanted);
        browser.session = format!("/{}", session["sessionId"].as_str().unwrap_or_else(|| panic!("{session}")));
        // A window that nobody sees has no focus, and what takes it then tells the page nothing.
        let focus = json!({"cmd": "Emulation.setFocusEmulationEnabled", "params": {"enabled": true}});
        browser.ask("POST", "/goog/cdp/execute", &focus);
        browser
    }

    /// Sends a command of the WebDriver protocol and gives its value.
    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the driver answers");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a limit");
        let body = if method == "POST" { body.to_string() } else { String::new() };
        let (session, length) = (&self.session, body.len());
        let head = format!("{method} /session{session}{path} HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        let head =
            format!("{head}Content-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
        stream.write_all(format!("{head}{body}").as_bytes()).expect("sent");
        let answer = answer(BufReader::new(stream));
        let value = &answer["value"];
        assert!(value.get("error").is_none(), "{method} {path}: {value}");
        value.clone()
    }

    pub(super) fn open(&self, place: &Place, name: &str) {
        let url = format!("file://{}/{name}", place.path().display());
        self.ask("POST", "/url", &json!({"url": url}));
    }

    /// Opens an address.
    #[cfg(feature = "serve")]
    pub(crate) fn visit(&self, url: &str) {
        self.ask("POST", "/url", &json!({"url": url}));
    }

    /// Presses keys one after the other, as the WebDriver protocol names them.
    #[cfg(feature = "serve")]
    pub(crate) fn press(&self, keys: &str) {
        let actions: Vec<Value> = keys
            .chars()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({"type": kind, "value": key.to_string()})))
            .collect();
        let source = json!({"type": "key", "id": "keys", "actions": actions});
        self.ask("POST", "/actions", &json!({"actions": [source]}));
    }

    /// What a script gives back.
    pub(crate) fn run(&self, script: &str) -> Value {
        self.ask("POST", "/execute/sync", &json!({"script": script, "args": []}))
    }

    /// What the browser complained of since it was last asked.
    pub(crate) fn complaints(&self) -> Value {
        self.ask("POST", "/se/log", &json!({"type": "browser"}))
    }
}

/// The JSON of an answer, whose head tells its length; the driver may keep the connection open.
fn answer(mut stream: BufReader<TcpStream>) -> Value {
    let mut length = 0;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).expect("a line of the head");
        if let Some((name, value)) =
            line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        {
            length = value.trim().parse().unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).expect("the body");
    serde_json::from_slice(&body).expect("JSON")
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() && !std::thread::panicking() {
            self.ask("DELETE", "", &Value::Null);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
