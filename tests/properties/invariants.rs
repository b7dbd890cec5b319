//! Breaking one invariant of a valid backup gives exactly the rule that holds it.

use backup_lint::strategies;
use backup_lint::unstable::generate::BREAKS;
use proptest::prelude::*;

use crate::support::documents::{rules, value};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn each_gives_exactly_its_rule(envelope in strategies::envelope()) {
        for (rule, break_it) in &BREAKS {
            if let Some(broken) = break_it(value(&envelope)) {
                prop_assert_eq!(rules(&broken), vec![*rule]);
            }
        }
    }
}

#[test]
fn every_rule_of_one_document_has_a_break_and_every_break_can_happen() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut never: Vec<&str> = BREAKS.iter().map(|(rule, _)| *rule).collect();
    let of_one = backup_lint::RULES
        .iter()
        .filter(|rule| !matches!(rule.stage.as_str(), "restore" | "history"));
    let mut known: Vec<&str> = of_one.map(|rule| rule.name).collect();
    let mut listed = never.clone();
    known.sort_unstable();
    listed.sort_unstable();
    assert_eq!(listed, known, "a rule has no break, or two");
    for _ in 0..64 {
        let envelope = strategies::envelope().new_tree(&mut runner).unwrap().current();
        never.retain(|rule| {
            let (_, break_it) = BREAKS.iter().find(|(name, _)| name == rule).unwrap();
            break_it(value(&envelope)).is_none()
        });
    }
    assert!(never.is_empty(), "never broken: {never:?}");
}
