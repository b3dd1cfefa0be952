//! Runs that are cut short, whatever cuts them: what stood there before stands there still, or the whole of the new.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::cli::TEXT;
use crate::outputs::say;
use crate::place::{Done, Place};

/// A place with a folder of many texts, and the rows of all of them.
pub(crate) fn many(texts: usize) -> (Place, String) {
    let place = Place::new();
    for number in 0..texts {
        place.file(&format!("in/{number:03}.txt"), TEXT.repeat(1 + number % 5));
    }
    let whole = place.run(&["extract", "in", "--format", "jsonl"]);
    whole.ended(0, &[]);
    let rows = whole.out();
    assert_eq!(rows.lines().count(), texts);
    (place, rows)
}

/// Numbers that look like chance, the same every time.
fn chance(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
    *seed >> 33
}

#[test]
fn threads_change_nothing() {
    let (place, rows) = many(40);
    place.file("in/013.txt", b"");
    for threads in ["1", "2", "5"] {
        let done = place.run(&["extract", "in", "--format", "jsonl", "--threads", threads]);
        done.ended(1, &["in/013.txt: "]);
        let kept: String = rows.split_inclusive('\n').filter(|line| !line.contains("in/013.txt")).collect();
        assert!(done.out() == kept, "{threads} threads");
    }
    place.run(&["extract", "in", "--threads", "0"]).ended(2, &["--threads"]);
    place.file("quotes.txt", "We will rebuild the bridge\nNobody said so anywhere\n");
    for command in [&["speakers", "in", "--format", "json"][..], &["verify", "in", "--quotes", "quotes.txt"]] {
        let [one, two, five] =
            ["1", "2", "5"].map(|threads| place.run(&[command, &["--threads", threads]].concat()).0.stdout);
        assert!(one.len() > 100 && two == one && five == one, "{command:?}");
        place.run(&[command, &["--strict"]].concat()).ended(1, &["error: in/013.txt: "]);
    }
}

#[test]
fn resume_goes_on_wherever_a_run_was_cut() {
    let (place, rows) = many(12);
    for cut in (0..rows.len()).step_by(rows.len() / 23).chain([rows.len() - 1, rows.len()]) {
        place.file("out.jsonl", &rows.as_bytes()[..cut]);
        place.run(&["extract", "in", "-o", "out.jsonl", "--resume"]).ended(0, &[]);
        assert!(place.read("out.jsonl") == rows, "cut at {cut}");
    }
    fs::remove_file(place.path().join("out.jsonl")).expect("it is there");
    place.run(&["extract", "in", "-o", "out.jsonl", "--resume"]).ended(0, &[]);
    assert!(place.read("out.jsonl") == rows, "from nothing");
}

#[test]
fn resume_counts_inputs_of_one_name() {
    let place = Place::new();
    place.file("a.txt", TEXT);
    let twice = ["extract", "a.txt", "a.txt", "-o", "out.jsonl"];
    place.run(&twice).ended(0, &[]);
    let rows = place.read("out.jsonl");
    let (first, _) = rows.split_at(rows.len() / 2);
    place.file("out.jsonl", first);
    place.run(&[&twice[..], &["--resume"]].concat()).ended(0, &[]);
    assert_eq!(place.read("out.jsonl"), rows);
}

#[test]
fn resume_leaves_other_files_alone() {
    let (place, _) = many(2);
    place.file("notes.jsonl", "{\"doc\": \"in/000.txt\"}\nmy notes\n");
    let refused = place.run(&["extract", "in", "-o", "notes.jsonl", "--resume"]);
    refused.ended(2, &["notes.jsonl:2: ", "--resume"]);
    assert_eq!(place.read("notes.jsonl"), "{\"doc\": \"in/000.txt\"}\nmy notes\n");
    place.run(&["extract", "in", "-o", "out.csv", "--resume"]).ended(2, &["--resume is for jsonl"]);
    place.run(&["extract", "in", "--resume"]).ended(2, &["--output"]);
}

/// How long a run takes.
pub(crate) fn time_of(place: &Place, arguments: &[&str]) -> Duration {
    let start = Instant::now();
    place.run(arguments).ended(0, &[]);
    start.elapsed()
}

/// Starts a run and kills it after a moment below `end` that chance chooses; true if it came to its end before.
pub(crate) fn killed(place: &Place, arguments: &[&str], end: Duration, seed: &mut u64) -> bool {
    let mut command = place.command(arguments);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the command starts");
    std::thread::sleep(Duration::from_micros(chance(seed) % end.as_micros() as u64));
    child.kill().expect("it is ours");
    child.wait().expect("it ends").success()
}

fn whole_or_old(times: usize) {
    let (place, rows) = many(60);
    let mut seed = 7;
    let run = ["extract", "in", "-o", "out.jsonl"];
    let end = time_of(&place, &run);
    let (mut ended, mut new) = (0, 0);
    for _ in 0..times {
        place.file("out.jsonl", "old");
        ended += usize::from(killed(&place, &run, end, &mut seed));
        let left = place.read("out.jsonl");
        assert!(left == "old" || left == rows, "{} bytes of {}", left.len(), rows.len());
        new += usize::from(left == rows);
    }
    say(&format!("{times} kills: {} left the old file, {new} the new one; {ended} came after the end", times - new));
    assert!(ended < times, "all {times} kills came after the end");
}

fn resumed_after_kills(times: usize) {
    let (place, rows) = many(60);
    let mut seed = 11;
    let resume = ["extract", "in", "-o", "out.jsonl", "--resume"];
    let end = time_of(&place, &resume) / 2;
    let (mut kills, mut files) = (0, 0);
    while kills < times {
        files += 1;
        let _ = fs::remove_file(place.path().join("out.jsonl"));
        while kills < times && !killed(&place, &resume, end, &mut seed) {
            kills += 1;
        }
        place.run(&resume).ended(0, &[]);
        assert!(place.read("out.jsonl") == rows, "after {kills} kills");
    }
    say(&format!("{kills} kills of runs that went on where the last was cut: {files} whole files"));
}

#[test]
fn a_killed_run_leaves_the_old_file_or_the_new() {
    whole_or_old(10);
}

#[test]
fn a_killed_run_is_resumed_without_duplicate_or_gap() {
    resumed_after_kills(10);
}

#[test]
#[ignore = "the long run: cargo test --release -- --ignored"]
fn a_hundred_kills() {
    whole_or_old(100);
    resumed_after_kills(100);
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_what_was_there() {
    let (place, _) = many(3);
    place.file("out.csv", "old");
    let mut command = place.command(&["extract", "in", "-", "-o", "out.csv"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().expect("the command starts");
    // The texts are read by now, or will be; the run then waits for standard input, which stays open.
    std::thread::sleep(Duration::from_millis(700));
    let told = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(told.expect("kill is there").success());
    let mut child = child;
    let input = child.stdin.take();
    let status = child.wait().expect("it ends");
    drop(input);
    assert_eq!(status.code(), Some(130));
    assert_eq!(place.read("out.csv"), "old");
    let names: Vec<_> =
        fs::read_dir(place.path()).expect("it is there").flatten().map(|file| file.file_name()).collect();
    assert_eq!(names.len(), 2, "nothing else is left: {names:?}");
}

/// A run whose rows go to a pipe, stopped by a signal once some of them came: its exit code and what came.
#[cfg(unix)]
fn stopped_by(signal: &str, place: &Place) -> (Option<i32>, String) {
    use std::io::{BufRead, BufReader, Read};
    let mut command = place.command(&["extract", "in", "--format", "jsonl"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the command starts");
    let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut rows = Vec::new();
    out.read_until(b'\n', &mut rows).expect("a row");
    let told = std::process::Command::new("kill").args([signal, &child.id().to_string()]).status();
    assert!(told.expect("kill is there").success());
    out.read_to_end(&mut rows).expect("the rest");
    (child.wait().expect("it ends").code(), String::from_utf8_lossy(&rows).into_owned())
}

#[cfg(unix)]
#[test]
fn rows_that_went_out_before_a_run_was_stopped_are_whole() {
    let (place, rows) = many(400);
    for (signal, code) in [("-INT", Some(130)), ("-TERM", Some(130)), ("-KILL", None)] {
        let (ended, came) = stopped_by(signal, &place);
        assert_eq!(ended, code, "{signal}: the run was to be stopped before its end");
        assert!(rows.starts_with(&came) && came.len() < rows.len(), "{signal}: {} bytes", came.len());
        // Asked to stop, it ends behind a row; killed, it may end within one.
        assert!(code.is_none() || came.ends_with('\n'), "{signal}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let (place, rows) = many(3);
    for arguments in [&["-o", "/dev/full", "--format", "jsonl"][..], &["-o", "/dev/full", "--format", "xlsx"]] {
        place.run(&[&["extract", "in"][..], arguments].concat()).ended(1, &["error: ", "No space left on device"]);
    }
    for arguments in [&["extract", "in", "--format", "jsonl"][..], &["extract", "--help"], &["--version"], &["schema"]]
    {
        let full = fs::File::options().write(true).open("/dev/full").expect("Linux has it");
        let output = place.command(arguments).stdout(full).output();
        Done(output.expect("the command starts")).ended(1, &["error: writing the output: ", "No space left on device"]);
    }
    assert!(!rows.is_empty());
}

#[cfg(unix)]
#[test]
fn an_input_that_vanishes_is_named_and_the_others_go_on() {
    let (place, rows) = many(30);
    let mut command = place.command(&["extract", "in/000.txt", "-", "in", "--format", "jsonl", "--threads", "1"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    // The list of files is made before standard input is read, which waits for us.
    std::thread::sleep(Duration::from_millis(700));
    fs::remove_file(place.path().join("in/029.txt")).expect("it is there");
    drop(child.stdin.take());
    let done = Done(child.wait_with_output().expect("it ends"));
    done.ended(1, &["in/029.txt: cannot be read: no such file"]);
    assert_eq!(done.docs().len(), 1 + 29);
    assert!(done.out().contains(rows.lines().nth(28).expect("30 lines")));
}

/// The temporary files in a folder, sorted.
fn temporary(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).expect("it is there").flatten();
    let names = files.map(|file| file.file_name().display().to_string());
    let mut names: Vec<_> = names.filter(|name| name.contains(".whosaid-")).collect();
    names.sort_unstable();
    names
}

/// A run that writes to `out.csv` and waits for standard input, and its temporary file.
fn waiting(place: &Place) -> (Child, String) {
    let known = temporary(place.path());
    let mut command = place.command(&["extract", "in", "-", "-o", "out.csv"]);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let child = command.spawn().expect("the command starts");
    let appeared = || {
        std::thread::sleep(Duration::from_millis(5));
        temporary(place.path()).into_iter().find(|name| !known.contains(name))
    };
    let name = (0..10_000).find_map(|_| appeared()).expect("a temporary file");
    assert!(name.starts_with(".out.csv.whosaid-"), "{name}");
    (child, name)
}

#[test]
fn what_a_killed_run_left_is_removed_by_the_next_and_nothing_else() {
    let (place, _) = many(2);
    let (mut killed, left) = waiting(&place);
    killed.kill().expect("it is ours");
    killed.wait().expect("it ends");
    assert_eq!(temporary(place.path()), [left]);
    let (mut living, held) = waiting(&place);
    assert_eq!(temporary(place.path()), [&*held], "what was left is gone");
    let others = [".more.csv.whosaid-Ab12Cd", ".out.csv.whosaid-notes"];
    for name in others.into_iter().chain(["out/.a.ann.whosaid-Ab12Cd", "out/.a.txt.whosaid-Ab12Cd"]) {
        place.file(name, "half");
    }
    place.run(&["extract", "in/000.txt", "-o", "out.csv"]).ended(0, &[]);
    let mut expected = [others[0], others[1], &held];
    expected.sort_unstable();
    assert_eq!(temporary(place.path()), expected);
    place.run(&["extract", "in", "--format", "brat", "-o", "out"]).ended(0, &[]);
    assert_eq!(temporary(&place.path().join("out")), [".a.txt.whosaid-Ab12Cd"]);
    living.stdin.take().expect("a pipe").write_all(TEXT.as_bytes()).expect("it is read");
    assert!(living.wait().expect("it ends").success());
    assert!(place.read("out.csv").contains("in/001.txt"), "the living run's rows are there");
    assert_eq!(temporary(place.path()).len(), others.len());
}

/// A limit on the length of files ends a write as a full disk does, and takes no rights of its own.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_fills_up_leaves_what_was_there() {
    let (place, rows) = many(20);
    let run = |arguments: &str| {
        let shell = format!("trap '' XFSZ; ulimit -f 8; exec '{}' {arguments}", env!("CARGO_BIN_EXE_whosaid"));
        let output = std::process::Command::new("sh").args(["-c", &shell]).current_dir(place.path()).output();
        Done(output.expect("a shell is there"))
    };
    for ending in ["csv", "tsv", "json", "jsonl", "html"] {
        place.file(&format!("out.{ending}"), "old");
        run(&format!("extract in -o out.{ending}")).ended(1, &["error: writing the output: File too large"]);
        assert_eq!(place.read(&format!("out.{ending}")), "old");
    }
    run("extract in -o rows.jsonl --resume").ended(1, &["File too large"]);
    let written = place.read("rows.jsonl");
    assert!(!written.is_empty() && rows.starts_with(&written), "what was written is sound");
    place.run(&["extract", "in", "-o", "rows.jsonl", "--resume"]).ended(0, &[]);
    assert!(place.read("rows.jsonl") == rows);
    assert!(temporary(place.path()).is_empty());
}
