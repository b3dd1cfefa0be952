//! Subtitles (SRT, WebVTT): what is spoken, a paragraph a turn.

/// The text of subtitles. Numbers and times go; lines go on from each other until somebody else speaks, which a voice tag, a
/// dash or a label tells.
pub(super) fn text(file: &str) -> String {
    let mut turns: Vec<String> = Vec::new();
    let mut voice = String::new();
    for cue in file.replace("\r\n", "\n").replace('\r', "\n").split("\n\n") {
        let lines: Vec<&str> = cue.lines().map(|line| line.trim_start_matches('\u{feff}').trim()).collect();
        let Some(time) = lines.iter().position(|line| line.contains("-->")) else { continue };
        for line in lines[time + 1..].iter().filter(|line| !line.is_empty()) {
            let (speaker, words) = parted(line);
            let changes = speaker.as_ref().is_some_and(|speaker| *speaker != voice);
            if let Some(speaker) = speaker.filter(|_| changes) {
                turns.push(format!("{speaker}: {words}"));
                voice = speaker;
            } else if let Some(words) = dashed(&words) {
                turns.push(words.to_owned());
                voice.clear();
            } else if is_label(&words) || turns.is_empty() {
                turns.push(words);
                voice.clear();
            } else if let Some(turn) = turns.last_mut() {
                turn.push(' ');
                turn.push_str(&words);
            }
        }
    }
    turns.retain(|turn| !turn.trim().is_empty());
    turns.join("\n\n")
}

/// Who speaks by a voice tag (`<v Ida Volk>`), and the words without tags.
fn parted(line: &str) -> (Option<String>, String) {
    let (mut speaker, mut words, mut rest) = (None, String::new(), line);
    while let Some((before, behind)) = rest.split_once('<') {
        words.push_str(before);
        let Some((tag, left)) = behind.split_once('>') else {
            words.push('<');
            rest = behind;
            break;
        };
        if let Some((kind, name)) = tag.split_once(' ').filter(|(kind, _)| *kind == "v" || kind.starts_with("v.")) {
            speaker = Some(name.trim().to_owned()).filter(|name| !name.is_empty() && !kind.is_empty());
        }
        rest = left;
    }
    words.push_str(rest);
    (speaker, words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The words behind a mark that tells that somebody else speaks.
fn dashed(words: &str) -> Option<&str> {
    ["- ", "– ", "— ", ">> ", "&gt;&gt; "].iter().find_map(|mark| words.strip_prefix(mark))
}

/// Whether a line begins with a label in capitals, or a short name: `VOLK: …`, `Ida Volk: …`.
fn is_label(words: &str) -> bool {
    let Some((label, behind)) = words.split_once(": ") else { return false };
    let is_name = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    !behind.is_empty() && label.split(' ').count() <= 4 && label.split(' ').all(is_name)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn cues_become_turns() {
        let srt = "1\r\n00:00:01,000 --> 00:00:03,000\r\nIDA VOLK: The pump\r\n\r\n2\r\n00:00:03,000 --> 00:00:05,000\r\n<i>has stopped.</i>\r\n\r\n3\r\n00:00:06,000 --> 00:00:07,000\r\n- Why?\r\n- Ice.\r\n";
        assert_eq!(text(srt), "IDA VOLK: The pump has stopped.\n\nWhy?\n\nIce.");
        let vtt = "WEBVTT\n\nNOTE made by hand\n\n00:01.000 --> 00:02.000 align:start\n<v Ida Volk>The pump\n\n00:02.000 --> 00:03.000\n<v Ida Volk>has stopped.</v>\n\n00:03.000 --> 00:04.000\n<v Jon Reed>Why?";
        assert_eq!(text(vtt), "Ida Volk: The pump has stopped.\n\nJon Reed: Why?");
        assert_eq!(text("a < b"), "");
    }
}
