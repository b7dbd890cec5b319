//! This library as an implementation: what it answers to a line.

use serde_json::{Map, Value, json};

use super::case::{CUT, judged};
use super::protocol::{Base64, Command, Implementation, Introduced, Made, Request};
use crate::check::{Options, Verdict, canonical, check, stamp};
use crate::model::{Format, Id, Identifier, Platform, RecoveryAccount, Text};
use crate::versions::V1_0;

/// The answer to a line; none to the last one.
pub fn answer(line: &str) -> Option<Value> {
    let request: Request = match serde_json::from_str(line) {
        Ok(request) => request,
        Err(error) => return Some(json!({ "error": error.to_string() })),
    };
    let made = |seq, made: Made| {
        let mut answer = serde_json::to_value(made).unwrap_or_default();
        answer["seq"] = json!(seq);
        answer
    };
    Some(match request {
        Request::Start { .. } => json!(Introduced {
            implementation: Implementation {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
                language: Some("Rust".to_owned()),
            },
            does: Command::ALL.to_vec(),
        }),
        Request::Judge(asked) => match judged(&asked) {
            Ok(judged) => {
                let mut answer = json!(judged);
                answer["seq"] = json!(asked.seq);
                answer
            }
            Err(error) => json!({ "seq": asked.seq, "error": error }),
        },
        Request::Read { seq, document } => made(seq, read(&document.0)),
        Request::Write { seq, draft } => made(seq, write(draft)),
        Request::Stop => return None,
    })
}

fn read(document: &[u8]) -> Made {
    let report = check(document, &Options::new());
    match canonical(document) {
        Ok(form) if report.verdict == Verdict::Valid => {
            Made::Canonical { canonical: Base64(form.to_vec()) }
        }
        _ => Made::Refused { refused: report.to_string() },
    }
}

fn write(draft: Value) -> Made {
    match written(draft) {
        Ok(document) => Made::Document { document: Base64(document) },
        Err(refused) => Made::Refused { refused },
    }
}

/// Cuts the texts of the accounts that are too long.
fn cut(members: &mut Map<String, Value>) {
    let accounts = members.get_mut("accounts").and_then(Value::as_array_mut);
    for account in accounts.into_iter().flatten() {
        for member in CUT {
            let Some(text) = account.get_mut(member) else { continue };
            if let Some(Ok(fits)) = text.as_str().map(Text::cut) {
                *text = fits.as_str().into();
            }
        }
    }
}

/// The document of a draft: what follows from its members is put in, and the checksum worked out.
fn written(draft: Value) -> Result<Vec<u8>, String> {
    let Value::Object(mut members) = draft else { return Err("the draft is no object".to_owned()) };
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    let identifier = text(members.remove("identifier").as_ref());
    let identifier: Identifier = identifier.parse().map_err(|error| format!("{error}"))?;
    let backup: Id = text(members.get("backupId")).parse().map_err(|error| format!("{error}"))?;
    let platform: Platform =
        text(members.get("platform")).parse().map_err(|error| format!("{error}"))?;
    cut(&mut members);
    let account = RecoveryAccount::of(&backup, &identifier);
    members.insert("format".to_owned(), json!(Format::AuthenticatorBackup.as_str()));
    members.insert("version".to_owned(), json!(V1_0.name));
    members.insert("storage".to_owned(), json!(platform.storage().as_str()));
    members.insert("recoveryAccount".to_owned(), json!(account));
    members
        .insert("checksum".to_owned(), json!({ "algorithm": "sha256", "digest": "0".repeat(64) }));
    let document = Value::Object(members).to_string();
    stamp(document.as_bytes()).map(|text| text.to_vec()).map_err(|refused| refused.to_string())
}
