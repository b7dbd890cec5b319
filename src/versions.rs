//! What a version of the format is made of. A document says which one it is; what is judged, shown
//! and explained of it follows from here.

use crate::model::{EnvelopeMembers, Model as _, Shape, Version};
use crate::rules::{RULES, Rule};

/// A version of the format.
#[derive(Debug)]
pub struct FormatVersion {
    /// What stands in a document's `version`.
    pub name: &'static str,
    /// Its declarations.
    pub envelope: Shape,
    /// Its rules, each with its page.
    pub rules: &'static [&'static Rule],
    /// Its JSON Schema: what is committed, and what the teams hold their files to.
    #[cfg(feature = "cli")]
    pub schema: &'static str,
    /// A schema for generators of types, which is not normative.
    #[cfg(feature = "cli")]
    pub types_schema: &'static str,
}

/// Version 1.0.
pub static V1_0: FormatVersion = FormatVersion {
    name: Version::V1_0.as_str(),
    envelope: EnvelopeMembers::SHAPE,
    rules: RULES,
    #[cfg(feature = "cli")]
    schema: crate::specification::specification!("envelope.schema.json"),
    #[cfg(feature = "cli")]
    types_schema: crate::specification::specification!("envelope.types.schema.json"),
};

/// Every version that is known here.
pub static VERSIONS: &[&FormatVersion] = &[&V1_0];

/// The version of this name.
pub(crate) fn find(name: &str) -> Option<&'static FormatVersion> {
    VERSIONS.iter().copied().find(|version| version.name == name)
}
