//! Formats other than JSON: what is written comes back, and nothing that they hand over is quoted.

use backup_lint::Envelope;
use backup_lint::model::{Account, Digits, NameOnly, SecretText, Settings, Text};
use backup_lint::strategies;
use proptest::prelude::*;
use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};

/// What each format writes, and what it reads of that.
fn through(envelope: &Envelope) -> [(&'static str, Result<Envelope, String>); 3] {
    let mut cbor = Vec::new();
    ciborium::into_writer(envelope, &mut cbor).unwrap();
    let message_pack = rmp_serde::to_vec_named(envelope).unwrap();
    let yaml = serde_norway::to_string(envelope).unwrap();
    [
        ("CBOR", ciborium::from_reader(cbor.as_slice()).map_err(|error| error.to_string())),
        ("MessagePack", rmp_serde::from_slice(&message_pack).map_err(|error| error.to_string())),
        ("YAML", serde_norway::from_str(&yaml).map_err(|error| error.to_string())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn other_formats_give_back_what_they_were_given(envelope in strategies::envelope()) {
        for (format, back) in through(&envelope) {
            prop_assert!(back.is_ok_and(|back| back == envelope), "{format} changes it");
        }
    }

    /// The length stands before each map; what does not describe itself is not read.
    #[test]
    fn what_does_not_describe_itself_is_written_and_not_read(envelope in strategies::envelope()) {
        let written = postcard::to_allocvec(&envelope).map_err(|error| error.to_string());
        let written = written.map_err(TestCaseError::fail)?;
        prop_assert!(postcard::from_bytes::<Envelope>(&written).is_err(), "it was read");
    }
}

const CANARY: u64 = 7_269_248_195_537;

/// Whatever a deserializer can hand over, with the canary in it.
#[derive(Clone, Copy, Debug)]
enum Given {
    Bool,
    I8,
    I16,
    I32,
    I64,
    I128,
    U8,
    U16,
    U32,
    U64,
    U128,
    F32,
    F64,
    Char,
    Str,
    BorrowedStr,
    String,
    Bytes,
    BorrowedBytes,
    ByteBuf,
    None,
    Some,
    Unit,
    Newtype,
    Seq,
    Map,
    Enum,
}
use Given::{
    BorrowedBytes, BorrowedStr, ByteBuf, Bytes, Char, Enum, F32, F64, I8, I16, I32, I64, I128, Map,
    Newtype, Seq, Str, String as Owned, U8, U16, U32, U64, U128, Unit,
};

const ALL: [Given; 27] = [
    Given::Bool,
    I8,
    I16,
    I32,
    I64,
    I128,
    U8,
    U16,
    U32,
    U64,
    U128,
    F32,
    F64,
    Char,
    Str,
    BorrowedStr,
    Owned,
    Bytes,
    BorrowedBytes,
    ByteBuf,
    Given::None,
    Given::Some,
    Unit,
    Newtype,
    Seq,
    Map,
    Enum,
];

/// How each of them could show.
const SHOWN: [&str; 12] = [
    "true",
    "-101",
    "-30101",
    "-19537",
    "7269248195537",
    "201",
    "60101",
    "95537",
    "726924",
    "\u{17d}",
    "Q7ZK2M4X",
    "81, 55",
];
const TEXT: &str = "Q7ZK2M4XW9PLTR55";

impl<'de> Deserializer<'de> for Given {
    type Error = Error;

    #[allow(clippy::cast_precision_loss)]
    fn deserialize_any<V: Visitor<'de>>(self, to: V) -> Result<V::Value, Error> {
        match self {
            Given::Bool => to.visit_bool(true),
            I8 => to.visit_i8(-101),
            I16 => to.visit_i16(-30_101),
            I32 => to.visit_i32(-19_537),
            I64 => to.visit_i64(-7_269_248_195_537),
            I128 => to.visit_i128(i128::from(CANARY) << 64),
            U8 => to.visit_u8(201),
            U16 => to.visit_u16(60_101),
            U32 => to.visit_u32(95_537),
            U64 => to.visit_u64(CANARY),
            U128 => to.visit_u128(u128::from(CANARY)),
            F32 => to.visit_f32(726_924.5),
            F64 => to.visit_f64(CANARY as f64),
            Char => to.visit_char('\u{17d}'),
            Str => to.visit_str(TEXT),
            BorrowedStr => to.visit_borrowed_str(TEXT),
            Owned => to.visit_string(TEXT.to_owned()),
            Bytes => to.visit_bytes(TEXT.as_bytes()),
            BorrowedBytes => to.visit_borrowed_bytes(TEXT.as_bytes()),
            ByteBuf => to.visit_byte_buf(TEXT.as_bytes().to_vec()),
            Given::None => to.visit_none(),
            Given::Some => to.visit_some(U64),
            Unit => to.visit_unit(),
            Newtype => to.visit_newtype_struct(U64),
            Seq => to.visit_seq(SeqDeserializer::new([U64, Str].into_iter())),
            Map => to.visit_map(MapDeserializer::new([(Str, U64)].into_iter())),
            Enum => to.visit_enum(serde::de::value::MapAccessDeserializer::new(
                MapDeserializer::new([(Str, U64)].into_iter()),
            )),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

impl IntoDeserializer<'_, Error> for Given {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

fn silent<'de, T: Deserialize<'de>>(what: &str, from: impl Deserializer<'de, Error = Error>) {
    let Err(error) = T::deserialize(from) else { return };
    let error = error.to_string();
    // Numbers of the specification are not the text's.
    let said = error.replace("256", "");
    assert!(!SHOWN.iter().any(|shown| said.contains(shown)), "{what}: its error shows the text");
    assert!(error.starts_with(|c: char| c.is_ascii_lowercase()), "{what}: no rule begins it");
    assert!(!error.contains("invalid type"), "{what}: serde's own words");
    let rule = error.split([' ', ':']).next().unwrap();
    assert!(backup_lint::RULES.iter().any(|known| known.name == rule), "{what}: {rule}");
}

/// Nothing that is handed over shows, whatever it is, whatever was wanted, and also as a name.
#[test]
fn no_error_quotes_what_was_handed_over() {
    for given in ALL {
        for (what, name, value) in [("a value", Str, given), ("a name", given, U64)] {
            let what = format!("{given:?} as {what}");
            let map = || MapDeserializer::new([(name, value)].into_iter());
            silent::<Envelope>(&what, map());
            silent::<Account>(&what, map());
            silent::<NameOnly>(&what, map());
            silent::<Settings>(&what, map());
        }
        let what = format!("{given:?} alone");
        silent::<SecretText>(&what, given);
        silent::<Text>(&what, given);
        silent::<Digits>(&what, given);
        silent::<Envelope>(&what, given);
        silent::<bool>(&what, Given::Bool);
    }
}

/// A string is a name, and whatever else stands there is said to be none.
#[test]
fn a_name_is_a_string() {
    for given in ALL {
        let map = MapDeserializer::new([(given, U64)].into_iter());
        let error = Envelope::deserialize(map).unwrap_err().to_string();
        let is_string = matches!(given, Char | Str | BorrowedStr | Owned);
        let is_refused = error.contains("expected a string for the name of a member");
        assert!(is_refused != is_string, "{given:?} as a name");
    }
}

/// A member that is true or false takes nothing else, and the error says where.
#[test]
fn a_value_of_another_type_is_one_whatever_hands_it_over() {
    for given in ALL.into_iter().filter(|given| !matches!(given, Given::Bool)) {
        let map = MapDeserializer::new([("cloudBackup", given)].into_iter());
        let error = Settings::deserialize(map).unwrap_err().to_string();
        // What an enum is, JSON cannot say; it is refused before anything is read.
        let place = if matches!(given, Enum) { "" } else { " at /cloudBackup" };
        let begins = format!("wrong-type{place}: expected ");
        assert!(error.starts_with(&begins), "{given:?} as a value");
    }
}

/// A secret as a number of more than 64 bits: its integer is wide in CBOR, and was in the error.
#[test]
fn a_wide_integer_for_a_secret_does_not_show() {
    use ciborium::Value;
    let text = |text: &str| Value::Text(text.to_owned());
    let totp = |name: Value, value: Value| {
        let mut bytes = Vec::new();
        let map = Value::Map(vec![(text("kind"), text("totp")), (name, value)]);
        ciborium::into_writer(&map, &mut bytes).unwrap();
        let read = ciborium::from_reader::<backup_lint::model::Totp, _>(bytes.as_slice());
        read.unwrap_err().to_string()
    };
    let wide = || Value::Integer(u64::MAX.into());
    let big = || Value::Tag(2, Box::new(Value::Bytes(TEXT.as_bytes().to_vec())));
    for (name, value, rule) in [
        (text("secret"), wide(), "wrong-type at /secret: expected a string, found a number"),
        (text("secret"), big(), "wrong-type at /secret: expected a string, found a number"),
        (wide(), Value::Null, "wrong-type: expected a string for the name of a member"),
        (big(), Value::Null, "wrong-type: expected a string for the name of a member"),
        (
            text("secret"),
            Value::Bytes(TEXT.as_bytes().to_vec()),
            "wrong-type at /secret: expected a value that JSON has",
        ),
    ] {
        let error = totp(name, value);
        assert!(error.contains(rule), "{rule}: the error is another one");
        let digits = u128::from_be_bytes(*TEXT.as_bytes().first_chunk().unwrap()).to_string();
        let shows = [&digits, "18446744073709551615"].iter().any(|shown| error.contains(*shown));
        assert!(!shows, "{rule}: the error shows the text");
    }
}
