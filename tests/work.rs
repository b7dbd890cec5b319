//! Bounded memory and linear work, held by counting what is allocated and never by clocks. A build
//! with `-C instrument-coverage --cfg steps` counts the steps of the code as well (Linux, one
//! thread: CONTRIBUTING.md has the command).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    unsafe_code,
    clippy::print_stdout
)]

mod support;

#[path = "work/mod.rs"]
mod parts;

use backup_lint::Device;
use backup_lint::Level;
use backup_lint::model::Platform;
use backup_lint::unstable::MAX_BYTES;
use backup_lint::unstable::render::{Format, Settings, Texts};
use backup_lint::unstable::run::{Ending, Input};
use backup_lint::{Options, check, compare, plan, salvage};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use parts::counting::{Counts, counted};
use parts::shapes::{crowded, hostile};

/// A document that has no finding takes no memory of its own once some were read, in whatever
/// manner it is written.
#[test]
fn what_is_accepted_allocates_nothing() {
    let options = Options::new().at("2026-11-01T12:00:00Z".parse().unwrap());
    let mut checker = backup_lint::Checker::new(options);
    let mut tried = 0;
    for path in support::files_below("fixtures/1.0/valid") {
        let text = std::fs::read(&path).unwrap();
        for warm in [true, true, false] {
            let mut report = None;
            let counts = counted(|| report = Some(checker.check(&text)));
            if report.is_some_and(|report| report.findings.is_empty()) && !warm {
                assert_eq!(counts.calls, 0, "{}", path.display());
                tried += 1;
            }
        }
    }
    assert!(tried > 30, "{tried}");
}

/// Do the hostile texts reach what they are for?
#[test]
fn hostile_texts_are_what_their_names_say() {
    for (name, text) in hostile(10_000) {
        let report = check(&text, &Options::new());
        let (rule, _) = name.split_once(':').unwrap();
        assert!(report.findings.iter().any(|finding| finding.rule.name == rule), "{name}");
    }
}

/// A growing vector needs most right after it has doubled: at whichever count of whichever piece.
fn lengths() -> impl Iterator<Item = usize> {
    [MAX_BYTES, 655_500, 524_400].into_iter()
}

const TIMES: usize = 80;
const CONSTANT: usize = 1 << 20;
/// What a thousand findings take in words, and again in the longest report.
const REPORTS: usize = 4 << 20;

/// Checks a text and reports on it in every format.
fn show(text: &[u8]) {
    let report = check(text, &Options::new());
    let input = Input::checked("backup.json", None, &report, Level::Error);
    for format in Format::ALL {
        let mut reporter = format.reporter(&Settings::default());
        drop(reporter.input(&input, &Texts::alone(text)));
        drop(reporter.end(&Ending::default()));
    }
}

#[test]
fn memory_is_at_most_a_multiple_of_the_input() {
    let mut worst = (0.0, "");
    for (name, text) in
        lengths().flat_map(hostile).chain([("256 accounts with every fault", crowded(256, false))])
    {
        assert!(text.len() <= MAX_BYTES, "{name} has {} bytes", text.len());
        let counts = counted(|| drop(check(&text, &Options::new())));
        let most = TIMES * text.len() + CONSTANT;
        assert!(counts.peak <= most, "{name}: {} bytes for {}", counts.peak, text.len());
        let saved = counted(|| drop(salvage(&text, &Device::new(), &Options::new())));
        assert!(saved.peak <= most, "{name}: {} bytes to save of {}", saved.peak, text.len());
        if text.len() > 900_000 {
            let shown = counted(|| show(&text));
            let most = most + REPORTS;
            assert!(shown.peak <= most, "{name}: {} bytes to show {}", shown.peak, text.len());
        }
        #[allow(clippy::cast_precision_loss)]
        let times = counts.peak as f64 / text.len() as f64;
        if times > worst.0 {
            worst = (times, name);
        }
    }
    println!("the most: {:.1} bytes a byte of input, for {}", worst.0, worst.1);
}

#[test]
fn many_inputs_take_no_more_memory_than_a_few() {
    let line = b"{\"format\":\"authenticator-backup\"}\n";
    // The two say in their files what they keep. A few are more than are checked together.
    for format in Format::ALL.iter().filter(|f| !matches!(f, Format::Github | Format::Junit)) {
        let peak = |documents: usize| peak_of_stream(&line.repeat(documents), format.name());
        let (few, many) = (peak(600), peak(6_000));
        assert!(many <= few + 1_000, "{}: {few} bytes for 600, {many} for 6,000", format.name());
    }
    // Of large ones fewer are checked together: a mebibyte, and one that begins within it.
    let line =
        [&b"{\"format\":\"authenticator-backup\""[..], &vec![b' '; 1 << 16], b"}\n"].concat();
    let peak = peak_of_stream(&line.repeat(100), "concise");
    assert!(peak < 4 << 20, "{peak} bytes for 100 inputs of {}", line.len());
}

/// The most that is allocated at a time while these lines are checked.
fn peak_of_stream(text: &[u8], format: &str) -> usize {
    let run = || {
        let mut streams = backup_lint::cli::Streams {
            input: &mut &text[..],
            output: &mut std::io::sink(),
            errors: &mut std::io::sink(),
            shows_colours: false,
            width: None,
            is_watched: false,
            clock: None,
        };
        let arguments = ["backup-lint", "--ndjson", "--format", format, "-"];
        assert_eq!(backup_lint::cli::run(arguments, &mut streams), 1);
    };
    counted(run).peak
}

#[test]
fn twice_the_input_is_at_most_two_and_a_half_times_the_work() {
    let mut most = (0, "");
    for length in [32_768, 131_072, 500_000] {
        for ((name, one), (_, two)) in hostile(length).into_iter().zip(hostile(2 * length)) {
            let (one, two) = (
                counted(|| drop(check(&one, &Options::new()))),
                counted(|| drop(check(&two, &Options::new()))),
            );
            let linear = |one: usize, two: usize, constant: usize| two <= one * 5 / 2 + constant;
            assert!(
                linear(one.calls, two.calls, 20_000),
                "{name}: {} and {} allocations",
                one.calls,
                two.calls
            );
            assert!(
                linear(one.total, two.total, CONSTANT),
                "{name}: {} and {} bytes",
                one.total,
                two.total
            );
            assert!(
                linear(one.steps, two.steps, 50_000),
                "{name}: {} and {} steps",
                one.steps,
                two.steps
            );
            most = most.max((two.steps / (2 * length), name));
        }
    }
    println!("the most: {} steps a byte of input, for {}", most.0, most.1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The same of any list and any object that says the same again and again, whatever it is.
    #[test]
    fn twice_of_anything_is_at_most_two_and_a_half_times_the_work(
        elements in vec(select(&[
            ",0", ",-1e9", ",null", ",\"\"", ",\"x\"", ",\"\\ud800\"", ",\"\\u0041\"", ",[]", ",{}", ",[0]",
            ",{\"\":0}", ",{\"a\":[{}]}", ",\"é\"", ", \"😀\"\r\n", ",\n[\n]", ",\"\u{202e}\"",
        ][..]), 1..8),
        names in vec("[a-z\u{e9}]{0,2}", 0..4),
    ) {
        let ours = "{\"format\":\"authenticator-backup\",\"version\":\"1.0\",\"a\":";
        let (list, members) = (elements.concat(), names.join("\":0,\""));
        let text = |times: usize| {
            let (list, members) = (list.repeat(times), format!("\"{members}\":0,").repeat(times));
            format!("{ours}{{{members}\"z\":[0{list}]}}}}")
        };
        let of = |text: String| counted(|| drop(check(text.as_bytes(), &Options::new())));
        let (one, two) = (of(text(2_000)), of(text(4_000)));
        for (what, one, two, constant) in [
            ("allocations", one.calls, two.calls, 2_000),
            ("bytes", one.total, two.total, CONSTANT),
            ("steps", one.steps, two.steps, 50_000),
        ] {
            prop_assert!(two <= one * 5 / 2 + constant, "{one} and {two} {what}");
        }
    }
}

#[test]
fn more_accounts_are_no_more_than_so_much_more_work() {
    for (accounts, sound) in [16, 32, 64, 128].into_iter().flat_map(|n| [(n, true), (n, false)]) {
        let (one, two) = (crowded(accounts, sound), crowded(2 * accounts, sound));
        let options = Options::new().with_all_findings();
        let counts = [&one, &two].map(|text| {
            let other = String::from_utf8(text.clone()).unwrap().replace("98ec", "98ed");
            counted(|| {
                drop(check(text, &options));
                let comparison = compare(text, other.as_bytes(), &options);
                assert_eq!(comparison.checked(), sound);
                let device = Device::new().of(Platform::Ios).holding(other.as_bytes());
                let plan = plan(text, &device, &options);
                assert_eq!(plan.accounts.is_empty(), !sound);
                drop(salvage(text, &device, &options));
            })
        });
        for (what, of, constant) in [
            ("allocations", (|counts| counts.calls) as fn(&Counts) -> usize, 1_000),
            ("bytes", |counts| counts.total, 100_000),
            ("steps", |counts| counts.steps, 50_000),
        ] {
            let (one, two) = (of(&counts[0]), of(&counts[1]));
            assert!(two <= one * 5 / 2 + constant, "{accounts}: {one} and {two} {what}");
        }
    }
}

#[test]
fn what_is_too_large_is_not_looked_into() {
    let large = vec![b'['; MAX_BYTES * 4];
    let counts = counted(|| drop(check(&large, &Options::new())));
    assert!(counts.total < 100_000, "{} bytes", counts.total);
    let larger = vec![b'['; MAX_BYTES * 32];
    let steps = counted(|| drop(check(&larger, &Options::default()))).steps;
    assert!(steps <= counts.steps + 1_000, "{} and {steps} steps", counts.steps);
}

/// Lines and columns are counted as far as a finding stands, and no further.
#[test]
fn behind_the_last_finding_nothing_is_counted() {
    let text = |behind: usize| [vec![0xff], vec![b'\n'; behind]].concat();
    let [short, long] = [1_000, MAX_BYTES - 1]
        .map(|behind| counted(|| drop(check(&text(behind), &Options::default()))).steps);
    assert!(long <= short + 1_000, "{short} and {long} steps");
}

#[test]
fn an_ordinary_backup_is_checked_with_few_allocations() {
    let text = support::bytes("fixtures/1.0/valid/ios-three-accounts.json");
    let counts = counted(|| drop(check(&text, &Options::new())));
    println!(
        "{} allocations, {} bytes at most, for {} bytes",
        counts.calls,
        counts.peak,
        text.len()
    );
    println!("{} steps", counts.steps);
    assert!(cfg!(not(steps)) || counts.steps > text.len(), "the steps are not counted");
    assert!(counts.calls < text.len() / 4, "{} allocations for {} bytes", counts.calls, text.len());
}
