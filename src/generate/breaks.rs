//! How each rule of one document is broken, and no other.

use data_encoding::BASE32_NOPAD;
use serde_json::{Value, json};

use crate::check::checksum;

/// How to break a rule: the document that breaks it and nothing else, if this backup can.
pub type Break = fn(Value) -> Option<Vec<u8>>;

/// A change of one value.
fn with(mut document: Value, pointer: &str, value: impl Into<Value>) -> Option<Vec<u8>> {
    *document.pointer_mut(pointer)? = value.into();
    sealed(document)
}

/// A change of the text.
fn text(document: Value, change: impl FnOnce(String) -> String) -> Option<Vec<u8>> {
    Some(change(String::from_utf8(sealed(document)?).ok()?).into_bytes())
}

/// The pointer of the first account whose credential is of this kind.
fn of_kind(document: &Value, kinds: &[&str]) -> Option<String> {
    let accounts = document["accounts"].as_array()?;
    let index = accounts
        .iter()
        .position(|account| kinds.iter().any(|kind| account["credential"]["kind"] == **kind))?;
    Some(format!("/accounts/{index}"))
}

fn in_credential(
    document: Value,
    kinds: &[&str],
    member: &str,
    value: impl Into<Value>,
) -> Option<Vec<u8>> {
    let account = of_kind(&document, kinds)?;
    with(document, &format!("{account}/credential/{member}"), value)
}

fn secret(document: Value, secret: &str) -> Option<Vec<u8>> {
    in_credential(document, &["totp", "hotp"], "secret", secret)
}

fn label(document: Value, label: &str) -> Option<Vec<u8>> {
    with(document, "/accounts/0/label", label)
}

/// A second account that differs from the first in all but what `same` copies.
fn twin(mut document: Value, same: fn(&Value, &mut Value)) -> Option<Vec<u8>> {
    let first = document["accounts"][0].clone();
    let other =
        ["microsoft-personal", "work-or-school", "non-microsoft"].into_iter().find(|wanted| {
            let mut accounts = document["accounts"].as_array().into_iter().flatten();
            accounts.all(|account| account["type"] != *wanted)
        });
    let mut second = json!({
        "id": "ffffffff-ffff-4fff-bfff-ffffffffffff",
        "type": other.unwrap_or("none"),
        "issuer": "Another issuer",
        "label": "another label",
        "credential": { "kind": "name-only" }
    });
    same(&first, &mut second);
    if second["type"] == "none" {
        return None;
    }
    let id = second["id"].clone();
    document["accounts"].as_array_mut()?.push(second);
    if first["id"] != id {
        document["order"].as_array_mut()?.push(id);
    }
    sealed(document)
}

/// Every rule of one document, and how to break it.
pub const BREAKS: [(&str, Break); 60] = [
    ("invalid-utf8", |d| Some([sealed(d)?.as_slice(), b"\xff"].concat())),
    ("byte-order-mark", |d| text(d, |text| format!("\u{feff}{text}"))),
    ("invalid-json", |d| text(d, |text| text.replacen(':', "", 1))),
    ("trailing-data", |d| text(d, |text| text + "x")),
    ("duplicate-member", |d| text(d, |text| text.replacen('{', "{\"storage\":\"icloud\",", 1))),
    ("lone-surrogate", |d| {
        let marked = with(d, "/accounts/0/label", "a mark to be replaced")?;
        text(serde_json::from_slice(&marked).ok()?, |text| {
            text.replace("a mark to be replaced", "\\ud800")
        })
    }),
    ("too-large", |d| text(d, |text| text + &" ".repeat(1 << 20))),
    ("too-deep", |d| {
        let deep = (0..15).fold(json!([]), |inner, _| json!([inner]));
        let mut document = d;
        document["deep"] = deep;
        sealed(document)
    }),
    ("not-an-object", |d| serde_json::to_vec(&json!([d])).ok()),
    ("not-a-backup", |d| with(d, "/format", "another")),
    ("invalid-version", |d| with(d, "/version", "1")),
    ("unsupported-version", |d| with(d, "/version", "1.1")),
    ("missing-member", |mut d| {
        d.as_object_mut()?.remove("omittedAccounts");
        sealed(d)
    }),
    ("unknown-member", |mut d| {
        d["accounts"][0]["email"] = json!("x");
        sealed(d)
    }),
    ("wrong-type", |d| with(d, "/generation", "1")),
    ("invalid-integer", |d| {
        text(d, |text| text.replace("\"omittedAccounts\":0", "\"omittedAccounts\":0.0"))
    }),
    ("invalid-platform", |d| with(d, "/platform", "windows")),
    ("invalid-storage", |d| with(d, "/storage", "floppy")),
    ("invalid-id", |d| with(d, "/backupId", "00000000-0000-1000-8000-000000000000")),
    ("invalid-generation", |d| with(d, "/generation", 0)),
    ("invalid-timestamp", |d| with(d, "/writtenAt", "2026-02-30T00:00:00Z")),
    ("invalid-app-version", |d| with(d, "/appVersion", "1")),
    ("invalid-text", |d| label(d, "")),
    ("invalid-account-type", |d| with(d, "/accounts/0/type", "personal")),
    ("invalid-credential-kind", |d| with(d, "/accounts/0/credential/kind", "steam")),
    ("invalid-algorithm", |d| in_credential(d, &["totp", "hotp"], "algorithm", "SHA1")),
    ("invalid-digits", |d| in_credential(d, &["totp", "hotp"], "digits", 9)),
    ("invalid-period", |d| in_credential(d, &["totp"], "period", 0)),
    ("invalid-counter", |d| in_credential(d, &["hotp"], "counter", -1)),
    ("invalid-secret", |d| secret(d, "jbswy3dpehpk3pxp")),
    ("invalid-omitted-accounts", |d| with(d, "/omittedAccounts", -1)),
    ("invalid-theme", |mut d| {
        d["settings"]["theme"] = json!("blue");
        sealed(d)
    }),
    ("invalid-digest", |d| with(d, "/recoveryAccount/digest", "00")),
    ("invalid-checksum-algorithm", |d| with(d, "/checksum/algorithm", "crc32")),
    ("too-many-accounts", |d| {
        let id = d["order"][0].clone();
        with(d, "/order", vec![id; 257])
    }),
    ("duplicate-account-id", |d| twin(d, |first, second| second["id"] = first["id"].clone())),
    ("duplicate-account-type", |d| twin(d, |first, second| second["type"] = first["type"].clone())),
    ("credential-not-allowed", |mut d| {
        let account = of_kind(&d, &["hotp", "totp"])?;
        let others =
            d["accounts"].as_array()?.iter().any(|account| account["type"] == "work-or-school");
        d.pointer_mut(&account)?["type"] = (!others).then(|| json!("work-or-school"))?;
        sealed(d)
    }),
    ("duplicate-account-name", |d| {
        twin(d, |first, second| {
            second["label"] = first["label"].clone();
            match first.get("issuer") {
                Some(issuer) => second["issuer"] = issuer.clone(),
                None => drop(second.as_object_mut().map(|second| second.remove("issuer"))),
            }
        })
    }),
    ("duplicate-secret", |mut d| {
        let account = of_kind(&d, &["totp"])?;
        let free = |wanted: &str| {
            d["accounts"].as_array().into_iter().flatten().all(|a| a["type"] != wanted)
        };
        let other =
            ["microsoft-personal", "non-microsoft"].into_iter().find(|wanted| free(wanted))?;
        let mut second = d.pointer(&account)?.clone();
        second["id"] = json!("ffffffff-ffff-4fff-bfff-ffffffffffff");
        second["type"] = json!(other);
        second["label"] = json!("another label");
        d["accounts"].as_array_mut()?.push(second);
        d["order"].as_array_mut()?.push(json!("ffffffff-ffff-4fff-bfff-ffffffffffff"));
        sealed(d)
    }),
    ("no-accounts", |mut d| {
        d["accounts"] = json!([]);
        d["order"] = json!([]);
        sealed(d)
    }),
    ("accounts-omitted", |d| with(d, "/omittedAccounts", 1)),
    ("weak-secret", |d| secret(d, "AAAAAAAAAAAAAAA")),
    ("short-secret", |d| secret(d, "AAAAAAAAAAAAAAAA")),
    ("double-encoded-secret", |d| secret(d, &BASE32_NOPAD.encode(b"ABCDEFGHIJKLMNOP"))),
    ("example-secret", |d| secret(d, "JBSWY3DPEHPK3PXP")),
    ("unusual-period", |d| in_credential(d, &["totp"], "period", 31)),
    ("unsafe-text", |d| label(d, "a\u{202e}b")),
    ("invisible-text", |d| label(d, "a\u{200b}b")),
    ("untrimmed-text", |d| label(d, "a ")),
    ("serialization-accident", |d| label(d, "[object Object]")),
    ("order-missing-account", |mut d| {
        d["order"].as_array_mut()?.pop();
        sealed(d)
    }),
    ("order-unknown-account", |mut d| {
        d["order"].as_array_mut()?.push(json!("ffffffff-ffff-4fff-bfff-ffffffffffff"));
        sealed(d)
    }),
    ("order-duplicate-account", |mut d| {
        let id = d["order"][0].clone();
        d["order"].as_array_mut()?.push(id);
        sealed(d)
    }),
    ("storage-mismatch", |d| {
        let other = if d["platform"] == "ios" { "microsoft-cloud" } else { "icloud" };
        with(d, "/storage", other)
    }),
    ("recovery-account-not-personal", |d| with(d, "/recoveryAccount/type", "work-or-school")),
    ("setting-not-on-platform", |mut d| {
        let other = if d["platform"] == "ios" { "screenCapture" } else { "appSwitcherBlur" };
        d["settings"][other] = json!(true);
        sealed(d)
    }),
    ("backup-turned-off", |d| with(d, "/settings/cloudBackup", false)),
    ("written-in-future", |d| with(d, "/writtenAt", "9999-12-31T23:59:59Z")),
    ("checksum-mismatch", |mut d| {
        d["checksum"]["digest"] = json!("0".repeat(64));
        serde_json::to_vec(&d).ok()
    }),
];

/// The text of a value, with the checksum that belongs to it if it is whole.
pub fn sealed(document: Value) -> Option<Vec<u8>> {
    let text = serde_json::to_vec(&document).ok()?;
    Some(match checksum(&text) {
        Ok(digest) => {
            let mut document = document;
            document["checksum"]["digest"] = digest.into();
            serde_json::to_vec(&document).ok()?
        }
        Err(_) => text,
    })
}
