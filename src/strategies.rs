//! Strategies for property tests of whoever writes or reads backups (feature `proptest`).
//!
//! [`envelope`] gives backups without any finding: whoever reads one must take it, and break one
//! thing of it to see what a reader does then.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::strategy::Union;

use crate::Draft;
use crate::model::{
    Account, AccountType, Algorithm, AppVersion, Counter, Credential, Digits, Envelope, Generation,
    Hotp, Id, Identifier, Kind, NameOnly, OmittedAccounts, Period, Platform, SecretText, Settings,
    Text, Theme, Timestamp, Totp,
};

/// A random identifier of a backup or an account.
pub fn id() -> impl Strategy<Value = Id> {
    "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
        .prop_filter_map("an id", |text| Id::new(&text).ok())
}

/// A provider's immutable identifier.
pub fn identifier() -> impl Strategy<Value = Identifier> {
    "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
        .prop_filter_map("an identifier", |text| text.parse().ok())
}

/// A time of writing, before 2026.
pub fn timestamp() -> impl Strategy<Value = Timestamp> {
    let parts = (1970..2026_u32, 1..=12_u32, 1..=28_u32, 0..24_u32, 0..60_u32, 0..60_u32);
    parts.prop_filter_map("a timestamp", |(year, month, day, hour, minute, second)| {
        let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z");
        Timestamp::new(&text).ok()
    })
}

/// A version of an app.
pub fn app_version() -> impl Strategy<Value = AppVersion> {
    "[0-9]{1,9}(\\.[0-9]{1,9}){1,3}"
        .prop_filter_map("a version", |text| AppVersion::new(&text).ok())
}

/// An issuer or a label with no finding: many scripts, quotes, backslashes, emoji.
pub fn text() -> impl Strategy<Value = Text> {
    let inner = "[A-Za-z0-9@._+&/=<>'\"\\\\ äßçñéΩжשلآ漢字한글ก👍🏽🇨🇭-]{0,30}";
    let name = ("[A-Za-zÄжש漢]", inner, "[0-9a-zé字👍]").prop_map(|(a, b, c)| a + &b + &c);
    let long = "[a-z😀]{256}";
    prop_oneof![20 => name, 1 => long.prop_map(String::from)]
        .prop_filter_map("a text", |text: String| Text::new(&text).ok())
}

/// A secret of 128 to 2,560 bits.
pub fn secret() -> impl Strategy<Value = SecretText> {
    prop_oneof![10 => vec(any::<u8>(), 16..=64), 1 => vec(any::<u8>(), 65..=320)]
        .prop_filter_map("a secret", |octets| SecretText::from_octets(&octets).ok())
}

/// A credential of this kind.
pub fn credential(kind: Kind) -> BoxedStrategy<Credential> {
    let algorithm = select(Algorithm::ALL);
    let digits = (6..=8_u64).prop_filter_map("digits", |number| Digits::new(number).ok());
    match kind {
        Kind::Totp => (secret(), algorithm, digits, select(&[30, 60_u64][..]))
            .prop_filter_map("a period", |(secret, algorithm, digits, period)| {
                Some(Credential::Totp(Totp::new(
                    secret,
                    algorithm,
                    digits,
                    Period::new(period).ok()?,
                )))
            })
            .boxed(),
        Kind::Hotp => (secret(), algorithm, digits, 0..=Counter::MAX.get())
            .prop_filter_map("a counter", |(secret, algorithm, digits, counter)| {
                Some(Credential::Hotp(Hotp::new(
                    secret,
                    algorithm,
                    digits,
                    Counter::new(counter).ok()?,
                )))
            })
            .boxed(),
        Kind::NameOnly => Just(Credential::NameOnly(NameOnly::new())).boxed(),
    }
}

/// An account of this type, with a credential that it can have.
pub fn account(account_type: AccountType) -> impl Strategy<Value = Account> {
    let credentials = Union::new(account_type.kinds().iter().map(|kind| credential(*kind)));
    (id(), proptest::option::of(text()), text(), credentials).prop_map(
        move |(id, issuer, label, credential)| Account {
            id,
            r#type: account_type,
            issuer,
            label,
            credential,
        },
    )
}

/// Settings of a platform.
pub fn settings(platform: Platform) -> impl Strategy<Value = Settings> {
    let maybe = || proptest::option::of(any::<bool>());
    let theme = proptest::option::of(select(Theme::ALL));
    (maybe(), maybe(), maybe(), theme, maybe()).prop_map(
        move |(app_lock, hide_codes, usage_data, theme, own)| Settings {
            cloud_backup: true,
            app_lock,
            hide_codes,
            usage_data,
            theme,
            screen_capture: own.filter(|_| platform == Platform::Android),
            app_switcher_blur: own.filter(|_| platform == Platform::Ios),
        },
    )
}

/// A draft with one to three accounts, of one type each, in any order.
pub fn draft() -> impl Strategy<Value = Draft> {
    let types = subsequence(AccountType::ALL, 1..=3).prop_shuffle();
    (select(Platform::ALL), types, app_version())
        .prop_flat_map(|(platform, types, app_version)| {
            let accounts: Vec<_> = types.into_iter().map(account).collect();
            (Just(platform), Just(app_version), accounts, settings(platform), any::<Index>())
        })
        .prop_map(|(platform, app_version, accounts, settings, turn)| {
            let mut order: Vec<Id> = accounts.iter().map(|account| account.id.clone()).collect();
            order.rotate_left(turn.index(accounts.len()));
            Draft {
                platform,
                app_version,
                accounts,
                omitted_accounts: OmittedAccounts::MIN,
                order,
                settings,
            }
        })
}

/// A backup without any finding, of any generation.
pub fn envelope() -> impl Strategy<Value = Envelope> {
    let generation = prop_oneof![1..100_u64, 1..=Generation::MAX.get()]
        .prop_filter_map("a generation", |number| Generation::new(number).ok());
    (draft(), id(), identifier(), timestamp(), generation).prop_filter_map(
        "a backup without findings",
        |(draft, id, identifier, written_at, generation)| {
            let mut envelope = draft.fresh(id, &identifier, written_at).ok()?;
            envelope.generation = generation;
            envelope.checksum = envelope.computed_checksum();
            let report = crate::check(&envelope.to_json(), &crate::Options::default());
            report.findings.is_empty().then_some(envelope)
        },
    )
}
