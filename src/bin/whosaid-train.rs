//! Learns the weights from a folder of text and brat gold. A maintenance tool: see README, “Training”.
use std::fmt::Write;
use std::path::Path;
use whosaid::attribution::{propose, select};
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
    let cd = cue_data(&docs, lexicon);
    let oof = cross_fit_cues(&cd, &s, 5);
    let all: Vec<usize> = (0..docs.len()).collect();
    let cue = fit_cues(&cd, &all, &s).table(&cd.interner, 0.01);
    let data = frame_data(&docs, lexicon, &oof);
    let (uw, ew) = train_frames(&data, &all, &s);
    let (unit, edge) = (uw.table(&data.units, 0.01), ew.table(&data.edges, 0.01));
    eprintln!("frames fitted {:?} {} {} {} weights", t.elapsed(), cue.len(), unit.len(), edge.len());
    let rd = row_data(&docs, lexicon, &cd, &data, &s, 4);
    let rs = Settings { epochs: 6, rate: 0.05, least_count: 3, decay: 1e-4, seed: 7 };
    let row = train_rows(&rd, &rs).table(&rd.interner, 0.01);
    eprintln!("rows fitted {:?} {}", t.elapsed(), row.len());
    let w = whosaid::attribution::weights::Weights { cue, unit, edge, row };
    let least: f32 = std::env::args().nth(3).map_or(select::LEAST, |x| x.parse().unwrap());
    std::fs::create_dir_all(&out).unwrap();
    for (stem, p) in &test {
        let cues = whosaid::cue::find_cues(&p.flow, &p.cut.tokens, lexicon, &w.cue);
        let rows = propose(&p.flow, &p.cut.tokens, lexicon, &cues, &w);
        let sure = select::sureties(&p.flow, &cues, &rows, &w);
        let chosen = select::select(&rows, &sure, p.flow.units.len(), least);
        let mut ts = String::new();
        let mut es = String::new();
        let mut k = 0;
        let mut e = 0;
        for c in chosen {
            let prop = &rows[c].proposal;
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
