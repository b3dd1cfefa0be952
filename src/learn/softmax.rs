//! What a softmax over the candidates of a choice asks of their scores.

/// How the loss of a choice grows with each candidate’s score: its part of the softmax, less what it should have. Where several
/// are right, their parts’ sum is to be large.
pub(super) fn slopes<T>(scores: &[f32], candidates: &[(T, bool)]) -> Vec<f32> {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let parts: Vec<f32> = scores.iter().map(|score| (score - top).exp()).collect();
    let whole: f32 = parts.iter().sum();
    let right: f32 = parts.iter().zip(candidates).filter(|(_, (_, right))| *right).map(|(part, _)| part).sum();
    let slope = |(part, (_, is_right)): (&f32, &(T, bool))| {
        let wanted = if *is_right { part / right.max(1e-9) } else { 0.0 };
        part / whole - wanted
    };
    parts.iter().zip(candidates).map(slope).collect()
}

#[cfg(test)]
mod tests {
    use super::slopes;

    #[test]
    fn the_right_ones_are_drawn_up_and_the_others_down() {
        assert_eq!(slopes(&[0.0, 0.0], &[((), true), ((), false)]), [-0.5, 0.5]);
        assert_eq!(slopes(&[3.0, 3.0], &[((), true), ((), true)]), [0.0, 0.0], "either will do");
    }
}
