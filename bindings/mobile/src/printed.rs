//! What values print as: never a person's words, and never a key.

use std::cmp::Reverse;
use std::fmt;
use std::hash::{Hash, Hasher};

use backup_lint::model;

use crate::questions::PlanRow;
use crate::{Account, Credential, Device, Finding, Kind, Report, Secret};

impl Credential {
    fn kind(&self) -> Kind {
        match self {
            Credential::Totp { .. } => Kind::Totp,
            Credential::Hotp { .. } => Kind::Hotp,
            Credential::NameOnly => Kind::NameOnly,
        }
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// Whether two are the same key, in a time that says nothing of where they differ.
impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        let (own, other) = (self.0.octets(), other.0.octets());
        let differ =
            own.iter().zip(other.iter()).fold(0, |differ, (own, other)| differ | (own ^ other));
        own.len() == other.len() && differ == 0
    }
}

impl Eq for Secret {}

/// Of no key more than that it is one: a hash is printed and kept where a key must not be.
impl Hash for Secret {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let account_type = model::AccountType::from(self.account_type);
        let kind = model::Kind::from(self.credential.kind());
        write!(f, "Account({}, {account_type}, {kind})", self.id)
    }
}

impl fmt::Display for PlanRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let account_type = model::AccountType::from(self.account_type);
        let kind = model::Kind::from(self.kind);
        let gives = backup_lint::report::GivesBack::from(self.gives_back).as_str();
        write!(f, "PlanRow({}, {account_type}, {kind}, {gives})", self.index)
    }
}

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let given = |given: bool| if given { "given" } else { "not given" };
        f.write_str("Device(")?;
        match self.platform {
            Some(platform) => write!(f, "{}", model::Platform::from(platform))?,
            None => f.write_str("platform not given")?,
        }
        let (account, existing) = (self.recovery_account.is_some(), self.existing.is_some());
        write!(f, ", recovery account {}, accounts {})", given(account), given(existing))
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = backup_lint::Level::from(self.level);
        let (line, column) = (self.start.line, self.start.column);
        let Finding { rule, pointer, message, .. } = self;
        write!(f, "{level} {rule} at \"{pointer}\" ({line}:{column}): {message}")
    }
}

/// Of how many findings a report prints rule and place, the gravest first.
const PRINTED: usize = 3;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Report({}", backup_lint::Verdict::from(self.verdict))?;
        let mut gravest: Vec<&Finding> = self.findings.iter().collect();
        gravest.sort_by_key(|finding| Reverse(backup_lint::Level::from(finding.level)));
        for finding in gravest.into_iter().take(PRINTED) {
            write!(f, ", {} at \"{}\"", finding.rule, finding.pointer)?;
        }
        let more = self.findings.len().saturating_sub(PRINTED) as u64 + self.omitted_findings;
        if more > 0 {
            write!(f, ", {more} more")?;
        }
        f.write_str(")")
    }
}

/// One text for both, since languages differ in which of the two they print.
macro_rules! debug_as_display {
    ($($name:ident)*) => {
        $(impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        })*
    };
}
debug_as_display! { Account Device Finding PlanRow Report Secret }
