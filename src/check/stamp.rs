//! What is worked out of a document that is whole: its canonical form, its checksum, and the
//! document with the checksum that belongs to it.

use zeroize::Zeroizing;

use super::{Judged, Options, Parsed, Report};
use crate::model::{EnvelopeParts, digits};
use crate::rules::{Level, Stage};

/// What keeps it from being worked out.
pub type Refused = Box<Report>;

fn of_whole<T>(
    bytes: &[u8],
    work: impl FnOnce(&Judged, &EnvelopeParts) -> Option<T>,
) -> Result<T, Refused> {
    let parsed = Parsed::new(bytes);
    let options = Options::default();
    let judged = Judged::new(&parsed, &options);
    let worked_out = judged.whole().and_then(|parts| work(&judged, parts));
    worked_out.ok_or_else(|| Box::new(judged.report()))
}

/// The RFC 8785 form, with `checksum` as it stands there.
///
/// # Errors
/// If the document has a finding of syntax, version or structure.
pub fn canonical(bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, Refused> {
    of_whole(bytes, |_, parts| Some(parts.written()))
}

/// The RFC 8785 form without `checksum`: what the checksum is of.
///
/// # Errors
/// As [`canonical`].
pub fn payload(bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, Refused> {
    of_whole(bytes, |_, parts| Some(parts.written_without_checksum()))
}

/// The checksum that belongs to the document, in hexadecimal digits, whatever stands there.
///
/// # Errors
/// As [`canonical`].
pub fn checksum(bytes: &[u8]) -> Result<String, Refused> {
    of_whole(bytes, |_, parts| Some(digits(&parts.computed_checksum()).to_owned()))
}

/// The document with the checksum that belongs to it, and otherwise byte for byte as it was.
///
/// # Errors
/// If it has another error than `checksum-mismatch`: a right checksum would only hide it.
pub fn stamp(bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, Refused> {
    of_whole(bytes, |judged, parts| {
        let other_error = judged
            .findings
            .rules()
            .any(|rule| rule.level == Level::Error && rule.stage != Stage::Checksum);
        if other_error {
            return None;
        }
        let digest = judged.parsed.tree()?.member("checksum")?.node.member("digest")?;
        let place = digest.node.span;
        let (before, behind) = (bytes.get(..place.start)?, bytes.get(place.end..)?);
        let digest = format!("\"{}\"", digits(&parts.computed_checksum()));
        Some(Zeroizing::new([before, digest.as_bytes(), behind].concat()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BACKUP: &str = include_str!("../../fixtures/1.0/valid/ios-three-accounts.json");

    fn digest() -> &'static str {
        BACKUP.rsplit('"').nth(1).unwrap_or_default()
    }

    #[test]
    fn a_stamped_document_differs_in_its_digest_and_nowhere_else() {
        let wrong = BACKUP.replace(digest(), &"0".repeat(64));
        assert_ne!(wrong, BACKUP);
        for text in [wrong.as_str(), BACKUP] {
            assert_eq!(stamp(text.as_bytes()).as_deref().map(Vec::as_slice), Ok(BACKUP.as_bytes()));
        }
        assert_eq!(checksum(wrong.as_bytes()).as_deref(), Ok(digest()));
    }

    #[test]
    fn another_error_is_not_painted_over() {
        let storage = BACKUP.replace("\"icloud\"", "\"microsoft-cloud\"");
        let rules = |refused: Refused| {
            refused.findings.iter().map(|finding| finding.rule.name).collect::<Vec<_>>()
        };
        let refused = stamp(storage.as_bytes()).map(drop).map_err(rules);
        assert_eq!(refused, Err(vec!["storage-mismatch", "checksum-mismatch"]));
        // Its form is right all the same, and can be shown.
        assert!(canonical(storage.as_bytes()).is_ok());
        assert!(payload(b"{}").is_err());
    }
}
