//! Little-endian numbers in a run of bytes. Behind its end everything reads as 0.

/// The number of 8 bytes at `at`.
#[inline(always)]
pub(super) fn u64_at(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_le_bytes)
}

/// The number of 4 bytes at `at`.
#[inline(always)]
pub(super) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes)
}

/// The 4-byte number at `place` in a run of such numbers.
#[inline]
fn nth_u32(bytes: &[u8], place: usize) -> u32 {
    u32_at(bytes, place * 4)
}

/// Runs of bytes one behind the other: the number of bytes of each, then the runs.
pub(super) fn join(runs: &[Vec<u8>]) -> Vec<u8> {
    let mut out = Vec::with_capacity(runs.iter().map(|run| run.len() + 4).sum());
    for run in runs {
        out.extend((run.len() as u32).to_le_bytes());
    }
    for run in runs {
        out.extend(run);
    }
    out
}

/// Where each of `N` runs lies.
pub(super) fn parts<const N: usize>(bytes: &[u8]) -> [std::ops::Range<usize>; N] {
    let mut start = 4 * N;
    std::array::from_fn(|place| {
        let end = start + nth_u32(bytes, place) as usize;
        let run = start..end;
        start = end;
        run
    })
}
