//! A case: what is asked, and what has to be answered.

use serde_json::Value;

use super::protocol::{Base64, Command, JudgeRequest, Judged, Request};
use super::resealed::resealed;
use crate::check::{self, Options, Verdict, check, compare, plan};
use crate::model::{Envelope, Identifier, RecoveryAccount, Text};
use crate::rules::{Device, Level};

/// The members of an account that a writer cuts.
pub(super) const CUT: [&str; 2] = ["issuer", "label"];

/// What an implementation is asked, and what is right.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Case {
    /// What a person can look for: the id of a vector, or the number of a made document.
    pub(super) name: String,
    /// The request, without its number.
    pub(super) request: Request,
    pub(super) expected: Expected,
}

/// The right answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expected {
    /// These findings.
    Judged(Judged),
    /// This canonical form of what was read.
    Canonical(Vec<u8>),
    /// A document with this canonical form.
    Document(Vec<u8>),
    /// A refusal, of what this rule or another one forbids.
    Refused(Option<&'static str>),
}

impl Case {
    /// A reader takes what is valid, and nothing else.
    pub(super) fn read(name: &str, document: &[u8]) -> Self {
        let report = check(document, &Options::new());
        let form = check::canonical(document).ok();
        let expected = match form.filter(|_| report.verdict == Verdict::Valid) {
            Some(form) => Expected::Canonical(form.to_vec()),
            None => {
                let mut errors = report.findings.iter().filter(|found| found.level == Level::Error);
                Expected::Refused(errors.next().map(|found| found.rule.name))
            }
        };
        let request = Request::Read { seq: 0, document: Base64(document.to_vec()) };
        Case { name: name.to_owned(), request, expected }
    }

    /// The same, and once more with the checksum that it would have.
    pub(super) fn reads(name: &str, document: &[u8]) -> Vec<Self> {
        let mut cases = vec![Case::read(name, document)];
        let again = resealed(document);
        cases.extend(again.map(|again| Case::read(&format!("{name}, its checksum right"), &again)));
        cases
    }

    /// A writer makes the document of a draft, and the same one of a draft whose texts are longer than
    /// they may be; none if it is not that of this account.
    pub(super) fn writes(name: &str, document: &[u8], identifier: &str) -> Option<Vec<Self>> {
        let case = Case::write(name, document, identifier)?;
        let longer = case.with_longer_texts();
        Some([Some(case), longer].into_iter().flatten().collect())
    }

    fn write(name: &str, document: &[u8], identifier: &str) -> Option<Self> {
        let envelope = Envelope::parse(document).ok()?;
        let of = RecoveryAccount::of(&envelope.backup_id, &identifier.parse().ok()?);
        if of != envelope.recovery_account {
            return None;
        }
        let Ok(Value::Object(mut members)) = serde_json::from_slice(document) else { return None };
        for follows in ["format", "version", "storage", "recoveryAccount", "checksum"] {
            members.remove(follows)?;
        }
        members.insert("identifier".to_owned(), identifier.into());
        let expected = Expected::Document(check::canonical(document).ok()?.to_vec());
        let request = Request::Write { seq: 0, draft: Value::Object(members) };
        Some(Case { name: name.to_owned(), request, expected })
    }

    /// The same with more behind each text that is as long as it may be; none if no text is.
    fn with_longer_texts(&self) -> Option<Self> {
        let mut longer = self.clone();
        longer.name += ", its texts longer";
        let Request::Write { draft, .. } = &mut longer.request else { return None };
        for account in draft.get_mut("accounts")?.as_array_mut()? {
            for member in CUT {
                let Some(Value::String(text)) = account.get_mut(member) else { continue };
                if Text::cut(&format!("{text}x")).is_ok_and(|cut| cut.as_str() == text) {
                    text.push('x');
                }
            }
        }
        (longer.request != self.request).then_some(longer)
    }

    /// What this library finds; none if it cannot be asked so.
    pub(super) fn judge(name: &str, asked: JudgeRequest) -> Option<Self> {
        let expected = Expected::Judged(judged(&asked).ok()?);
        Some(Case { name: name.to_owned(), request: Request::Judge(asked), expected })
    }

    pub(super) fn command(&self) -> Command {
        match self.request {
            Request::Read { .. } => Command::Read,
            Request::Write { .. } => Command::Write,
            _ => Command::Judge,
        }
    }

    /// The one document that it is about, if there is one.
    pub(super) fn document(&self) -> Option<&[u8]> {
        match &self.request {
            Request::Read { document, .. } => Some(&document.0),
            Request::Judge(asked) if asked.old.is_none() && asked.existing.is_none() => {
                Some(&asked.document.0)
            }
            _ => None,
        }
    }

    /// The same of another document; what is right is worked out anew.
    pub(super) fn with(&self, document: Vec<u8>) -> Option<Self> {
        match &self.request {
            Request::Judge(asked) => Case::judge(
                &self.name,
                JudgeRequest { document: Base64(document), ..asked.clone() },
            ),
            _ => Some(Case::read(&self.name, &document)),
        }
    }
}

/// What this library finds, or why it cannot be asked so.
pub(super) fn judged(asked: &JudgeRequest) -> Result<Judged, String> {
    let mut options = Options::new().with_all_findings();
    if let Some(now) = &asked.now {
        options = options.at(now.parse().map_err(|error| format!("now: {error}"))?);
    }
    let document = &asked.document.0;
    let report = if let Some(Base64(old)) = &asked.old {
        compare(old, document, &options).new
    } else {
        let recovery = asked.recovery_account.as_deref().map(str::parse::<Identifier>);
        let recovery = recovery.transpose().map_err(|error| format!("recoveryAccount: {error}"))?;
        let mut device = Device::new();
        if let Some(onto) = &asked.onto {
            device = device.of(onto.parse().map_err(|error| format!("onto: {error}"))?);
        }
        device.recovery = recovery.as_ref();
        device.existing = asked.existing.as_ref().map(|existing| existing.0.as_slice());
        plan(document, &device, &options).report
    };
    let triple = |finding: &check::Finding| {
        let (rule, side) = (finding.rule.name.to_owned(), finding.side.as_str().to_owned());
        (rule, finding.pointer.clone(), side)
    };
    Ok(Judged {
        verdict: report.verdict.as_str().to_owned(),
        findings: report.findings.iter().map(triple).collect(),
        stopped_at: report.stopped_at.map(|at| at.as_str().to_owned()),
    })
}
