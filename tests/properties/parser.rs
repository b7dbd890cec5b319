//! The parser against `serde_json`: the same documents, the same values.

use backup_lint::strategies;
use proptest::prelude::*;
use serde_json::Value;

use crate::oracles::parse::agree;

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(".{0,6}", inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Text made of what JSON is made of, in any order.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\",
        "\"a\"",
        "\"\\u",
        "d800",
        "\\udbff\\udfff",
        "\\ud83d",
        "\\udc00",
        "\"\\n\"",
        "0",
        "-",
        "1",
        "01",
        ".",
        "e",
        "E+",
        "1.5e-3",
        "true",
        "false",
        "null",
        "nul",
        " ",
        "\n",
        "\t",
        "\r",
        "\u{feff}",
        "\u{0}",
        "\u{7f}",
        "é",
        "😀",
        "'",
        "/*",
        "//",
        "NaN",
    ]);
    prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn on_json_of_any_shape(json in any_json(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&json) } else { serde_json::to_string(&json) };
        agree(&text.unwrap());
    }

    #[test]
    fn on_hostile_text(text in hostile()) {
        agree(&text);
        agree(&format!("[{text}]"));
        agree(&format!("{{\"a\":{text}}}"));
        agree(&format!("\"{text}\""));
    }

    #[test]
    fn on_any_text(text in any::<String>()) {
        agree(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn on_backups_with_a_piece_changed(
        envelope in strategies::envelope(),
        at in any::<prop::sample::Index>(),
        length in 0..4_usize,
        piece in hostile(),
    ) {
        let text = String::from_utf8(envelope.to_json()).unwrap();
        let boundary = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let start = boundary(at.index(text.len()));
        let end = boundary((start + length).min(text.len())).max(start);
        agree(&format!("{}{piece}{}", &text[..start], &text[end..]));
    }
}
