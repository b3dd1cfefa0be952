//! Learns the weights from a folder of text and brat gold. A maintenance tool: see README, “Training”.
use std::fmt::Write;
use std::path::Path;
use whosaid::attribution::{decode, features::Frame, mark_cues};
use whosaid::learn::*;
use whosaid::lexicon::Lexicon;
use whosaid::model::Span;
fn held(name: &str) -> bool {
    let out = std::process::Command::new("sh").arg("-c").arg(format!("printf %s '{}' | sha1sum", name)).output().unwrap();
    matches!(out.stdout[0], b'0' | b'1')
}
fn spans(p: &Prepared, units: &[usize]) -> String {
    let mut out: Vec<Span> = Vec::new();
    let mut last = usize::MAX;
    for &u in units {
        let unit = &p.flow.units[u];
        let s = p.cut.tokens[unit.start].span.hull(p.cut.tokens[unit.end - 1].span);
        let joined = last != usize::MAX && (last + 1..u).all(|b| p.flow.units[b].is_break());
        if joined { let l = out.last_mut().unwrap(); *l = l.hull(s); } else { out.push(s); }
        last = u;
    }
    let cp = |b: usize| p.text[..b].chars().count();
    out.iter().map(|s| format!("{} {}", cp(s.start), cp(s.end))).collect::<Vec<_>>().join(";")
}
fn main() {
    let root = std::env::args().nth(1).expect("corpus folder");
    let out = std::env::args().nth(2).expect("out");
    let lexicon = Lexicon::built_in();
    let mut docs = Vec::new();
    let mut test = Vec::new();
    let mut names: Vec<_> = std::fs::read_dir(Path::new(&root).join("text")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let mut anns: Vec<_> = std::fs::read_dir(Path::new(&root).join("gold")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    anns.sort();
    let heldlist: std::collections::HashSet<String> = names.iter().filter(|n| held(n)).cloned().collect();
    let t = std::time::Instant::now();
    for n in &names {
        let stem = n.trim_end_matches(".txt");
        let Some(a) = anns.iter().find(|a| a.rsplit_once('_').map(|x| x.0) == Some(stem)) else { continue };
        let text = std::fs::read_to_string(Path::new(&root).join("text").join(n)).unwrap();
        let ann = std::fs::read_to_string(Path::new(&root).join("gold").join(a)).unwrap();
        let gold = whosaid::gold::read_brat(a, &ann, &text).unwrap();
        let p = prepare(text, gold, lexicon);
        if heldlist.contains(n) { test.push((stem.to_string(), p)) } else { docs.push(p); }
    }
    eprintln!("docs {} test {} {:?}", docs.len(), test.len(), t.elapsed());
    let s = Settings { epochs: 6, rate: 0.1, least_count: 3, decay: 1e-5, seed: 7 };
    let oof = cross_fit_cues(&docs, lexicon, &s, 5);
    let (cw, ci) = train_cues(&docs, lexicon, &s);
    let cue_table = cw.table(&ci, 0.01);
    eprintln!("cues fitted {:?} {} weights", t.elapsed(), cue_table.len());
    let data = frame_data(&docs, lexicon, &oof);
    eprintln!("frame data {:?} {} {}", t.elapsed(), data.units.len(), data.edges.len());
    let all: Vec<usize> = (0..docs.len()).collect();
    let fs = Settings { epochs: 5, rate: 0.1, least_count: 3, decay: 1e-5, seed: 7 };
    let (uw, ew) = train_frames(&data, &all, &fs);
    let (ut, et) = (uw.table(&data.units, 0.01), ew.table(&data.edges, 0.01));
    eprintln!("frames fitted {:?} {} {} weights", t.elapsed(), ut.len(), et.len());
    let oracle = std::env::args().nth(3).is_some();
    std::fs::create_dir_all(&out).unwrap();
    for (stem, p) in &test {
        let cues = whosaid::cue::find_cues(&p.flow, &p.cut.tokens, lexicon, &cue_table);
        let marks = mark_cues(&p.flow, &cues, |i| cues[i].score);
        let mut ts = String::new();
        let mut es = String::new();
        let mut k = 0;
        let goldheads: Vec<usize> = p.aligned.iter().map(|a| p.candidates[a.candidate].unit).collect();
        let mut e = 0;
        let list: Vec<_> = if oracle { p.candidates.clone() } else { cues.clone() };
        for cue in &list {
            if oracle { if !goldheads.contains(&cue.unit) { continue } } else if cue.score < 0.4 { continue }
            let facts = whosaid::cue::facts(&p.flow, &p.cut.tokens, lexicon, cue);
            let frame = Frame::new(&p.flow, cue, &facts, &marks);
            let sc = decode::score(&frame, &ut, &et);
            let prop = decode::propose(&frame, &sc);
            if prop.content.is_empty() { continue }
            let mut line = format!("E{}\tAttribution:", e + 1);
            e += 1;
            for (role, units) in [("Cue", &prop.cue), ("Content", &prop.content), ("Source", &prop.source)] {
                if units.is_empty() { continue }
                k += 1;
                writeln!(ts, "T{k}\t{role} {}\t-", spans(p, units)).unwrap();
                if role == "Cue" { write!(line, "T{k} Cue:T{k}").unwrap() } else { write!(line, " {role}:T{k}").unwrap() }
            }
            writeln!(es, "{line}").unwrap();
        }
        std::fs::write(Path::new(&out).join(format!("{stem}.ann")), ts + &es).unwrap();
    }
    eprintln!("done {:?}", t.elapsed());
}
