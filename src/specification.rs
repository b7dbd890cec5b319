//! The files of the specification that are part of the library.

/// The text of a file of the specification of format 1.0.
macro_rules! specification {
    ($($path:tt)*) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/spec/1.0/", $($path)*))
    };
}
pub(crate) use specification;
