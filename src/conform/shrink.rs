//! The smallest document that shows a difference: members and elements are taken out as long as it
//! shows.

use serde_json::Value;

use super::case::Case;
use super::conversation::{Conversation, Talks};
use super::protocol::Request;

use super::tally::{Difference, What};
use crate::generate::breaks::sealed;

/// How often one example is asked about.
const QUESTIONS: usize = 400;

/// Makes an example smaller.
pub(super) fn smallest<T: Talks>(example: &mut Difference, conversation: &mut Conversation<T>) {
    if matches!(example.what, What::Silent(_)) {
        return; // each question would take as long as it may
    }
    let Some(mut case) = Case::again(&example.case, &example.request) else { return };
    let Some(Ok(mut document)) = case.document().map(serde_json::from_slice::<Value>) else {
        return;
    };
    let kind = example.what.kind();
    let mut questions = QUESTIONS;
    let mut was = usize::MAX;
    // Until a whole round takes nothing more away.
    while count(&document) < was && questions > 0 {
        was = count(&document);
        for pointer in pointers(&document).into_iter().rev() {
            let Some(smaller) = without(&document, &pointer) else { continue };
            let Some(text) = sealed(smaller.clone()) else { continue };
            if questions == 0 {
                break;
            }
            questions -= 1;
            let Some(smaller_case) = case.with(text) else { continue };
            let Ok(wrong) = conversation.ask(&smaller_case) else { return };
            if let Some(what) = wrong.into_iter().find(|what| what.kind() == kind) {
                (document, case) = (smaller, smaller_case);
                example.what = what;
                example.request = case.request.clone();
            }
        }
    }
}

impl Case {
    /// The case of a request, with what is right worked out anew.
    fn again(name: &str, request: &Request) -> Option<Case> {
        match request {
            Request::Read { document, .. } => Some(Case::read(name, &document.0)),
            Request::Judge(asked) => Case::judge(name, asked.clone()),
            _ => None,
        }
    }
}

fn count(value: &Value) -> usize {
    pointers(value).len()
}

/// The pointers of every value below the root, the outer ones first.
fn pointers(value: &Value) -> Vec<String> {
    fn walk(value: &Value, at: &str, all: &mut Vec<String>) {
        let mut below = |step: &str, value: &Value| {
            let pointer = super::form::below(at, step);
            all.push(pointer.clone());
            walk(value, &pointer, all);
        };
        match value {
            Value::Object(members) => members.iter().for_each(|(name, value)| below(name, value)),
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(i, value)| below(&i.to_string(), value));
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    walk(value, "", &mut all);
    all
}

/// The same without one value; none if it is gone already.
fn without(value: &Value, pointer: &str) -> Option<Value> {
    let (parent, step) = pointer.rsplit_once('/')?;
    let mut value = value.clone();
    match value.pointer_mut(parent)? {
        Value::Object(members) => {
            members.remove(&step.replace("~1", "/").replace("~0", "~"))?;
        }
        Value::Array(items) => {
            let at = step.parse::<usize>().ok().filter(|at| *at < items.len())?;
            items.remove(at);
        }
        _ => return None,
    }
    Some(value)
}
