//! Backups that are made of the fuzzer's bytes, choice by choice: written, read, and found valid.

use arbitrary::{Error, Result, Unstructured};
use backup_lint::check::{Options, Verdict, check};
use backup_lint::model::{
    Account, AccountType, Algorithm, AppVersion, Counter, Credential, Digits, Envelope, Hotp, Id,
    Identifier, Kind, NameOnly, OmittedAccounts, Period, Platform, SecretText, Settings, Text,
    Theme, Timestamp, Totp,
};
use backup_lint::{Draft, Level, Refusal};

pub fn hold(data: &[u8]) {
    let Ok(envelope) = envelope(&mut Unstructured::new(data)) else { return };
    let bytes = envelope.to_json();
    let verdict = check(&bytes, &Options::default()).verdict;
    assert!(verdict == Verdict::Valid, "what is written is not valid");
    assert!(Envelope::parse(&bytes).is_ok_and(|read| read == envelope), "reading changes it");
    let through: Envelope =
        serde_json::from_slice(&serde_json::to_vec(&envelope).expect("it can be written"))
            .expect("it can be read");
    assert!(through == envelope, "serde changes it");
    assert!(
        super::schema_agrees::SCHEMA.is_valid(&serde_json::from_slice(&bytes).expect("it is JSON")),
        "the schema refuses it"
    );
}

/// A backup of whatever bytes: every choice has an answer, and only a text can have one that no
/// backup holds.
pub fn envelope(bytes: &mut Unstructured<'_>) -> Result<Envelope> {
    let platform = *bytes.choose(Platform::ALL)?;
    let mut accounts = Vec::new();
    for (number, account_type) in AccountType::ALL.iter().enumerate() {
        // A backup of no account is none.
        if accounts.is_empty() && number + 1 == AccountType::ALL.len() || bytes.arbitrary()? {
            accounts.push(account(bytes, number, *account_type)?);
        }
    }
    let mut order: Vec<Id> = accounts.iter().map(|account| account.id.clone()).collect();
    order.rotate_left(bytes.choose_index(accounts.len())?);
    let numbers = |bytes: &mut Unstructured<'_>| bytes.int_in_range(0..=999_999_999_u32);
    let version = format!("{}.{}", numbers(bytes)?, numbers(bytes)?);
    let draft = Draft {
        platform,
        app_version: AppVersion::new(&version).expect("it has two numbers"),
        accounts,
        omitted_accounts: OmittedAccounts::new(bytes.int_in_range(0..=64)?)
            .expect("it is in range"),
        order,
        settings: settings(bytes, platform)?,
    };
    let owner: Identifier = uuid(bytes, 8)?.parse().expect("it is an identifier");
    let again = draft.clone();
    let envelope = match draft.fresh(id(bytes, 9)?, &owner, time(bytes)?) {
        Ok(envelope) => envelope,
        Err(Refusal::Invalid(report)) => {
            // Only a text is not chosen from what can be written.
            let mut errors = report.findings.iter().filter(|finding| finding.level == Level::Error);
            assert!(errors.all(|error| error.rule.name == "unsafe-text"), "it can be written");
            return Err(Error::IncorrectFormat);
        }
        Err(refusal) => panic!("it is refused for another reason: {refusal}"),
    };
    // Written once more, unless the time of that is no time after the first.
    let next = if bytes.arbitrary()? { envelope.next(again, time(bytes)?).ok() } else { None };
    Ok(next.unwrap_or(envelope))
}

fn account(
    bytes: &mut Unstructured<'_>,
    number: usize,
    account_type: AccountType,
) -> Result<Account> {
    let issuer = if bytes.arbitrary()? { Some(text(bytes)?) } else { None };
    Ok(Account {
        id: id(bytes, number)?,
        r#type: account_type,
        issuer,
        label: text(bytes)?,
        credential: credential(bytes, account_type)?,
    })
}

fn credential(bytes: &mut Unstructured<'_>, account_type: AccountType) -> Result<Credential> {
    let kind = *bytes.choose(account_type.kinds())?;
    if kind == Kind::NameOnly {
        return Ok(Credential::NameOnly(NameOnly::new()));
    }
    let length = bytes.int_in_range(10..=320)?;
    let octets: Vec<u8> = (0..length).map(|_| bytes.arbitrary()).collect::<Result<_>>()?;
    let secret = SecretText::from_octets(&octets).expect("it has an allowed length");
    let algorithm = *bytes.choose(Algorithm::ALL)?;
    let digits = Digits::new(bytes.int_in_range(6..=8)?).expect("it is in range");
    Ok(match kind {
        Kind::Hotp => {
            let counter = bytes.int_in_range(0..=Counter::MAX.get())?;
            let counter = Counter::new(counter).expect("it is in range");
            Credential::Hotp(Hotp::new(secret, algorithm, digits, counter))
        }
        _ => {
            let period = Period::new(bytes.int_in_range(1..=300)?).expect("it is in range");
            Credential::Totp(Totp::new(secret, algorithm, digits, period))
        }
    })
}

fn settings(bytes: &mut Unstructured<'_>, platform: Platform) -> Result<Settings> {
    let own: Option<bool> = bytes.arbitrary()?;
    let theme = if bytes.arbitrary()? { Some(*bytes.choose(Theme::ALL)?) } else { None };
    Ok(Settings {
        cloud_backup: true,
        app_lock: bytes.arbitrary()?,
        hide_codes: bytes.arbitrary()?,
        usage_data: bytes.arbitrary()?,
        theme,
        screen_capture: own.filter(|_| platform == Platform::Android),
        app_switcher_blur: own.filter(|_| platform == Platform::Ios),
    })
}

/// What the bytes say on one line, where the format takes it.
fn text(bytes: &mut Unstructured<'_>) -> Result<Text> {
    let text: String = bytes.arbitrary::<&str>()?.chars().filter(|c| !c.is_control()).collect();
    Ok(Text::new(&text).unwrap_or_else(|_| Text::new("a label").expect("it is a text")))
}

/// No two of one backup are the same: the number stands in it.
fn id(bytes: &mut Unstructured<'_>, number: usize) -> Result<Id> {
    Ok(Id::new(&uuid(bytes, number)?).expect("it is an id"))
}

fn uuid(bytes: &mut Unstructured<'_>, number: usize) -> Result<String> {
    let [first, second]: [u32; 2] = bytes.arbitrary()?;
    Ok(format!("{first:08x}-000{number}-4000-8000-{second:012x}"))
}

fn time(bytes: &mut Unstructured<'_>) -> Result<Timestamp> {
    let mut next = |most: u32| bytes.int_in_range(0..=most);
    let date = format!("{:04}-{:02}-{:02}", 2000 + next(99)?, 1 + next(11)?, 1 + next(27)?);
    let text = format!("{date}T{:02}:{:02}:{:02}Z", next(23)?, next(59)?, next(59)?);
    Ok(Timestamp::new(&text).expect("it is a time"))
}
