//! The `whosaid` command.

use std::io::Read;

fn main() {
    let mut text = String::new();
    let _ = std::io::stdin().read_to_string(&mut text);
    let a = whosaid::Engine::built_in().analyse(&text);
    for s in &a.sentences { eprintln!("S {:?}", s.span.slice(&text)); }
    for q in &a.quotes { eprintln!("Q {} {:?} {} {:?} {}", q.depth, q.outer.slice(&text), q.closed, q.role, q.why); }
    eprintln!("{:?} {:?}", a.metadata, a.paragraphs.iter().map(|p| p.kind).collect::<Vec<_>>());
}
