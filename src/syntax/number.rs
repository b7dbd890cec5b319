//! The grammar of numbers (RFC 8259 section 6).

use super::reason::Reason;

/// Why a run of characters that numbers are made of is no number, or `None`.
pub(super) fn number_fault(run: &str) -> Option<Reason> {
    fn digits(text: &str) -> (usize, &str) {
        let n = text.bytes().take_while(u8::is_ascii_digit).count();
        (n, &text[n..])
    }
    let unsigned = run.strip_prefix('-').unwrap_or(run);
    let (whole, mut rest) = digits(unsigned);
    if whole == 0 {
        return Some(match unsigned.bytes().next() {
            None => Reason::LoneMinus,
            Some(b'.') => Reason::DecimalPoint,
            Some(_) => Reason::Number,
        });
    }
    if whole > 1 && unsigned.starts_with('0') {
        return Some(Reason::LeadingZero);
    }
    if let Some(fraction) = rest.strip_prefix('.') {
        let (length, behind) = digits(fraction);
        if length == 0 {
            return Some(Reason::DecimalPoint);
        }
        rest = behind;
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
        let (length, behind) = digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
        if length == 0 {
            return Some(Reason::Exponent);
        }
        rest = behind;
    }
    (!rest.is_empty()).then_some(Reason::Number)
}
