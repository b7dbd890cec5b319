//! What the answers come to.

use std::collections::BTreeMap;

use super::protocol::{Command, Introduced, Request, Triple};
use crate::rules::Rule;

/// One thing that is wrong with an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A finding is missing.
    Missing(Triple),
    /// A finding is too much.
    Extra(Triple),
    /// The verdict is another.
    Verdict {
        /// The right one.
        right: String,
        /// The one that was given.
        given: String,
    },
    /// The way ended elsewhere.
    StoppedAt,
    /// A document that is not valid was taken: this rule, perhaps with others, forbids it.
    Taken(Option<&'static str>),
    /// What is right was refused.
    Refused,
    /// The bytes are others, in this.
    Form(String),
    /// There was no answer.
    Silent(Silence),
}

/// Why there was no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// The reason, in words that stand for every such case.
    pub why: String,
    /// What is to say of this one.
    pub detail: String,
}

impl Silence {
    /// A reason that says all.
    pub fn of(why: impl Into<String>) -> Self {
        Silence { why: why.into(), detail: String::new() }
    }
}

impl What {
    /// What kind of disagreement it is: of one kind, one example is shown.
    pub fn kind(&self) -> String {
        match self {
            What::Missing((rule, ..)) => format!("missing {rule}"),
            // Whoever names what is no rule may name another one each time.
            What::Extra((rule, ..)) if Rule::find(rule).is_none() => "names no rule".to_owned(),
            What::Extra((rule, ..)) => format!("too much {rule}"),
            What::Verdict { right, given } => format!("verdict {given} and not {right}"),
            What::StoppedAt => "stopped elsewhere".to_owned(),
            What::Taken(None) => "takes what is not valid".to_owned(),
            What::Taken(Some(rule)) => format!("takes what is not valid: {rule}"),
            What::Refused => "refuses what is right".to_owned(),
            What::Form(_) => "other bytes".to_owned(),
            What::Silent(silence) => silence.why.clone(),
        }
    }

    /// What is to say of this one.
    pub fn detail(&self) -> Option<String> {
        match self {
            What::Missing((rule, pointer, side)) | What::Extra((rule, pointer, side)) => {
                Some(format!("{rule} at \"{pointer}\", {side}"))
            }
            What::Form(detail) => Some(detail.clone()),
            What::Silent(silence) => {
                Some(silence.detail.clone()).filter(|detail| !detail.is_empty())
            }
            _ => None,
        }
    }

    /// The rule that it is about.
    pub fn rule(&self) -> Option<&'static str> {
        match self {
            What::Missing((rule, ..)) | What::Extra((rule, ..)) => {
                Rule::find(rule).map(|rule| rule.name)
            }
            What::Taken(rule) => *rule,
            _ => None,
        }
    }
}

/// How an answer differs.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The vector, or the number of the made document.
    pub case: String,
    /// In what.
    pub what: What,
    /// What was asked.
    pub request: Request,
}

/// All differences of one kind.
#[derive(Clone, Debug)]
pub struct Disagreement {
    /// What was asked for.
    pub command: Command,
    /// How many cases show it.
    pub count: usize,
    /// The one of the shortest request, made as small as it goes.
    pub example: Difference,
}

/// How often a rule was right and wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Cases in which it is expected or was found, and both agree.
    pub agree: usize,
    /// Cases in which it is missing.
    pub missing: usize,
    /// Cases in which it is too much.
    pub extra: usize,
}

/// What the answers of an implementation come to.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Who it is, if it has said so.
    pub who: Option<Introduced>,
    /// Why it could not be asked, or not to the end.
    pub broke_off: Option<String>,
    /// How many were sent, and in how many all agrees, by command.
    pub sent: BTreeMap<Command, (usize, usize)>,
    /// By rule.
    pub rules: BTreeMap<&'static str, Counts>,
    /// By command and kind.
    pub disagreements: BTreeMap<(Command, String), Disagreement>,
    /// Each case with what is wrong with it, if it was asked for.
    pub cases: Vec<(Command, String, Vec<String>)>,
}

impl Tally {
    /// Whether something was asked, and everything agrees.
    pub fn agrees(&self) -> bool {
        self.disagreements.is_empty() && self.broke_off.is_none() && self.compared() > 0
    }

    /// How many answers were compared.
    pub fn compared(&self) -> usize {
        self.sent.values().map(|(sent, _)| sent).sum()
    }
}
