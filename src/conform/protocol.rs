//! The lines of the conversation.

use data_encoding::BASE64;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::check::Verdict;

/// The version of the protocol.
pub const PROTOCOL: &str = "1.0";

/// What an implementation may be able to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Command {
    /// Say everything that is wrong with a document.
    Judge,
    /// Take a document, or refuse it.
    Read,
    /// Make a document.
    Write,
}

impl Command {
    /// All of them.
    pub const ALL: [Command; 3] = [Command::Judge, Command::Read, Command::Write];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Command::Judge => "judge",
            Command::Read => "read",
            Command::Write => "write",
        }
    }
}

/// A line to an implementation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "cmd", rename_all = "lowercase")]
pub enum Request {
    /// Who is it, and what does it do?
    Start {
        /// The version of the protocol.
        protocol: String,
        /// The version of the specification.
        spec: String,
    },
    /// What is wrong with a document?
    Judge(JudgeRequest),
    /// Take a document.
    Read {
        /// The number of the request.
        seq: u64,
        /// The document.
        document: Base64,
    },
    /// Make a document.
    Write {
        /// The number of the request.
        seq: u64,
        /// What an app knows.
        draft: Value,
    },
    /// That was all.
    Stop,
}

/// What a validator is asked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct JudgeRequest {
    /// The number of the request.
    pub seq: u64,
    /// The document.
    pub document: Base64,
    /// The clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
    /// The platform of the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub onto: Option<String>,
    /// The identifier of the recovery account that is signed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recovery_account: Option<String>,
    /// What is on the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub existing: Option<Base64>,
    /// The document that would be replaced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Base64>,
}

impl Request {
    /// The same with another number.
    #[must_use]
    pub fn numbered(mut self, number: u64) -> Self {
        match &mut self {
            Request::Judge(JudgeRequest { seq, .. })
            | Request::Read { seq, .. }
            | Request::Write { seq, .. } => *seq = number,
            Request::Start { .. } | Request::Stop => {}
        }
        self
    }

    /// The line, without its end.
    pub fn line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Bytes that stand in Base64 (RFC 4648, section 4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base64(pub Vec<u8>);

impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Base64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        BASE64.decode(text.as_bytes()).map(Base64).map_err(serde::de::Error::custom)
    }
}

/// Who answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Introduced {
    /// Its name and the like.
    pub implementation: Implementation,
    /// What it does.
    pub does: Vec<Command>,
}

/// Its name and the like.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Implementation {
    /// Its name.
    pub name: String,
    /// Its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// What it is written in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// A finding: rule, pointer, side.
pub type Triple = (String, String, String);

/// What a validator answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Judged {
    /// The verdict.
    #[serde(deserialize_with = "verdict")]
    pub verdict: String,
    /// The findings, in any sequence.
    pub findings: Vec<Triple>,
    /// Where the way ended, if it is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped_at: Option<String>,
}

/// One of the three.
fn verdict<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let given = String::deserialize(deserializer)?;
    let known = [Verdict::Valid, Verdict::Invalid, Verdict::Unchecked];
    if known.iter().any(|verdict| verdict.as_str() == given) {
        return Ok(given);
    }
    Err(serde::de::Error::custom("the verdict is none of the three"))
}

/// What a reader or a writer answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Made {
    /// The canonical form of what was read.
    Canonical {
        /// Its bytes.
        canonical: Base64,
    },
    /// The document that was made.
    Document {
        /// Its bytes.
        document: Base64,
    },
    /// There is none.
    Refused {
        /// Why.
        refused: String,
    },
}
