//! Texts that a check could find hard.

use crate::support;

/// Hostile texts of about a length, and a rule that each reaches.
pub(crate) fn hostile(length: usize) -> Vec<(&'static str, Vec<u8>)> {
    // As many pieces as there is room for, and a last one without its comma.
    let fill = |open: &str, piece: &dyn Fn(usize) -> String, close: &str| -> Vec<u8> {
        let mut text = String::from(open);
        let mut n = 0;
        while text.len() + close.len() + 40 < length {
            text.push_str(&piece(n));
            text.push(',');
            n += 1;
        }
        (text + &piece(n) + close).into_bytes()
    };
    let ours = "{\"format\":\"authenticator-backup\",\"version\":\"1.0\",\"a\":";
    let name = "abcdefghijklmnopqrstuvwxyzabcdef";
    let deep = format!("{ours}{}{{", format!("{{\"{name}\":").repeat(13));
    let accounts = ours.replace("\"a\"", "\"accounts\"") + "[";
    vec![
        ("too-deep: brackets", "[".repeat(length).into_bytes()),
        ("too-deep: objects", "{\"\":".repeat(length / 4).into_bytes()),
        ("duplicate-member: empty names", fill("{", &|_| "\"\":0".into(), "}")),
        (
            "duplicate-member: empty names of ours",
            fill(&format!("{ours}{{"), &|_| "\"\":0".into(), "}}"),
        ),
        (
            "duplicate-member: one name again and again, deep",
            fill(&deep, &|_| "\"a\":0".into(), &"}".repeat(15)),
        ),
        ("unknown-member: many", fill(&format!("{ours}0,"), &|n| format!("\"x{n}\":0"), "}")),
        ("unknown-member: numbers", fill(&format!("{ours}["), &|_| "0".into(), "]}")),
        ("unknown-member: empty arrays", fill(&format!("{ours}["), &|_| "[]".into(), "]}")),
        ("unknown-member: objects", fill(&format!("{ours}["), &|_| "{\"\":0}".into(), "]}")),
        ("unknown-member: arrays", fill(&format!("{ours}["), &|_| "[0]".into(), "]}")),
        ("unknown-member: long", format!("{ours}\"{}\"}}", "x".repeat(length - 100)).into_bytes()),
        (
            "unknown-member: escapes only",
            format!("{ours}\"{}\"}}", "\\u0041".repeat(length / 6 - 20)).into_bytes(),
        ),
        ("lone-surrogate: many", fill(&format!("{ours}["), &|_| "\"\\ud800\"".into(), "]}")),
        ("unknown-member: digits", format!("{ours}{}}}", "1".repeat(length - 100)).into_bytes()),
        (
            "unknown-member: one long name",
            format!("{ours}0,\"{}\":0}}", "x".repeat(length - 100)).into_bytes(),
        ),
        ("invalid-utf8: at the end", [vec![b' '; length - 1], vec![0xff]].concat()),
        ("invalid-json: carriage returns", [vec![b'\r'; length - 1], vec![b'x']].concat()),
        ("missing-member: accounts that are empty", fill(&accounts, &|_| "{}".into(), "]}")),
        ("too-many-accounts: none of them is one", fill(&accounts, &|_| "0".into(), "]}")),
    ]
}

/// Accounts and an order with every fault at once that a document can have; with `sound`, only with
/// those that leave its structure sound.
pub(crate) fn crowded(accounts: usize, sound: bool) -> Vec<u8> {
    let mut document: serde_json::Value =
        serde_json::from_slice(&support::bytes("fixtures/1.0/valid/ios-three-accounts.json"))
            .unwrap();
    let ids = |n: usize| serde_json::json!(format!("4a243669-1d2e-476c-98ec-{n:012x}"));
    let account = |n: usize| {
        let mut account = serde_json::json!({
            "id": if sound { ids(n) } else { ids(0) }, "type": "work-or-school",
            "issuer": "\u{202e}\u{200b} null ", "label": " [object Object]\u{0}",
            "credential": { "kind": "totp", "secret": "AAAAAAAA", "algorithm": "sha1", "digits": 6, "period": 1 }
        });
        if !sound {
            account["x"] = serde_json::json!(1);
        }
        account
    };
    document["accounts"] = (0..accounts).map(account).collect();
    document["order"] = (0..accounts).map(|n| ids(accounts - n)).collect();
    serde_json::to_vec(&document).unwrap()
}
