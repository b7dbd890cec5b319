//! What the steps of a place are called.

use super::envelope::NAMES;
use super::place::{Place, Step};

impl Step {
    /// The name of a member, where this leads to one.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Step::Member(number) => Some(NAMES.get(number)),
            Step::Item(_) => None,
        }
    }
}

impl Place {
    /// The JSON Pointer (RFC 6901) of this place.
    pub fn pointer(self) -> String {
        self.to_string()
    }
}

/// The JSON Pointer: no name of the format needs an escape.
impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.steps().try_for_each(|step| match step {
            Step::Member(number) => write!(f, "/{}", NAMES.get(number)),
            Step::Item(index) => write!(f, "/{index}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_its_pointer() {
        let member = |place: Place, name| place.member(NAMES.number(name));
        let account = member(Place::ROOT, "accounts").item(9);
        let secret = member(member(account, "credential"), "secret");
        assert_eq!(secret.pointer(), "/accounts/9/credential/secret");
        assert_eq!(Place::ROOT.pointer(), "");
        assert_eq!(member(Place::ROOT, "order").item(0).pointer(), "/order/0");
    }

    #[test]
    #[should_panic(expected = "no declaration below the root has")]
    fn a_name_that_is_not_declared_is_refused() {
        let _ = NAMES.number("trial");
    }
}
