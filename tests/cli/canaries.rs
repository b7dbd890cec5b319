//! No secret in any output: canaries are planted in right and wrong places, and no window of
//! eight of their characters shows, in any encoding. A failure names the place, never the canary.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::{VALID, argument, backup_lint, backup_lint_with, folder};
use crate::support::bytes;
use crate::support::documents::{pointers, sealed};

/// Canonical Base32 that holds digits, so that no part of it is a name that pointers show.
pub(crate) const CANARY: &str = "Q7ZK2M4XW3PLT5R6QJ2YV7NC4HDB3GFA";

/// Every form of the canary that must not show.
fn forms() -> Vec<String> {
    let hex = hex::encode(CANARY);
    let octets = data_encoding_base32();
    let percent: String = CANARY.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let json: String = CANARY.bytes().map(|byte| format!("\\u{byte:04x}")).collect();
    let mut forms = vec![
        CANARY.to_owned(),
        CANARY.to_lowercase(),
        hex.to_uppercase(),
        hex,
        hex::encode(&octets),
        percent,
        json,
    ];
    // Where base64 starts says how it looks.
    for skipped in 0..3 {
        forms.push(base64(&CANARY.as_bytes()[skipped..]));
        forms.push(base64(&octets[skipped..]));
    }
    forms
}

/// The octets of the canary.
fn data_encoding_base32() -> Vec<u8> {
    backup_lint::model::SecretText::new(CANARY).unwrap().octets().to_vec()
}

fn base64(octets: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |chunk: &[u8]| {
        let bits = chunk.iter().fold(0_u32, |bits, octet| bits << 8 | u32::from(*octet))
            << (8 * (3 - chunk.len()));
        (0..=chunk.len())
            .map(|n| char::from(DIGITS[(bits >> (18 - 6 * n) & 63) as usize]))
            .collect::<String>()
    };
    octets.chunks(3).map(group).collect()
}

/// Every eight characters in a row of a form, by how many bytes they take.
static WINDOWS: LazyLock<Vec<(usize, HashSet<Vec<u8>>)>> = LazyLock::new(|| {
    // An escape of one character is longer than a character.
    let width = |form: &String| match form.as_bytes()[0] {
        b'%' => 24,
        b'\\' => 48,
        _ => 8,
    };
    let of = |wanted: usize| {
        let forms = forms().into_iter().filter(move |form| width(form) == wanted);
        let windows =
            |form: String| form.as_bytes().windows(wanted).map(<[u8]>::to_vec).collect::<Vec<_>>();
        (wanted, forms.flat_map(windows).collect())
    };
    vec![of(8), of(24), of(48)]
});

/// Does a text hold eight characters in a row of a form of the canary?
fn leaks(text: &str) -> bool {
    let holds = |(width, windows): &(usize, HashSet<Vec<u8>>)| {
        text.as_bytes().windows(*width).any(|window| windows.contains(window))
    };
    WINDOWS.iter().any(holds)
}

/// A text without its fingerprints: digests of paths and pointers, of which one in many begins like
/// anything, a hexadecimal canary too.
fn without_fingerprints(text: &str) -> String {
    let is_digest = |text: &str| text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
    let mut kept = String::new();
    let mut rest = text;
    for name in ["\"fingerprint\":", "\"backupLintPlace/v1\":"] {
        while let Some(at) = rest.find(name) {
            let (before, behind) = rest.split_at(at + name.len());
            kept += before;
            let digest = behind.trim_start_matches([' ', '"']);
            rest = match digest.get(..64) {
                Some(first) if is_digest(first) => &digest[64..],
                _ => behind,
            };
        }
    }
    kept + rest
}

fn hold(ran: &super::Ran, place: &str) {
    assert!(!leaks(&without_fingerprints(&ran.output)), "the output leaks what stands at {place}");
    assert!(!leaks(&ran.errors), "the complaint leaks what stands at {place}");
}

/// Every verb and format on a document.
fn scan(document: &[u8], place: &str) -> usize {
    let folder = folder();
    let path = folder.path().join("backup.json");
    std::fs::write(&path, document).unwrap();
    let path = argument(&path);
    let mut scanned = 0;
    for format in super::formats() {
        for arguments in [
            &[path][..],
            &["--color", "always", path],
            &["--ndjson", path],
            &["plan", path, "--onto", "ios", "--existing", path],
            &["plan", VALID, "--onto", "ios", "--existing", path],
            &["plan", path, "--onto", "ios", "--partial"],
            &["compare", path, VALID],
            &["compare", VALID, path],
            // A folder is a history.
            &["compare", argument(folder.path())],
        ] {
            let ran = backup_lint(&[arguments, &["--format", format]].concat());
            assert!(ran.code != 2, "{arguments:?} is wrong usage");
            hold(&ran, place);
            scanned += 1;
        }
        // Who asks for names gets labels and issuers, and nothing else.
        if !place.ends_with("/label") && !place.ends_with("/issuer") {
            for arguments in [
                &["plan", path, "--onto", "ios", "--existing", path][..],
                &["plan", path, "--onto", "ios", "--partial"],
                &["plan", VALID, "--onto", "ios", "--existing", path],
                &["compare", path, VALID],
                &["compare", VALID, path],
            ] {
                let ran = backup_lint(&[arguments, &["--show-names", "--format", format]].concat());
                assert!(ran.code != 2, "{arguments:?} is wrong usage");
                hold(&ran, place);
                scanned += 1;
            }
        }
    }
    scanned
}

#[test]
fn the_scan_can_fail() {
    for form in forms() {
        assert!(leaks(&format!("x{form}x")), "a form is not seen");
        let half = &form[form.len() / 2..];
        assert!(leaks(half), "half of a form is not seen");
    }
    assert!(!leaks("an output without it"));
    let hex = hex::encode(CANARY);
    for (text, is_leak) in [
        (format!("{{\"fingerprint\": \"{hex}\"}}"), false),
        (format!("{{\"backupLintPlace/v1\":\"{hex}\"}}"), false),
        (format!("{{\"fingerprint\": \"{hex}\", \"message\": \"{hex}\"}}"), true),
        (format!("{{\"fingerprint\": \"{CANARY}\"}}"), true),
    ] {
        assert_eq!(leaks(&without_fingerprints(&text)), is_leak);
    }
    // A deliberate leak: the canary as the name of a file, which is output.
    let ran = backup_lint(&[&format!("{CANARY}.json")]);
    assert!(leaks(&ran.output), "a leak is not seen");
}

#[test]
fn in_every_value_and_as_every_name() {
    let document: Value = serde_json::from_slice(&bytes(VALID)).unwrap();
    let mut scanned = 0;
    for pointer in pointers(&document) {
        let mut changed = document.clone();
        match changed.pointer_mut(&pointer).unwrap() {
            Value::Object(members) => {
                members.insert(CANARY.to_owned(), json!({ CANARY: [CANARY, { CANARY: 1 }] }));
            }
            Value::Array(items) => items.push(json!(CANARY)),
            other => *other = json!(CANARY),
        }
        scanned += scan(&sealed(changed), &pointer);
    }
    println!("values and names: {scanned} outputs scanned");
    assert!(scanned > 1_000, "{scanned}");
}

#[test]
fn in_texts_that_cannot_be_read() {
    let valid = String::from_utf8(bytes(VALID)).unwrap();
    let cases = [
        format!("{{\"secret\": \"{CANARY}"),
        format!("{{\"secret\": '{CANARY}'}}"),
        format!("{{{CANARY}: 1}}"),
        format!("[{CANARY}]"),
        format!("{{\"a\": \"{CANARY}\\x\"}}"),
        format!("{{\"a\": \"\\u00{CANARY}\"}}"),
        format!("{{\"a\": 1{CANARY}}}"),
        format!("{valid}{CANARY}"),
        format!("{CANARY}{valid}"),
        format!("\"{CANARY}\""),
        format!("[\"{CANARY}\"]"),
        format!("// {CANARY}\n{valid}"),
        format!("{{\"{CANARY}\": 1, \"{CANARY}\": 2, \"\\ud800{CANARY}\": 3}}"),
        format!("{{\"{CANARY}\": \"\\ud800{CANARY}\"}}"),
        format!("{}{CANARY}{}", "[".repeat(17), "]".repeat(17)),
        format!("{{\"format\": \"{CANARY}\"}}"),
        format!("{{\"format\": \"authenticator-backup\", \"version\": \"{CANARY}\"}}"),
        format!("otpauth://totp/{CANARY}?secret={CANARY}&issuer={CANARY}"),
        format!("otpauth-migration://offline?data={CANARY}"),
        format!("# {CANARY}\n\notpauth://totp/{CANARY}?secret={CANARY}\n"),
        format!("<map>\n<string name=\"tokenOrder\">{CANARY}</string>\n</map>"),
        format!("PK\u{3}\u{4}{CANARY}"),
        format!("{CANARY}{valid}").chars().flat_map(|c| [c, '\0']).collect(),
    ];
    let mut scanned = 0;
    for case in &cases {
        scanned += scan(case.as_bytes(), "a text that cannot be read");
    }
    let mut bytes = valid.replace("lena", CANARY).into_bytes();
    bytes.push(0xff);
    scanned += scan(&bytes, "a text that is not UTF-8");
    bytes.splice(..0, *b"\x1f\x8b\x08");
    scanned += scan(&bytes, "a file that is packed");
    println!("texts that cannot be read: {scanned} outputs scanned");
}

#[test]
fn in_a_password_that_is_all_punctuation() {
    let password = "!@$%^&*()-_=+[]{};,.<>/?|~`'";
    let beyond_json = |c: char| !"{}[]:,\"".contains(c);
    for text in [
        format!("{{\"password\": \"{password}"),
        format!("{{\"password\": '{password}'"),
        format!("{password}\n{{}}"),
        format!("{{}}\n{password}"),
    ] {
        let ran = backup_lint_with(&["--format", "human", "-"], text.as_bytes());
        let line =
            ran.output.lines().find(|line| line.starts_with("1 | ") || line.starts_with("2 | "));
        let line = line.unwrap().split_once(" | ").unwrap().1;
        let shown: String = line.chars().filter(|c| beyond_json(*c)).collect();
        // The character that is marked is the one that is wrong.
        let clear = shown.chars().filter(|c| !matches!(c, '*' | ' ')).count();
        assert!(clear <= 1, "punctuation of a password shows");
    }
}

#[test]
fn in_the_real_process_with_a_backtrace() {
    let folder = folder();
    let path = folder.path().join("backup.json");
    let unread = format!("{{\"{CANARY}\": \"{CANARY}");
    let valid = String::from_utf8(bytes(VALID)).unwrap().replace("lena", CANARY);
    let mut scanned = 0;
    for document in [unread, valid, format!("{{\"format\": \"{CANARY}\"}}")] {
        std::fs::write(&path, document).unwrap();
        let path = argument(&path);
        let runs = super::formats().flat_map(|format| {
            [
                vec!["--format", format, path],
                vec!["plan", path, "--onto", "ios", "--format", format],
                vec!["plan", path, "--onto", "ios", "--partial", "--format", format],
                vec!["compare", path, path, "--format", format],
            ]
        });
        for arguments in runs.chain([
            vec!["-v", path],
            vec!["--verbose", path],
            vec!["plan", path, "--onto", "ios", "--recovery-account-file", path],
        ]) {
            let output = super::process().args(&arguments).output().unwrap();
            for stream in [&output.stdout, &output.stderr] {
                assert!(!leaks(&String::from_utf8_lossy(stream)), "{arguments:?} leaks");
            }
            scanned += 1;
        }
    }
    println!("the process: {scanned} runs scanned");
}

#[test]
fn in_the_files_of_other_programs() {
    let secret = CANARY;
    let cases = [
        json!({"version": 1, "header": {"slots": null}, "db": {"version": 3, "entries": [{"name": secret, "info": {"secret": secret}}]}}),
        json!({"services": [{"secret": secret, "name": secret}], "schemaVersion": 4}),
        json!({"Authenticators": [{"Secret": secret, "Issuer": secret}], "Categories": []}),
        json!([{"secret": secret, "issuer": secret, "thumbnail": "Default", "used_frequency": 1}]),
        json!({"encrypted": false, "items": [{"login": {"totp": secret}}]}),
        json!({"version": 1, "kdfParams": {}, "encryptedData": secret, "encryptionNonce": secret}),
        json!({"version": 1, "entries": [{"content": {"uri": format!("otpauth://totp/a?secret={secret}")}}]}),
        json!({"tokens": [{"secret": [1, 2], "label": secret}], "tokenOrder": [secret]}),
        json!({"version": {"major": 1, "minor": 0}, "exporterRpId": "a", "accounts": [{"items": [{"credentials": [{"secret": secret}]}]}]}),
        json!([{"secret": secret, "iconType": "", "kind": "TOTP", "pinned": false, "timer": "30"}]),
        json!({"encrypted": true, "items": [{"name": secret, "login": {"totp": secret}}]}),
        json!({"version": 1, "salt": secret, "content": secret}),
        json!({"shared_secret": secret, "identity_secret": secret, "account_name": secret}),
        json!({"decrypted_authenticator_tokens": [{"decrypted_seed": secret, "name": secret}]}),
        json!({"localDeviceId": secret, "deviceSecret": secret, "accounts": [{"secret": secret}]}),
    ];
    let mut scanned = 0;
    for case in &cases {
        let bytes = serde_json::to_vec(case).unwrap();
        scanned += scan(&bytes, "a file of another program");
        let ran = backup_lint_with(&["--format", "concise", "-"], &bytes);
        assert!(
            ran.output.contains("this looks like") || ran.output.contains("it looks like"),
            "it is not recognised"
        );
    }
    println!("files of other programs: {scanned} outputs scanned");
}

#[test]
fn not_in_a_debug_print_of_a_backup_or_a_report() {
    let mut document: Value = serde_json::from_slice(&bytes(VALID)).unwrap();
    document["accounts"][0]["credential"]["secret"] = json!(CANARY);
    document["accounts"][0]["label"] = json!(CANARY);
    let bytes = sealed(document);
    let envelope = backup_lint::Envelope::parse(&bytes).unwrap();
    assert!(!leaks(&format!("{envelope:?} {envelope:#?}")), "Debug of the envelope leaks");
    let report = backup_lint::check(&bytes, &backup_lint::Options::new());
    assert!(!leaks(&format!("{report:?}")), "Debug of the report leaks");
    let parsed = backup_lint::unstable::Parsed::new(&bytes);
    let tree = parsed.tree().unwrap();
    let member = tree.member("accounts").unwrap();
    let shown = format!("{parsed:?} {tree:?} {member:?} {:?} {:?}", tree.value, member.node);
    assert!(!leaks(&shown), "Debug of the tree leaks");
    let device = backup_lint::Device::new();
    assert!(
        !leaks(&format!("{:?}", backup_lint::plan(&bytes, &device, &backup_lint::Options::new()))),
        "Debug of a plan leaks"
    );
    let mut broken: Value = serde_json::from_slice(&bytes).unwrap();
    broken["accounts"][1]["type"] = json!(CANARY);
    broken["accounts"][2]["credential"]["secret"] = json!(format!("{CANARY}1"));
    broken["accounts"][2]["label"] = json!(CANARY);
    let options = backup_lint::Options::new();
    let salvage = backup_lint::salvage(&sealed(broken), &device, &options);
    assert!(salvage.accounts.len() == 1 && salvage.lost.len() == 2);
    assert!(!leaks(&format!("{salvage:?} {salvage:#?}")), "Debug of what can be saved leaks");
    let other = crate::support::bytes(VALID);
    assert!(
        !leaks(&format!(
            "{:?}",
            backup_lint::compare(&bytes, &other, &backup_lint::Options::new())
        )),
        "Debug of a comparison leaks"
    );
    let error = backup_lint::Envelope::parse(&bytes[1..]).unwrap_err();
    assert!(!leaks(&format!("{error:?}")), "Debug of the error leaks");
}
