//! The way through: introduction, the cases one after the other, the smallest examples.

use std::collections::BTreeSet;

use super::case::{Case, Expected};
use super::conversation::{Conversation, Talks};
use super::generated;
use super::shrink;
use super::tally::{Difference, Disagreement, Tally, What};
use super::vectors::Vectors;
use crate::rules::Rule;
use crate::versions::FormatVersion;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// The version of the specification.
    pub spec: &'static FormatVersion,
    /// How many documents are made beside the vectors.
    pub generated: u64,
    /// What they follow from.
    pub seed: u64,
    /// How many times it is begun anew after it fell silent.
    pub restarts: usize,
    /// Whether each case is listed, and not only counted.
    pub lists_cases: bool,
}

/// Asks everything, and says what the answers come to.
pub fn run(talks: &mut impl Talks, vectors: &Vectors, plan: Plan) -> Tally {
    let mut tally = Tally::default();
    let mut conversation = Conversation::new(talks, plan);
    match conversation.introduce() {
        Ok(who) => tally.who = Some(who),
        Err(why) => {
            tally.broke_off = Some(why);
            return tally;
        }
    }
    let does = tally.who.as_ref().map(|who| who.does.clone()).unwrap_or_default();
    let made = (0..plan.generated).flat_map(|number| generated::cases(plan.seed, number));
    let cases = vectors.asked(plan.spec).into_iter().chain(made);
    for case in cases.filter(|case| does.contains(&case.command())) {
        match conversation.ask(&case) {
            Ok(wrong) => {
                if plan.lists_cases {
                    let said = wrong.iter().map(What::kind).collect();
                    tally.cases.push((case.command(), case.name.clone(), said));
                }
                tally.add(&case, wrong);
            }
            Err(why) => {
                tally.broke_off = Some(why);
                break;
            }
        }
    }
    if tally.broke_off.is_none() {
        for disagreement in tally.disagreements.values_mut() {
            shrink::smallest(&mut disagreement.example, &mut conversation);
        }
        conversation.end();
    }
    tally
}

impl Tally {
    fn add(&mut self, case: &Case, wrong: Vec<What>) {
        let command = case.command();
        let (sent, agree) = self.sent.entry(command).or_default();
        *sent += 1;
        *agree += usize::from(wrong.is_empty());
        self.count(case, &wrong);
        for what in wrong {
            let key = (command, what.kind());
            let request = case.request.clone();
            let example = Difference { case: case.name.clone(), what, request };
            let known = self.disagreements.entry(key);
            let known = known.or_insert_with(|| Disagreement {
                command,
                count: 0,
                example: example.clone(),
            });
            known.count += 1;
            if example.request.line().len() < known.example.request.line().len() {
                known.example = example;
            }
        }
    }

    /// Counts a case for each rule that it is about.
    fn count(&mut self, case: &Case, wrong: &[What]) {
        let Expected::Judged(right) = &case.expected else { return };
        let about = |rule: &str, kind: fn(&What) -> bool| {
            wrong.iter().any(|what| what.rule() == Some(rule) && kind(what))
        };
        let expected = right.findings.iter().filter_map(|(rule, ..)| Rule::find(rule));
        let named = wrong.iter().filter_map(What::rule);
        let rules: BTreeSet<&str> = expected.map(|rule| rule.name).chain(named).collect();
        for rule in rules {
            let counts = self.rules.entry(rule).or_default();
            let missing = about(rule, |what| matches!(what, What::Missing(_)));
            let extra = about(rule, |what| matches!(what, What::Extra(_)));
            counts.missing += usize::from(missing);
            counts.extra += usize::from(extra);
            counts.agree += usize::from(!missing && !extra);
        }
    }
}
