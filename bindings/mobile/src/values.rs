//! What a writer knows, and what a reader gets.

use std::sync::Arc;

use backup_lint::model::{
    self, AppVersion, Counter, Digits, Hotp, Id, NameOnly, OmittedAccounts, Period, SecretText,
    Text, Totp,
};

use crate::error::{argument, at};
use crate::{AccountType, Algorithm, BackupError, Platform, Theme};

/// What fits into 512 characters of Base32.
const MOST_OCTETS: usize = 320;

/// The key of an account's codes. It stays in the library, and is wiped with its last handle;
/// `octets` copies it out. It prints as a handle.
#[derive(uniffi::Object)]
#[uniffi::export(Debug, Display, Eq, Hash)]
pub struct Secret(pub(crate) SecretText);

#[uniffi::export]
impl Secret {
    /// Of the octets of the key: 1 to 320, as the app makes its codes with them.
    #[uniffi::constructor]
    pub fn from_octets(octets: Vec<u8>) -> Result<Arc<Self>, BackupError> {
        if !(1..=MOST_OCTETS).contains(&octets.len()) {
            let problem = format!("{} octets; 1 to {MOST_OCTETS} are allowed", octets.len());
            return Err(argument("secret", problem));
        }
        let secret = SecretText::from_octets(&octets).map_err(at("secret"))?;
        Ok(Arc::new(Secret(secret)))
    }

    /// Of canonical Base32 (RFC 4648): upper case, without padding and spaces.
    #[uniffi::constructor]
    pub fn from_base32(text: String) -> Result<Arc<Self>, BackupError> {
        Ok(Arc::new(Secret(SecretText::new(&text).map_err(at("secret"))?)))
    }

    /// A copy of the key, which is yours to wipe.
    pub fn octets(&self) -> Result<Vec<u8>, BackupError> {
        Ok(self.0.octets().to_vec())
    }
}

/// What an account signs in with.
#[derive(uniffi::Enum)]
pub enum Credential {
    /// Codes by time (RFC 6238).
    Totp {
        /// The HMAC key.
        secret: Arc<Secret>,
        /// The hash function.
        algorithm: Algorithm,
        /// The length of a code: 6, 7 or 8.
        digits: u8,
        /// The time step in seconds: 1 to 86,400.
        period: u32,
    },
    /// Codes by counter (RFC 4226).
    Hotp {
        /// The HMAC key.
        secret: Arc<Secret>,
        /// The hash function.
        algorithm: Algorithm,
        /// The length of a code: 6, 7 or 8.
        digits: u8,
        /// The moving factor of the next code, at most 2^53 - 1.
        counter: u64,
    },
    /// The credential is not in the backup: the person signs in again, or sets the account up again.
    NameOnly,
}

/// An account. It prints without its label and issuer, which are a person's.
#[derive(uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct Account {
    /// Random, a UUID of version 4 in lower case, kept for the account's life.
    pub id: String,
    /// Its type. A backup holds one of each.
    pub account_type: AccountType,
    /// Who issued it; nothing, and no empty text, if it has no issuer. What is longer than 256 Unicode
    /// scalar values is cut. It holds no control character and none that turns the direction of writing.
    #[uniffi(default = None)]
    pub issuer: Option<String>,
    /// Its name, often an address; never empty, and otherwise like the issuer.
    pub label: String,
    /// What makes its codes, if the backup holds that.
    pub credential: Credential,
}

/// The app's settings. One that is not said means the reader's own default. One that a platform has
/// not is an error there.
#[derive(uniffi::Record)]
pub struct Settings {
    /// Whether the backup is on: it is in every stored backup. One that is turned off is deleted.
    #[uniffi(default = true)]
    pub cloud_backup: bool,
    /// Whether the app asks for the device's lock.
    #[uniffi(default = None)]
    pub app_lock: Option<bool>,
    /// Whether codes are hidden until they are asked for.
    #[uniffi(default = None)]
    pub hide_codes: Option<bool>,
    /// Whether the app may report how it is used.
    #[uniffi(default = None)]
    pub usage_data: Option<bool>,
    /// The colours of the app.
    #[uniffi(default = None)]
    pub theme: Option<Theme>,
    /// Android only: whether screenshots may be taken.
    #[uniffi(default = None)]
    pub screen_capture: Option<bool>,
    /// iOS only: whether the app is blurred in the app switcher.
    #[uniffi(default = None)]
    pub app_switcher_blur: Option<bool>,
}

/// What an app knows when it writes a backup.
#[derive(uniffi::Record)]
pub struct Draft {
    /// The platform that the app runs on.
    pub platform: Platform,
    /// The version of the app: 2 to 4 numbers with dots between, such as 6.8.30.
    pub app_version: String,
    /// The accounts that are backed up, at most one of each type.
    pub accounts: Vec<Account>,
    /// How many accounts the app holds beside them.
    #[uniffi(default = 0)]
    pub omitted_accounts: u64,
    /// The ids of all accounts, in the order in which the app shows them; that of `accounts` if
    /// nothing is said.
    #[uniffi(default = None)]
    pub order: Option<Vec<String>>,
    /// The app's settings.
    pub settings: Settings,
}

impl Account {
    fn read(self, index: usize) -> Result<model::Account, BackupError> {
        let at_member = |member: &str| at(format!("/accounts/{index}/{member}"));
        let credential = match self.credential {
            Credential::Totp { secret, algorithm, digits, period } => Totp::new(
                secret.0.clone(),
                algorithm.into(),
                Digits::new(digits).map_err(at_member("credential/digits"))?,
                Period::new(period).map_err(at_member("credential/period"))?,
            )
            .into(),
            Credential::Hotp { secret, algorithm, digits, counter } => Hotp::new(
                secret.0.clone(),
                algorithm.into(),
                Digits::new(digits).map_err(at_member("credential/digits"))?,
                Counter::new(counter).map_err(at_member("credential/counter"))?,
            )
            .into(),
            Credential::NameOnly => NameOnly::new().into(),
        };
        let id = Id::new(&self.id).map_err(at_member("id"))?;
        let label = Text::cut(&self.label).map_err(at_member("label"))?;
        let issuer = self.issuer.as_deref().map(Text::cut).transpose();
        let account = model::Account::new(id, self.account_type.into(), label, credential);
        Ok(account.issuer(issuer.map_err(at_member("issuer"))?))
    }
}

impl From<&model::Account> for Account {
    fn from(account: &model::Account) -> Self {
        let secret = |secret: &SecretText| Arc::new(Secret(secret.clone()));
        let credential = match &account.credential {
            model::Credential::Totp(totp) => Credential::Totp {
                secret: secret(&totp.secret),
                algorithm: totp.algorithm.into(),
                digits: totp.digits.get(),
                period: totp.period.get(),
            },
            model::Credential::Hotp(hotp) => Credential::Hotp {
                secret: secret(&hotp.secret),
                algorithm: hotp.algorithm.into(),
                digits: hotp.digits.get(),
                counter: hotp.counter.get(),
            },
            model::Credential::NameOnly(_) => Credential::NameOnly,
            _ => unreachable!("the library has learned a kind that this binding has not"),
        };
        Account {
            id: account.id.as_str().into(),
            account_type: account.r#type.into(),
            issuer: account.issuer.as_ref().map(|issuer| issuer.as_str().into()),
            label: account.label.as_str().into(),
            credential,
        }
    }
}

impl From<&model::Settings> for Settings {
    fn from(settings: &model::Settings) -> Self {
        Settings {
            cloud_backup: settings.cloud_backup,
            app_lock: settings.app_lock,
            hide_codes: settings.hide_codes,
            usage_data: settings.usage_data,
            theme: settings.theme.map(Theme::from),
            screen_capture: settings.screen_capture,
            app_switcher_blur: settings.app_switcher_blur,
        }
    }
}

impl From<Settings> for model::Settings {
    fn from(settings: Settings) -> Self {
        model::Settings::new()
            .cloud_backup(settings.cloud_backup)
            .app_lock(settings.app_lock)
            .hide_codes(settings.hide_codes)
            .usage_data(settings.usage_data)
            .theme(settings.theme.map(model::Theme::from))
            .screen_capture(settings.screen_capture)
            .app_switcher_blur(settings.app_switcher_blur)
    }
}

impl Draft {
    pub(crate) fn read(self) -> Result<backup_lint::Draft, BackupError> {
        let app_version = AppVersion::new(&self.app_version).map_err(at("/appVersion"))?;
        let accounts = self.accounts.into_iter().enumerate();
        let accounts = accounts.map(|(index, account)| account.read(index));
        let accounts = accounts.collect::<Result<Vec<_>, _>>()?;
        let omitted =
            OmittedAccounts::new(self.omitted_accounts).map_err(at("/omittedAccounts"))?;
        let draft = backup_lint::Draft::new(self.platform.into(), app_version, accounts)
            .omitted_accounts(omitted)
            .settings(self.settings.into());
        let Some(order) = self.order else { return Ok(draft) };
        let order = order.iter().enumerate();
        let order = order.map(|(index, id)| Id::new(id).map_err(at(format!("/order/{index}"))));
        Ok(draft.order(order.collect::<Result<_, _>>()?))
    }
}
