//! Who and what is sent away.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::client::{Service, answer};
use crate::place::Place;

const TEXT: &str = "“We won,” said Ann Lee.";
const TOKEN: &str = "5d41402abc4b2a76b9719d911017c592";

#[test]
fn pages_of_other_sites_are_sent_away() {
    let place = Place::new();
    let service = Service::start(&place, &["desk.whosaid"]);
    let get = |lines: &[&str]| service.ask("GET", "/v1/project", lines, "");
    get(&["Host: rebound.example"]).problem(403, "--host NAME");
    get(&["Host: rebound.example:80"]).problem(403, "Host");
    get(&["Host: 127.0.0.1:1"]).problem(403, "Host");
    get(&["Origin: http://evil.example"]).problem(403, "other sites");
    get(&["Origin: null"]).problem(403, "other sites");
    get(&["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"]).problem(403, "Sec-Fetch-Site");
    let own = format!("Origin: http://{}", service.address);
    get(&[&own]).with(200);
    // What a form of another site can send, it may not; and what the page can, a form cannot.
    let post = |path: &str, lines: &[&str]| service.ask("POST", path, lines, TEXT);
    post("/v1/extract", &["Content-Type: text/plain", "Origin: http://evil.example"]).problem(403, "other sites");
    for path in ["documents", "decisions", "undo", "same"] {
        post(&format!("/v1/project/{path}"), &["Content-Type: text/plain"]).problem(403, "X-Whosaid");
    }
    let asked = [
        "Origin: http://evil.example",
        "Access-Control-Request-Method: POST",
        "Access-Control-Request-Headers: x-whosaid",
    ];
    let answer = service.ask("OPTIONS", "/v1/project/decisions", &asked, "").with(403);
    assert!(!answer.head.to_lowercase().contains("access-control-allow"), "{}", answer.head);
    assert_eq!(service.get("/v1/project").json()["documents"], 0);
}

#[test]
fn no_token_no_entry() {
    let place = Place::new();
    for arguments in [&["--bind", "0.0.0.0"][..], &["--bind", "::"], &["--bind", "192.0.2.1"]] {
        place.run(&[&["serve"], arguments].concat()).ended(2, &["wants a token", "--token-file token.txt"]);
    }
    place.file("token.txt", format!("{TOKEN}\n"));
    place.file("short.txt", "secret");
    place.run(&["serve", "--bind", "0.0.0.0", "--token-file", "token.txt"]).ended(2, &["--host review.example.org"]);
    place.run(&["serve", "--token-file", "short.txt"]).ended(2, &["too short"]);
    let service = Service::start(&place, &["desk.whosaid", "--token-file", "token.txt", "--host", "desk.example.org"]);
    let with = |path: &str, line: &str| service.ask("GET", path, &[line], "");
    for path in
        ["/v1/project", "/v1/project/queue", "/metrics", "/v1/schema", "/v1/project/export?format=csv", "/v1/nothing"]
    {
        with(path, "X-None: 1").problem(401, "Authorization: Bearer");
        with(path, "Authorization: Bearer 5d41402abc4b2a76b9719d911017c593").problem(401, "token");
    }
    let right = format!("Authorization: Bearer {TOKEN}");
    with("/v1/project", &right).with(200);
    service.ask("GET", "/v1/project", &["Host: desk.example.org", &right], "").with(200);
    service.ask("POST", "/v1/extract", &["Content-Type: text/plain"], TEXT).problem(401, "token");
    // The page itself holds nobody's data.
    assert!(service.get("/").with(200).text().contains("page.js"));
    assert!(!service.get("/page.js").with(200).text().contains(TOKEN));
}

#[test]
fn paths_lead_nowhere_else() {
    let place = Place::new();
    place.file("secret.txt", "the secret");
    let service = Service::start(&place, &["desk.whosaid"]);
    for path in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "//secret.txt",
        "/page.css/../secret.txt",
        "/page.css%00.txt",
        "/secret.txt",
        "/v1/project/documents/../../../secret.txt",
        "/v1/project/documents/1%27%20OR%201=1",
        "/v1/project/documents/-1",
        "/desk.whosaid",
        "/v1/project/documents/99999999999999999999",
    ] {
        let answer = service.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!answer.text().contains("the secret"), "{path}");
    }
    // What is no request at all does not stop it.
    for bytes in [
        &b"\x16\x03\x01\x02\x00\x01\x00"[..],
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET /\r\n\r\n",
        b"\r\n\r\n\r\n\r\n",
        &[0; 100],
    ] {
        if let Ok(answer) = service.send(bytes) {
            assert!(matches!(answer.status, 400 | 403), "{}", answer.head);
        }
    }
    let many: String = (0..100).map(|n| format!("X-Line-{n}: 1\r\n")).collect();
    let long = format!("X-Long: {}\r\n", "a".repeat(70_000));
    for lines in [many, long] {
        let request = format!("GET /health HTTP/1.1\r\nHost: {}\r\n{lines}Connection: close\r\n\r\n", service.address);
        if let Ok(answer) = service.send(request.as_bytes()) {
            assert!(matches!(answer.status, 400 | 431), "{}", answer.head);
        }
    }
    service.get("/health").with(200);
}

#[test]
fn long_bodies_are_not_taken() {
    let place = Place::new();
    let service = Service::start(&place, &[]);
    let head = |length: &str| {
        let address = &service.address;
        format!(
            "POST /v1/extract HTTP/1.1\r\nHost: {address}\r\nContent-Type: text/plain\r\nConnection: close\r\n{length}\r\n\r\n"
        )
    };
    // Told to be a hundred megabytes: sent away before any of them comes.
    service.send(head("Content-Length: 104857600").as_bytes()).expect("an answer").problem(413, "8388608");
    // Told nothing, and without end.
    let mut stream = TcpStream::connect(&service.address).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a limit");
    stream.write_all(head("Transfer-Encoding: chunked").as_bytes()).expect("sent");
    let chunk = format!("10000\r\n{}\r\n", "a".repeat(0x10000));
    let sent = (0..1600).take_while(|_| stream.write_all(chunk.as_bytes()).is_ok()).count();
    assert!(sent < 1600, "a hundred megabytes were taken");
    if let Ok(answer) = answer(stream) {
        answer.problem(413, "longer than");
    }
    // A small archive that holds much is one, too.
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let megabyte = "All is well. ".repeat(80_000);
    (0..70).for_each(|_| packed.write_all(megabyte.as_bytes()).expect("packed"));
    let packed = packed.finish().expect("packed");
    service.post("/v1/extract", "text/plain", packed).problem(422, "--max-size");
    service.get("/health").with(200);
}

#[test]
fn slow_clients_hold_nobody_up() {
    let place = Place::new();
    let service = Service::start(&place, &["--at-once", "4"]);
    let address = &service.address;
    let connect = |bytes: &str| {
        let mut stream = TcpStream::connect(address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a limit");
        stream.write_all(bytes.as_bytes()).expect("sent");
        stream
    };
    let began = Instant::now();
    let mut silent: Vec<TcpStream> = (0..4).map(|_| connect("GET / HTT")).collect();
    let body = format!(
        "POST /v1/extract HTTP/1.1\r\nHost: {address}\r\nContent-Type: text/plain\r\nContent-Length: 10\r\nConnection: close\r\n\r\nabc"
    );
    let slow: Vec<TcpStream> = (0..4).map(|_| connect(&body)).collect();
    service.post("/v1/extract", "text/plain", TEXT).with(200);
    assert!(began.elapsed() < Duration::from_secs(8), "others wait for slow ones");
    for stream in &mut silent {
        // An answer that it took too long, or none.
        let mut told = String::new();
        let _ = stream.read_to_string(&mut told);
        assert!(told.is_empty() || told.starts_with("HTTP/1.1 408"), "{told}");
    }
    for stream in slow {
        answer(stream).expect("an answer").problem(408, "took longer");
    }
    assert!(began.elapsed() < Duration::from_secs(40), "slow clients were let stay");
    service.get("/health").with(200);
}

#[test]
fn a_full_house_says_so() {
    let place = Place::new();
    let service = Service::start(&place, &["--at-once", "1", "--threads", "1"]);
    let text = std::iter::repeat_n("“We will rebuild the bridge,” Mayor Ada Holm said on Monday.\n\n", 3000)
        .collect::<String>();
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let asking: Vec<_> =
            (0..24).map(|_| scope.spawn(|| service.post("/v1/extract?format=csv", "text/plain", &text))).collect();
        asking.into_iter().map(|asked| asked.join().expect("answered").status).collect()
    });
    let count = |status: u16| statuses.iter().filter(|one| **one == status).count();
    assert_eq!(count(200) + count(503), 24, "{statuses:?}");
    assert!(count(200) >= 1 && count(503) >= 1, "{statuses:?}");
    let metrics = service.get("/metrics").text();
    let refused = metrics.lines().find_map(|line| line.strip_prefix("whosaid_refused_total ")).expect("a count");
    assert!(refused != "0", "{metrics}");
    // More connections than seats: some are answered, the rest told to come again.
    let ask = || {
        std::thread::sleep(Duration::from_millis(300));
        let ask = format!("GET /health HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", service.address);
        service.send(ask.as_bytes())
    };
    // On a busy machine it takes a while until all of them have come in, and the first may have been let go by then.
    let mut open: Vec<TcpStream> = Vec::new();
    let away = || {
        open.extend((0..12).filter_map(|_| TcpStream::connect(&service.address).ok()));
        let answer = ask();
        answer.is_err() || answer.is_ok_and(|answer| answer.status == 503)
    };
    assert!(std::iter::repeat_with(away).take(20).any(|away| away));
    drop(open);
    assert!((0..20).any(|_| ask().is_ok_and(|answer| answer.status == 200)), "it is free again");
}

#[cfg(unix)]
#[test]
fn it_ends_when_asked_and_answers_first() {
    let place = Place::new();
    let mut service = Service::start(&place, &[]);
    let text = std::iter::repeat_n("“We will rebuild the bridge,” Mayor Ada Holm said on Monday.\n\n", 2000)
        .collect::<String>();
    let request = format!(
        "POST /v1/extract?format=csv HTTP/1.1\r\nHost: {}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{text}",
        service.address,
        text.len()
    );
    let mut stream = TcpStream::connect(&service.address).expect("it listens");
    stream.write_all(request.as_bytes()).expect("sent");
    std::thread::sleep(Duration::from_millis(100));
    let id = service.child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &id]).status().expect("kill runs").success());
    assert_eq!(answer(stream).expect("an answer").status, 200);
    assert!(service.child.wait().expect("it ends").success());
}
