//! The rule that a person means.

use super::Problem;
use crate::rules::{RULES, Rule};

/// The rule of this name; otherwise what is wrong with the name, and which one was probably meant.
/// A person copies what stands in a report, `error[no-accounts]`.
///
/// # Errors
/// If no rule is called so.
pub fn rule_named(name: &str) -> Result<&'static Rule, String> {
    let bracketed = name.split_once('[').and_then(|(_, behind)| behind.split_once(']'));
    let name = bracketed.map_or(name, |(within, _)| within);
    if let Some(rule) = Rule::find(name) {
        return Ok(rule);
    }
    if let Some(problem) = Problem::ALL.iter().find(|problem| problem.code() == name) {
        let message = problem.message();
        return Err(format!(
            "{name} is no rule: it says why an input could not be read. {message}"
        ));
    }
    Err(match crate::model::nearest(name, RULES.iter().map(|rule| rule.name)) {
        Some(near) => format!("there is no such rule; did you mean {near}?"),
        None => "there is no such rule; backup-lint rules lists them".to_owned(),
    })
}
