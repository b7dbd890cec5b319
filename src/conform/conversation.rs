//! The conversation: who is asked, and how an answer is got out of it.

use super::case::Case;
use super::judge_answer::{differences, it_said, read};
use super::protocol::{Introduced, PROTOCOL, Request};
use super::runner::Plan;
use super::tally::{Silence, What};

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

/// A process that is asked, and begun anew when it falls silent or out of step: behind a line that is
/// no answer to what was asked, the next one would be taken for another's.
pub(super) struct Conversation<'t, T> {
    talks: &'t mut T,
    seq: u64,
    begun: usize,
    plan: Plan,
}

impl<'t, T: Talks> Conversation<'t, T> {
    pub(super) fn new(talks: &'t mut T, plan: Plan) -> Self {
        Conversation { talks, seq: 0, begun: 0, plan }
    }

    /// Begins, or begins anew.
    pub(super) fn introduce(&mut self) -> Result<Introduced, String> {
        self.talks.begin()?;
        self.begun += 1;
        let start =
            Request::Start { protocol: PROTOCOL.to_owned(), spec: self.plan.spec.name.to_owned() };
        let said = self.talks.ask(&start.line()).map_err(|silence| silence.why)?;
        serde_json::from_str(&said).map_err(|_| {
            let members = "\"implementation\", an object with \"name\", and \"does\", commands";
            format!("its answer to start is none, which has {members}; {}", it_said(&said))
        })
    }

    /// What is wrong with the answer to a case. An error if there is nobody to ask any more.
    pub(super) fn ask(&mut self, case: &Case) -> Result<Vec<What>, String> {
        self.seq += 1;
        let line = case.request.clone().numbered(self.seq).line();
        match self.talks.ask(&line).and_then(|answer| read(&answer, self.seq)) {
            Ok(answer) => {
                Ok(differences(case, &answer).unwrap_or_else(|silence| vec![What::Silent(silence)]))
            }
            Err(silence) if self.begun <= self.plan.restarts => {
                self.introduce()?;
                Ok(vec![What::Silent(silence)])
            }
            Err(silence) => {
                Err(format!("{} times there was no answer: {}", self.begun, silence.why))
            }
        }
    }

    /// Nothing more is asked.
    pub(super) fn end(&mut self) {
        self.talks.end(&Request::Stop.line());
    }
}
