//! The way through: introduction, the cases one after the other, the smallest examples.

use super::case::Case;
use super::generated;
use super::judge_answer::{differences, read};
use super::protocol::{Introduced, PROTOCOL, Request};
use super::shrink;
use super::tally::{Difference, Disagreement, Tally, What};
use super::vectors::Vectors;

/// Who is asked. One line goes to it, and one comes back.
pub trait Talks {
    /// Begins, or begins anew.
    ///
    /// # Errors
    /// Why it cannot be begun.
    fn begin(&mut self) -> Result<(), String>;
    /// The answer to a line.
    ///
    /// # Errors
    /// Why there is none; it has to be begun anew then.
    fn ask(&mut self, line: &str) -> Result<String, Silence>;
    /// Tells it that this was all.
    fn end(&mut self, line: &str);
}

/// Why nothing was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence(pub String);

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many documents are made beside the vectors.
    pub generated: u64,
    /// What they follow from.
    pub seed: u64,
    /// How many times it is begun anew after it fell silent.
    pub restarts: usize,
}

/// Asks everything, and says what the answers come to.
pub fn run(talks: &mut impl Talks, vectors: &Vectors, plan: Plan) -> Tally {
    let mut tally = Tally::default();
    let mut conversation = Conversation { talks, seq: 0, begun: 0, restarts: plan.restarts };
    match conversation.introduce() {
        Ok(who) => tally.who = Some(who),
        Err(why) => {
            tally.broke_off = Some(why);
            return tally;
        }
    }
    let does = tally.who.as_ref().map(|who| who.does.clone()).unwrap_or_default();
    let made = (0..plan.generated).flat_map(|number| generated::cases(plan.seed, number));
    let cases = vectors.asked().into_iter().chain(made);
    for case in cases.filter(|case| does.contains(&case.command())) {
        match conversation.ask(&case) {
            Ok(wrong) => tally.add(&case, wrong),
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
        conversation.talks.end(&Request::Stop.line());
    }
    tally
}

/// A process that is asked, and begun anew when it falls silent.
pub(super) struct Conversation<'t, T> {
    talks: &'t mut T,
    seq: u64,
    begun: usize,
    restarts: usize,
}

impl<T: Talks> Conversation<'_, T> {
    fn introduce(&mut self) -> Result<Introduced, String> {
        self.talks.begin()?;
        self.begun += 1;
        let start = Request::Start { protocol: PROTOCOL.to_owned(), spec: "1.0".to_owned() };
        let said = self.talks.ask(&start.line()).map_err(|Silence(why)| why)?;
        serde_json::from_str(&said).map_err(|error| format!("its answer to start is none: {error}"))
    }

    /// What is wrong with the answer to a case. An error if there is nobody to ask any more.
    pub(super) fn ask(&mut self, case: &Case) -> Result<Vec<What>, String> {
        self.seq += 1;
        let line = case.request.clone().numbered(self.seq).line();
        let answered = self.talks.ask(&line);
        let is_silent = answered.is_err();
        let answer = answered.map_err(|Silence(why)| why);
        let wrong = answer
            .and_then(|answer| read(&answer, self.seq))
            .and_then(|answer| differences(case, &answer))
            .unwrap_or_else(|why| vec![What::Silent(why)]);
        if is_silent {
            if self.begun > self.restarts {
                return Err(format!("it fell silent {} times", self.begun));
            }
            self.introduce()?;
        }
        Ok(wrong)
    }
}

impl Tally {
    fn add(&mut self, case: &Case, wrong: Vec<What>) {
        let command = case.command();
        let (sent, agree) = self.sent.entry(command).or_default();
        *sent += 1;
        *agree += usize::from(wrong.is_empty());
        self.count(case, &wrong);
        let said = wrong.iter().map(What::kind).collect();
        self.cases.push((command, case.name.clone(), said));
        for what in wrong {
            let key = (command, what.kind());
            let request = case.request.clone();
            let example = Difference { case: case.name.clone(), what, request };
            let known = self.disagreements.entry(key);
            known.or_insert(Disagreement { command, count: 0, example }).count += 1;
        }
    }

    /// Counts a case for each rule that it is about.
    fn count(&mut self, case: &Case, wrong: &[What]) {
        let super::case::Expected::Judged(right) = &case.expected else { return };
        let about = |rule: &str, kind: fn(&What) -> bool| {
            wrong.iter().any(|what| what.rule() == Some(rule) && kind(what))
        };
        let expected = right.findings.iter().map(|(rule, ..)| rule.as_str());
        let named = wrong.iter().filter_map(What::rule);
        let rules: std::collections::BTreeSet<&str> = expected.chain(named).collect();
        for rule in rules {
            let counts = self.rules.entry(rule.to_owned()).or_default();
            let missing = about(rule, |what| matches!(what, What::Missing(_)));
            let extra = about(rule, |what| matches!(what, What::Extra(_)));
            counts.missing += usize::from(missing);
            counts.extra += usize::from(extra);
            counts.agree += usize::from(!missing && !extra);
        }
    }
}
