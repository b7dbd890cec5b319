//! Why no document can show whether a sentence was kept.

use super::sentences::{Marker, Sentence};
use crate::support;

const LIST: &str = "tests/spec/no_vector.txt";

/// The reason of each sentence that the list names, in its sequence.
pub fn reasons() -> Vec<(String, String)> {
    let mut reason = String::new();
    let mut all = Vec::new();
    for line in support::read(LIST).lines().filter(|line| !line.is_empty()) {
        if let Some(next) = line.strip_prefix("= ") {
            next.clone_into(&mut reason);
        } else if !line.starts_with('#') {
            all.push((line.to_owned(), reason.clone()));
        }
    }
    all
}

/// The reason of a sentence, if it has one.
pub fn reason_of<'r>(reasons: &'r [(String, String)], sentence: &Sentence) -> Option<&'r str> {
    let named = reasons.iter().find(|(text, _)| *text == sentence.text);
    named.map(|(_, reason)| reason.as_str())
}

/// What is in one place and not in the other: a sentence that is marked has one reason, and a
/// reason belongs to a sentence that is marked.
pub fn wrong(sentences: &[(Sentence, Marker)]) -> Vec<String> {
    let reasons = reasons();
    let marked = sentences.iter().filter(|(_, marker)| matches!(marker, Marker::NoVector));
    let marked: Vec<&Sentence> = marked.map(|(sentence, _)| sentence).collect();
    let count = |text: &str| reasons.iter().filter(|(named, _)| named == text).count();
    let unexplained = marked.iter().filter(|sentence| count(&sentence.text) != 1);
    let mut wrong: Vec<String> = unexplained
        .map(|sentence| {
            format!("{} stands {} times in {LIST}", sentence.title(), count(&sentence.text))
        })
        .collect();
    let is_lost = |text: &String| marked.iter().all(|sentence| sentence.text != *text);
    let lost = reasons.iter().filter(|(text, _)| is_lost(text));
    wrong.extend(lost.map(|(text, _)| format!("{LIST} explains what is no such sentence: {text}")));
    wrong.extend(
        reasons
            .iter()
            .filter(|(_, reason)| reason.is_empty())
            .map(|(text, _)| format!("no reason: {text}")),
    );
    wrong
}
