//! No two dimensions of a document multiply: what both together cost is what each adds alone.

#![allow(clippy::format_collect)]

use backup_lint::unstable::MAX_BYTES;
use backup_lint::{Options, check};

use super::counting::{Counts, counted};
use crate::support;

/// What a document can have more of.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
enum Dimension {
    Members,
    Accounts,
    Findings,
    Depth,
    Names,
}
use Dimension::{Accounts, Depth, Findings, Members, Names};

const ALL: [Dimension; 5] = [Members, Accounts, Findings, Depth, Names];

/// Where members stand that are not of the format: always before all that is.
#[derive(Clone, Copy, Debug)]
enum Within {
    Root,
    Account,
    Credential,
    Settings,
}

const EVERYWHERE: [Within; 4] =
    [Within::Root, Within::Account, Within::Credential, Within::Settings];

/// So many units of a dimension, as members of an object.
fn members(of: Dimension, units: usize) -> String {
    match of {
        Members => (0..units * 12_000).map(|n| format!("\"x{n}\":0,")).collect(),
        Accounts => String::new(),
        Findings => "\"y\":0,".repeat(units * 6_000),
        Depth => {
            let tower = format!("{}0{},", "[".repeat(9), "]".repeat(9));
            format!("\"d\":[{}0],", tower.repeat(units * 2_000))
        }
        Names => (0..units * 8).map(|n| format!("\"{n}{}\":0,", "z".repeat(5_000))).collect(),
    }
}

/// A document with so many units of two dimensions.
fn document(both: [(Dimension, usize); 2], within: Within) -> Vec<u8> {
    let units = |of| both.iter().find(|(dimension, _)| *dimension == of).map_or(0, |two| two.1);
    let here: String = both.iter().map(|(of, units)| members(*of, *units)).collect();
    let of = |place| {
        if std::mem::discriminant(&place) == std::mem::discriminant(&within) {
            here.as_str()
        } else {
            ""
        }
    };
    let id = |n: usize| format!("\"4a243669-1d2e-476c-98ec-{n:012x}\"");
    let account = |n: usize| {
        let (account, credential) =
            if n == 0 { (of(Within::Account), of(Within::Credential)) } else { ("", "") };
        format!(
            "{{{account}\"id\":{},\"type\":\"work-or-school\",\"label\":\"a\",\"credential\":{{{credential}\"kind\":\"totp\",\"secret\":\"AAAAAAAA\",\"algorithm\":\"sha1\",\"digits\":6,\"period\":30}}}}",
            id(n / 2)
        )
    };
    let join = |list: Vec<String>| list.join(",");
    let accounts = join((0..=units(Accounts) * 127).map(account).collect());
    let order = join((0..=units(Findings) * 127).map(|n| id(1_000 + n / 2)).collect());
    let text =
        String::from_utf8(support::bytes("fixtures/1.0/valid/ios-three-accounts.json")).unwrap();
    let mut document: serde_json::Value = serde_json::from_str(&text).unwrap();
    let settings = document["settings"].take().to_string();
    let rest = document.as_object_mut().unwrap();
    for name in ["accounts", "order", "settings"] {
        rest.remove(name);
    }
    let rest = document.to_string();
    format!(
        "{{{}\"accounts\":[{accounts}],\"order\":[{order}],\"settings\":{{{}{},{}",
        of(Within::Root),
        of(Within::Settings),
        &settings[1..],
        &rest[1..]
    )
    .into_bytes()
}

/// What a check of it takes.
fn work(both: [(Dimension, usize); 2], within: Within) -> Counts {
    let text = document(both, within);
    assert!(text.len() <= MAX_BYTES, "{both:?} has {} bytes", text.len());
    let options = Options::new().with_all_findings();
    counted(|| drop(check(&text, &options)))
}

#[test]
fn no_two_dimensions_multiply() {
    let mut most = (0, String::new());
    for (i, a) in ALL.iter().enumerate() {
        for b in &ALL[i + 1..] {
            for within in EVERYWHERE {
                let of = |m, n| work([(*a, m), (*b, n)], within);
                let (one, two) = (of(1, 1), of(2, 2));
                let (left, right) = (of(2, 1), of(1, 2));
                // A vector that doubles makes the bytes jump: of them twice the text is the measure.
                assert!(
                    two.total <= one.total * 5 / 2 + (1 << 20),
                    "{a:?} and {b:?} in {within:?}: {} and {} bytes",
                    one.total,
                    two.total
                );
                for (what, of, constant) in [
                    ("allocations", (|counts| counts.calls) as fn(&Counts) -> usize, 2_000),
                    ("steps", |counts| counts.steps, 50_000),
                ] {
                    let (together, alone) = (of(&one) + of(&two), of(&left) + of(&right));
                    assert!(
                        together <= alone + alone / 20 + constant,
                        "{a:?} and {b:?} in {within:?}: {together} {what} together, {alone} alone"
                    );
                    if what == "steps" && alone > 0 {
                        let name = format!("{a:?} and {b:?} in {within:?}");
                        most = most.max((1_000 * together / alone, name));
                    }
                }
            }
        }
    }
    println!("the most: {} thousandths of what each adds alone, for {}", most.0, most.1);
}
