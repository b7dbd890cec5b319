//! What is no backup is called by its name, and what only resembles it is not.

mod samples;

use backup_lint::report::Finding;
use backup_lint::unstable::foreign::Foreign;
use backup_lint::unstable::syntax::{BYTE_ORDER_MARK, parse};
use backup_lint::{Options, Verdict, check};
use proptest::prelude::*;
use serde_json::json;

use samples::{SECRET, samples, units};

/// The one finding on a file.
fn found(bytes: &[u8]) -> Finding {
    let mut report = check(bytes, &Options::new());
    assert!(report.verdict == Verdict::Invalid, "the verdict is {:?}", report.verdict);
    let own = report.findings.len();
    report.findings.retain(|finding| finding.rule.name != "byte-order-mark");
    assert!(report.findings.len() == 1, "{own} findings");
    report.findings.remove(0)
}

/// Which format a finding names.
fn named(finding: &Finding) -> Option<Foreign> {
    let is_named =
        |format: &&Foreign| finding.message.ends_with(&format!("like {}", format.name()));
    let mut named = Foreign::ALL.iter().filter(is_named).copied();
    let first = named.next();
    assert!(named.next().is_none(), "two formats have one name");
    assert!(finding.names_another_format == first.is_some(), "{}", finding.message);
    first
}

#[test]
fn each_is_named() {
    for sample in samples() {
        let (format, finding) = (sample.format, found(&sample.bytes));
        assert_eq!(finding.rule.name, sample.rule, "{format:?}");
        assert_eq!(named(&finding), Some(format));
        assert_eq!(finding.help, format.help(), "{format:?}");
        assert!(!finding.message.contains(SECRET) && !finding.label.contains(SECRET));
    }
}

#[test]
fn each_mark_has_a_sample() {
    let samples = samples();
    for format in Foreign::ALL {
        for (number, mark) in format.marks().iter().enumerate() {
            let is_met = samples.iter().filter(|sample| sample.format == *format).any(|sample| {
                let start =
                    if sample.bytes.starts_with(BYTE_ORDER_MARK.as_bytes()) { 3 } else { 0 };
                let text = std::str::from_utf8(&sample.bytes);
                let root = text.ok().and_then(|text| parse(text, start).ok());
                mark.is_of_text(&sample.bytes[start..])
                    || root.is_some_and(|root| mark.is_of_tree(&root))
            });
            assert!(is_met, "no sample has mark {number} of {format:?}");
        }
    }
}

#[test]
fn the_help_is_of_its_kind() {
    for format in Foreign::ALL {
        let expected = match format {
            Foreign::Utf16 | Foreign::Utf32 => "save it as UTF-8 without a byte order mark",
            Foreign::Zip | Foreign::Gzip => "unpack it first",
            Foreign::NextcloudEncrypted => "download it through Nextcloud",
            encrypted if encrypted.name().contains("encrypted") => "the app that wrote it",
            _ => "leave this file out",
        };
        assert!(format.help().contains(expected), "{format:?}");
    }
}

#[test]
fn what_only_resembles_is_not_named() {
    let texts: [&[u8]; 21] = [
        b"\"PK\\u0003\\u0004\"",
        b"[\"PK\\u0003\\u0004\"]",
        b"\"HBEGIN:\"",
        b"PK",
        b"PK\x01\x02\xff",
        b" PK\x03\x04",
        b"\x1f\x8b\x00",
        b"\x1f\x8b",
        // A NUL behind a bracket; files of NULs and of small numbers.
        b"{\0",
        b"\0{",
        b"{\0\xff",
        b"\0\0\0\0\0\0\0\0",
        b"\x01\0\x02\0\x03\0\xff\0",
        b"\0\0\0 ftypheic\0\0\0\0\xff",
        b"\xfe",
        // Comments, and no link behind them.
        b"# otpauth://totp/lena\n",
        b"# otpauth\n\n{}\notpauth://totp/lena\n",
        b"otpauth:/\n",
        // Preferences of another app, and the words elsewhere.
        b"<map><string name=\"order\">tokenOrder</string></map>",
        b"{<string name=\"tokenOrder\">",
        b"\xac\xed\0\x05sr\0\x11java.util.HashMap\xff",
    ];
    for text in texts {
        assert_eq!(named(&found(text)), None, "{}", text.escape_ascii());
    }
    let ours = |name: &str, value: serde_json::Value| {
        let mut document =
            json!({"version": "1.0", "salt": "QHVM", "accounts": [{"label": "lena"}]});
        document[name] = value;
        document
    };
    for document in [
        // Ours, with a format that is misspelled or forgotten.
        ours("format", json!("Authenticator-Backup")),
        ours("content", json!("QHVM")),
        ours("shared_secret", json!("QHVM")),
        ours("identity_secret", json!("QHVM")),
        ours("localDeviceId", json!("QHVM")),
        ours("encrypted", json!(true)),
        ours("accounts", json!({"1": {"shared_secret": "QHVM"}})),
        // Other types, and one more.
        json!({"version": "1.0", "salt": "QHVM", "content": "QHVM"}),
        json!({"version": 1, "salt": "QHVM", "content": {}}),
        json!({"version": 1, "salt": 1, "content": "QHVM"}),
        json!({"version": 1, "salt": "QHVM", "content": "QHVM", "format": "notes"}),
        json!({"version": 1, "salt": "QHVM", "contents": "QHVM"}),
        json!({"encrypted": "true", "items": []}),
        json!({"encrypted": null, "items": []}),
        json!({"encrypted": false, "passwordProtected": true}),
        json!({"entries": [{"content": "a day"}]}),
        json!({"authenticator_tokens": []}),
        json!({"authenticator_tokens": [{"salt": "QHVM"}]}),
    ] {
        let bytes = serde_json::to_vec(&document).unwrap();
        assert_eq!(named(&found(&bytes)), None, "{document}");
    }
}

#[test]
fn cut_anywhere_there_is_an_answer() {
    for sample in samples() {
        for end in 0..sample.bytes.len().min(64) {
            for behind in [&b""[..], b"\0", b"\xff"] {
                let bytes = [&sample.bytes[..end], behind].concat();
                assert!(check(&bytes, &Options::new()).verdict == Verdict::Invalid);
            }
        }
    }
}

proptest! {
    /// Whatever stands behind a mark: there is an answer, and an invalid document.
    #[test]
    fn whatever_follows(
        sample in proptest::sample::select(samples().into_iter().map(|s| s.bytes).collect::<Vec<_>>()),
        kept in 0_usize..=64,
        rest in proptest::collection::vec(any::<u8>(), 1..64),
    ) {
        let bytes = [&sample[..kept.min(sample.len() - 1)], &rest].concat();
        prop_assert!(check(&bytes, &Options::new()).verdict == Verdict::Invalid);
    }

    /// Any text in units of two or four bytes, if it has the mark of them.
    #[test]
    fn any_text_with_the_mark_of_its_units(text in "\\PC{0,40}", greater_end_first: bool) {
        for (format, width) in [(Foreign::Utf16, 2), (Foreign::Utf32, 4)] {
            let bytes = units(&format!("\u{feff}{text}"), width, greater_end_first);
            prop_assert_eq!(named(&found(&bytes)), Some(format));
        }
    }
}
