//! Sets that share hashes with others, found without comparing each with each.
//!
//! Sets come largest first. A set either joins one before it or becomes a leader, which later ones may join. For every
//! hash the leaders that have it are kept, so whoever comes asks its own hashes only; a hash that only one set has asks
//! nobody, and one that very many leaders have (*one of the*) is asked last. So the work grows with the number of
//! hashes, not with that of pairs.

/// Of a hash that more leaders have, nobody is asked at first.
const COMMON: usize = 48;
/// How many common hashes are asked where no other led anywhere.
const ASKED: usize = 6;
/// The most that are worth a closer look.
const CLOSER: usize = 12;

/// Sets of hashes, and which of them lead.
#[derive(Debug, Default)]
pub(super) struct Leaders {
    /// The hashes that a set shares with any other, numbered: those of set `i` are `groups[offsets[i]..offsets[i + 1]]`.
    groups: Vec<u32>,
    offsets: Vec<usize>,
    /// Where the leaders of a shared hash stand in `members`, and how many they are by now.
    starts: Vec<usize>,
    filled: Vec<u32>,
    members: Vec<u32>,
    /// Scratch: how many hashes each leader shares with the set that asks.
    counts: Vec<u32>,
    touched: Vec<u32>,
}

/// A leader and how many hashes it shares with the set that asked.
pub(super) type Candidate = (u32, u32);

impl Leaders {
    /// Sets of hashes, largest first; `hashes` gives those of each to a function that takes them, in any order and
    /// more than once if it likes.
    pub(super) fn new(sets: usize, mut hashes: impl FnMut(usize, &mut dyn FnMut(u32))) -> Self {
        let mut entries: Vec<u64> = Vec::new();
        for set in 0..sets {
            hashes(set, &mut |hash| entries.push(u64::from(hash) << 32 | set as u64));
        }
        entries.sort_unstable();
        entries.dedup();
        let hash = |entry: &u64| entry >> 32;
        let shared = || entries.chunk_by(|a, b| hash(a) == hash(b)).filter(|group| group.len() > 1);
        let mut offsets = vec![0_usize; sets + 1];
        shared().flatten().for_each(|entry| offsets[set_of(*entry) + 1] += 1);
        for set in 0..sets {
            offsets[set + 1] += offsets[set];
        }
        let (mut groups, mut next) = (vec![0; offsets[sets]], offsets.clone());
        let mut starts = Vec::new();
        let mut start = 0;
        for group in shared() {
            for entry in group {
                let place = &mut next[set_of(*entry)];
                groups[*place] = starts.len() as u32;
                *place += 1;
            }
            starts.push(start);
            start += group.len();
        }
        Self {
            groups,
            offsets,
            filled: vec![0; starts.len()],
            starts,
            members: vec![0; start],
            counts: vec![0; sets],
            touched: Vec::new(),
        }
    }

    /// The leaders that share most hashes with a set, most first; of equals the one that came first.
    pub(super) fn candidates(&mut self, set: usize) -> Vec<Candidate> {
        let mine = self.offsets[set]..self.offsets[set + 1];
        for place in mine.clone() {
            let group = self.groups[place] as usize;
            if self.filled[group] as usize <= COMMON {
                self.ask(group);
            }
        }
        self.best()
    }

    /// The same by those hashes that many leaders have: the rarest of them, and of their leaders the first and the last.
    pub(super) fn common_candidates(&mut self, set: usize) -> Vec<Candidate> {
        let mine = &self.groups[self.offsets[set]..self.offsets[set + 1]];
        let mut common: Vec<u32> =
            mine.iter().copied().filter(|&group| self.filled[group as usize] as usize > COMMON).collect();
        common.sort_by_key(|&group| (self.filled[group as usize], group));
        common.iter().take(ASKED).for_each(|&group| self.ask(group as usize));
        self.best()
    }

    /// How many of a set's hashes others have too.
    pub(super) fn shared(&self, set: usize) -> usize {
        self.offsets[set + 1] - self.offsets[set]
    }

    /// Lets later sets join this one.
    pub(super) fn lead(&mut self, set: usize) {
        for place in self.offsets[set]..self.offsets[set + 1] {
            let group = self.groups[place] as usize;
            self.members[self.starts[group] + self.filled[group] as usize] = set as u32;
            self.filled[group] += 1;
        }
    }

    fn ask(&mut self, group: usize) {
        let (start, filled) = (self.starts[group], self.filled[group] as usize);
        let first = start..start + filled.min(COMMON);
        let last = (start + filled.saturating_sub(COMMON)).max(first.end)..start + filled;
        for place in first.chain(last) {
            let leader = self.members[place];
            let count = &mut self.counts[leader as usize];
            if *count == 0 {
                self.touched.push(leader);
            }
            *count += 1;
        }
    }

    fn best(&mut self) -> Vec<Candidate> {
        let counts = &mut self.counts;
        let mut found: Vec<Candidate> =
            self.touched.drain(..).map(|leader| (leader, std::mem::take(&mut counts[leader as usize]))).collect();
        let order = |one: &Candidate| (std::cmp::Reverse(one.1), one.0);
        if found.len() > CLOSER {
            found.select_nth_unstable_by_key(CLOSER, order);
            found.truncate(CLOSER);
        }
        found.sort_unstable_by_key(order);
        found
    }
}

const fn set_of(entry: u64) -> usize {
    (entry & 0xffff_ffff) as usize
}

#[cfg(test)]
mod tests {
    use super::Leaders;

    #[test]
    fn those_that_share_most_come_first() {
        let sets: [&[u32]; 4] = [&[1, 2, 3, 4], &[3, 4, 5, 9], &[1, 2, 3, 3], &[7, 8]];
        let mut leaders = Leaders::new(sets.len(), |set, take| sets[set].iter().for_each(|hash| take(*hash)));
        assert_eq!(leaders.candidates(0), []);
        leaders.lead(0);
        assert_eq!(leaders.candidates(1), [(0, 2)]);
        leaders.lead(1);
        assert_eq!(leaders.candidates(2), [(0, 3), (1, 1)]);
        assert_eq!((leaders.candidates(3), leaders.shared(3)), (Vec::new(), 0));
    }

    #[test]
    fn hashes_that_many_have_are_asked_last() {
        let mut leaders = Leaders::new(100, |set, take| [0, set as u32 / 2 + 1].into_iter().for_each(take));
        (0..99).for_each(|set| leaders.lead(set));
        assert_eq!(leaders.candidates(99), [(98, 1)]);
        assert!(leaders.common_candidates(99).len() > 1);
    }
}
