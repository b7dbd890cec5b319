//! A backup that is whole.

use zeroize::Zeroizing;

use super::canonical;
use super::envelope::{Checksum, ChecksumAlgorithm, Digest, EnvelopeMembers};
use super::source::Model as _;

/// One backup that is whole: its structure is right, and its checksum is its own. What is written
/// is one, and what is read and is not damaged. Its members are read as fields and cannot be
/// changed: the checksum would not follow. A new one is made by [`Draft`](crate::Draft), which
/// refuses what has an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope(EnvelopeMembers);

impl std::ops::Deref for Envelope {
    type Target = EnvelopeMembers;

    fn deref(&self) -> &EnvelopeMembers {
        &self.0
    }
}

impl Envelope {
    /// These members, with the checksum that belongs to them.
    pub(crate) fn sealed(mut members: EnvelopeMembers) -> Self {
        members.checksum = members.computed_checksum();
        Envelope(members)
    }

    /// These members, if their checksum belongs to them. If not they are damaged.
    pub(crate) fn verified(members: EnvelopeMembers) -> Result<Self, Box<EnvelopeMembers>> {
        if members.checksum == members.computed_checksum() {
            Ok(Envelope(members))
        } else {
            Err(Box::new(members))
        }
    }

    /// The RFC 8785 form: the bytes to store. They hold the secrets, and are yours to wipe; no other
    /// copy is left behind.
    pub fn to_json(&self) -> Vec<u8> {
        std::mem::take(&mut *self.written())
    }
}

impl EnvelopeMembers {
    /// The RFC 8785 form, wiped when it is dropped.
    pub(crate) fn written(&self) -> Zeroizing<Vec<u8>> {
        self.parts().written()
    }

    fn computed_checksum(&self) -> Checksum {
        let digits = self.parts().computed_checksum();
        Checksum {
            algorithm: ChecksumAlgorithm::Sha256,
            digest: Digest::from_computed(canonical::digits(&digits)),
        }
    }
}

impl serde::Serialize for Envelope {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// Refuses what is damaged, as [`Envelope::parse`] does.
impl<'de> serde::Deserialize<'de> for Envelope {
    fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let members = super::serde::deserialize(source)?;
        Envelope::verified(members).map_err(|_| {
            let why = "the checksum is not that of the document";
            serde::de::Error::custom(format!("checksum-mismatch at /checksum/digest: {why}"))
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Envelope {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Envelope".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        EnvelopeMembers::json_schema(generator)
    }
}
