//! The files of the specification that are part of the library.

/// Where format 1.0 is specified, in the repository.
macro_rules! folder {
    () => {
        "spec/1.0/"
    };
}
pub(crate) use folder;

/// The text of a file of the specification of format 1.0.
macro_rules! specification {
    ($($path:tt)*) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/",
            $crate::specification::folder!(),
            $($path)*
        ))
    };
}
pub(crate) use specification;
