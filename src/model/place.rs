//! Places: where a part stands, in eight bytes.

use std::fmt;

/// Every member name of the format, once. A declaration looks its names up at compile time: one
/// that is not listed here does not compile.
pub(crate) const NAMES: &[&str] = &[
    "format",
    "version",
    "backupId",
    "generation",
    "writtenAt",
    "appVersion",
    "platform",
    "storage",
    "recoveryAccount",
    "accounts",
    "omittedAccounts",
    "order",
    "settings",
    "checksum",
    "type",
    "digest",
    "algorithm",
    "id",
    "issuer",
    "label",
    "credential",
    "cloudBackup",
    "appLock",
    "hideCodes",
    "usageData",
    "theme",
    "screenCapture",
    "appSwitcherBlur",
    "kind",
    "secret",
    "digits",
    "period",
    "counter",
];

/// A route from the root of at most four steps, each a member of the format or an index:
/// `/accounts/9/credential/secret` is the deepest place of the format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(u64);

/// One step of a [`Place`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Member(&'static str),
    Item(usize),
}

const STEP_BITS: u32 = 16;
const MEMBER: u64 = 0x8000;

impl Place {
    /// The document itself.
    pub const ROOT: Place = Place(0);

    /// The member of this number in [`NAMES`].
    pub(crate) const fn member(self, name: u16) -> Place {
        Place(self.0 << STEP_BITS | name as u64 | MEMBER)
    }

    /// The item of this index, at most 32,766.
    pub(crate) const fn item(self, index: usize) -> Place {
        Place(self.0 << STEP_BITS | ((index as u64 & 0x7fff) + 1))
    }

    /// The steps from the root.
    pub(crate) fn steps(self) -> impl Iterator<Item = Step> {
        (0..4).rev().filter_map(move |k| {
            let step = self.0 >> (STEP_BITS * k) & 0xffff;
            match step {
                0 => None,
                step if step & MEMBER != 0 => Some(Step::Member(NAMES[low(step & !MEMBER)])),
                step => Some(Step::Item(low(step - 1))),
            }
        })
    }

    /// The JSON Pointer (RFC 6901) of this place.
    pub fn pointer(self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.steps().try_for_each(|step| match step {
            Step::Member(name) => write!(f, "/{name}"),
            Step::Item(index) => write!(f, "/{index}"),
        })
    }
}

/// A number of at most fifteen bits.
#[allow(clippy::cast_possible_truncation)]
fn low(bits: u64) -> usize {
    bits as usize
}

/// The number of a name, at compile time.
pub(crate) const fn name(wanted: &str) -> u16 {
    let mut i = 0;
    while i < NAMES.len() {
        if same(NAMES[i].as_bytes(), wanted.as_bytes()) {
            #[allow(clippy::cast_possible_truncation)] // there are 33 names
            return i as u16;
        }
        i += 1;
    }
    #[allow(clippy::panic)] // at compile time
    {
        panic!("a member is declared whose name is not in NAMES")
    }
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// The RFC 8785 order of a declaration's members, at compile time. All names are ASCII, so that
/// the order of bytes is the order of UTF-16 code units.
pub(crate) const fn canonical_order<const N: usize>(names: [&str; N]) -> [usize; N] {
    let mut order = [0; N];
    let mut i = 0;
    while i < N {
        let mut j = i;
        while j > 0 && before(names[i].as_bytes(), names[order[j - 1]].as_bytes()) {
            order[j] = order[j - 1];
            j -= 1;
        }
        order[j] = i;
        i += 1;
    }
    order
}

const fn before(a: &[u8], b: &[u8]) -> bool {
    let mut i = 0;
    while i < a.len() && i < b.len() {
        if a[i] != b[i] {
            return a[i] < b[i];
        }
        i += 1;
    }
    a.len() < b.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_its_pointer() {
        let secret = Place::ROOT
            .member(name("accounts"))
            .item(9)
            .member(name("credential"))
            .member(name("secret"));
        assert_eq!(secret.pointer(), "/accounts/9/credential/secret");
        assert_eq!(Place::ROOT.pointer(), "");
        assert_eq!(Place::ROOT.member(name("order")).item(0).pointer(), "/order/0");
    }

    #[test]
    fn canonical_order_is_the_order_of_code_units() {
        assert_eq!(canonical_order(["b", "a", "ab", "B"]), [3, 1, 2, 0]);
    }
}
