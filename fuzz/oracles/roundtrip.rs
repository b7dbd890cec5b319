//! Backups that are made of the fuzzer's bytes, choice by choice: written, read, and found valid.

use arbitrary::{Error, Result, Unstructured};
use backup_lint::Envelope;
use backup_lint::model::{Id, Identifier};
use backup_lint::{Draft, Refusal};
use backup_lint::{Options, Verdict, check};

pub fn hold(data: &[u8]) {
    let Ok(envelope) = envelope(&mut Unstructured::new(data)) else { return };
    let bytes = envelope.to_json();
    let verdict = check(&bytes, &Options::new()).verdict;
    assert!(verdict == Verdict::Valid, "what is written is not valid");
    assert!(Envelope::parse(&bytes).is_ok_and(|read| read == envelope), "reading changes it");
    let through: Envelope =
        serde_json::from_slice(&serde_json::to_vec(&envelope).expect("it can be written"))
            .expect("it can be read");
    assert!(through == envelope, "serde changes it");
    assert!(
        super::schema_agrees::SCHEMA.is_valid(&serde_json::from_slice(&bytes).expect("it is JSON")),
        "the schema refuses it"
    );
}

/// A backup of whatever bytes: every choice has an answer, and every draft can be written.
pub fn envelope(bytes: &mut Unstructured<'_>) -> Result<Envelope> {
    let draft: Draft = bytes.arbitrary()?;
    let (id, owner): (Id, Identifier) = (bytes.arbitrary()?, bytes.arbitrary()?);
    let again = draft.clone();
    let envelope = match draft.fresh(id, &owner, bytes.arbitrary()?) {
        Ok(envelope) => envelope,
        Err(Refusal::Invalid(_)) => panic!("a draft that is made cannot be written"),
        Err(_) => return Err(Error::IncorrectFormat),
    };
    // Written once more, unless the time of that is no time after the first.
    let next =
        if bytes.arbitrary()? { envelope.next(again, bytes.arbitrary()?).ok() } else { None };
    Ok(next.unwrap_or(envelope))
}
