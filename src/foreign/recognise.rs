//! How each format is told.

use super::Foreign;
use crate::syntax::{Node, Value};

/// Whose text this is, where it is no JSON.
pub fn of_text(bytes: &[u8]) -> Option<Foreign> {
    let text = bytes.trim_ascii_start();
    [
        (&b"otpauth-migration://"[..], Foreign::GoogleMigration),
        (b"otpauth://", Foreign::OtpAuth),
        (b"HBEGIN:", Foreign::NextcloudEncrypted),
        (b"PK\x03\x04", Foreign::Zip),
    ]
    .into_iter()
    .find_map(|(start, foreign)| text.starts_with(start).then_some(foreign))
}

/// Whose document this is.
pub fn of_tree(root: &Node) -> Option<Foreign> {
    match &root.value {
        Value::Object(_) => of_object(root),
        Value::Array(elements) => elements.first().and_then(of_element),
        Value::String(text) => of_text(text.as_bytes()),
        _ => None,
    }
}

fn has(node: &Node, names: &[&str]) -> bool {
    names.iter().all(|name| node.member(name).is_some())
}

fn of_object(root: &Node) -> Option<Foreign> {
    let known: [(&[&str], Foreign); 11] = [
        (&["db", "header"], Foreign::Aegis),
        (&["services", "schemaVersion"], Foreign::TwoFas),
        (&["servicesEncrypted"], Foreign::TwoFas),
        (&["Authenticators"], Foreign::Stratum),
        (&["tokens", "tokenOrder"], Foreign::FreeOtpPlus),
        (&["encKeyValidation_DO_NOT_EDIT"], Foreign::BitwardenEncrypted),
        (&["encrypted", "items"], Foreign::Bitwarden),
        (&["kdfParams", "encryptedData"], Foreign::EnteEncrypted),
        (&["encryptedData", "encryptionNonce"], Foreign::EnteEncrypted),
        (&["exporterRpId", "accounts"], Foreign::Cxf),
        (&["exporterDisplayName", "accounts"], Foreign::Cxf),
    ];
    // Many programs have entries; an entry with content is Proton's.
    let first = root.member("entries").and_then(|entries| entries.node.elements().first());
    let is_proton = first.is_some_and(|entry| has(entry, &["content"]));
    known
        .into_iter()
        .find_map(|(names, foreign)| has(root, names).then_some(foreign))
        .or(is_proton.then_some(Foreign::Proton))
}

fn of_element(element: &Node) -> Option<Foreign> {
    let known: [(&[&str], Foreign); 4] = [
        (&["secret", "thumbnail"], Foreign::AndOtp),
        (&["secret", "used_frequency"], Foreign::AndOtp),
        (&["secret", "iconType", "kind"], Foreign::Raivo),
        (&["secret", "pinned", "timer"], Foreign::Raivo),
    ];
    match &element.value {
        Value::String(text) => of_text(text.as_bytes()),
        _ => known.into_iter().find_map(|(names, foreign)| has(element, names).then_some(foreign)),
    }
}
