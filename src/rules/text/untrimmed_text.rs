//! `untrimmed-text`: a name that begins or ends with a space.

use crate::model::Wording;
use crate::rules::{Character, Saying, Scope, rule};

rule!("untrimmed-text", Text, Warning, Scope::Text(run));

fn run(text: &str) -> Option<Saying> {
    let ends = [(true, text.chars().next()), (false, text.chars().next_back())];
    ends.into_iter().find_map(|(is_first, code_point)| {
        let code_point = code_point?;
        let name = name(code_point)?;
        let number = if is_first { 1 } else { text.chars().count() };
        Some(Saying::Character(says, Character { number, code_point, name }))
    })
}

fn says(character: Character) -> Wording {
    Wording::new(
        format!("the text begins or ends with a space: {character}"),
        "a space at its edge",
        "trim names when they are entered or read from a code, not when they are shown",
    )
}

/// What a space is.
fn name(c: char) -> Option<&'static str> {
    Some(match c {
        ' ' => "a space",
        '\u{a0}' | '\u{202f}' => "a no-break space",
        '\u{1680}' => "an Ogham space mark",
        '\u{2000}'..='\u{200a}' => "a typographic space",
        '\u{205f}' => "a mathematical space",
        '\u{3000}' => "an ideographic space",
        _ => return None,
    })
}
