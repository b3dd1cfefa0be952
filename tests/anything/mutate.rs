//! Seeds, and changes to them that look like chance and are the same every time.

use std::fs;
use std::path::Path;

/// The files of a folder by their names, in order.
pub(crate) fn seeds(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(folder).expect("a folder of seeds").map(|file| file.expect("a seed"));
    let read = |path: &Path| fs::read(path).expect("a seed");
    let mut seeds: Vec<_> = files.map(|file| (file.file_name().display().to_string(), read(&file.path()))).collect();
    seeds.sort();
    seeds
}

/// Gives each of the seeds to `run`, changed so many times.
pub(crate) fn changed(seeds: &[(String, Vec<u8>)], times: usize, run: impl Fn(&[u8])) {
    let mut chance = Chance(1);
    for (place, (_, seed)) in seeds.iter().enumerate() {
        for time in 0..times {
            run(&chance.change(seed, &seeds[(place + time) % seeds.len()].1));
        }
    }
}

/// Numbers that look like chance.
struct Chance(u64);

impl Chance {
    /// A number below `end`, which is at least 1.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        (self.0 >> 33) as usize % end
    }

    /// The bytes with one to four things done to them: a byte changed, some taken out, doubled, or moved in from
    /// another place or another seed.
    fn change(&mut self, bytes: &[u8], other: &[u8]) -> Vec<u8> {
        const ODD: [u8; 16] = *b"\0\n\r\t \"',;{}<>|\xff\xe2";
        let mut out = bytes.to_vec();
        for _ in 0..1 + self.below(4) {
            let at = self.below(out.len() + 1);
            let end = at + self.below((out.len() - at).min(16) + 1);
            match self.below(6) {
                0 if at < out.len() => out[at] = self.below(256) as u8,
                1 => out.insert(at, ODD[self.below(ODD.len())]),
                2 => drop(out.drain(at..end)),
                3 => out.splice(at..at, out[at..end].to_vec()).for_each(drop),
                4 => out.truncate(at),
                _ => {
                    let from = self.below(other.len() + 1);
                    let piece = &other[from..from + self.below((other.len() - from).min(32) + 1)];
                    out.splice(at..at, piece.iter().copied()).for_each(drop);
                }
            }
        }
        out
    }
}
