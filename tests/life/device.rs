//! A device whose app writes and reads as the specification says.

use backup_lint::model::{
    Account, AccountType, Algorithm, Counter, Credential, Digits, Hotp, Id, Identifier, NameOnly,
    Platform, SecretText, Settings, Text, Timestamp,
};
use backup_lint::{Draft, Envelope};
use sha2::{Digest as _, Sha256};

use super::store::Store;

pub(crate) struct Device {
    platform: Platform,
    number: u32,
    pub(crate) on: bool,
    /// In the order in which the app shows them.
    pub(crate) accounts: Vec<Account>,
    pub(crate) hide_codes: bool,
    /// Which personal Microsoft account is signed in.
    pub(crate) recovery: u32,
    /// What it has read last, and its tag.
    read: Option<Envelope>,
    pub(crate) read_tag: u64,
    /// The backup that it wrote or restored; it continues no other.
    continues: Option<Id>,
    made: u32,
}

/// Sixteen octets of a name.
fn octets(name: &str) -> [u8; 32] {
    Sha256::digest(name).into()
}

fn uuid(name: &str, version: &str) -> String {
    let digits = hex::encode(octets(name));
    let [first, second, third] = [&digits[..8], &digits[8..12], &digits[13..16]];
    format!("{first}-{second}-{version}{third}-8{}-{}", &digits[17..20], &digits[20..32])
}

/// The immutable identifier of a person's account.
pub(crate) fn identifier(recovery: u32) -> Identifier {
    uuid(&format!("person {recovery}"), "4").parse().unwrap()
}

impl Device {
    pub(crate) fn new(platform: Platform, number: u32) -> Self {
        Device {
            platform,
            number,
            on: false,
            accounts: Vec::new(),
            hide_codes: false,
            recovery: 0,
            read: None,
            read_tag: 0,
            continues: None,
            made: 0,
        }
    }

    fn new_id(&mut self) -> Id {
        self.made += 1;
        Id::new(&uuid(&format!("{}, {}", self.number, self.made), "4")).unwrap()
    }

    /// Adds an account of a type that it does not hold yet.
    pub(crate) fn add_account(&mut self) {
        let holds = |wanted| self.accounts.iter().any(|account| account.r#type == wanted);
        let free = AccountType::ALL.iter().rev().copied().find(|wanted| !holds(*wanted));
        let Some(account_type) = free else { return };
        let id = self.new_id();
        let credential = match account_type {
            AccountType::NonMicrosoft => Credential::Hotp(Hotp::new(
                SecretText::from_octets(&octets(id.as_str())[..20]).unwrap(),
                Algorithm::Sha1,
                Digits::new(6).unwrap(),
                Counter::new(5).unwrap(),
            )),
            _ => Credential::NameOnly(NameOnly::new()),
        };
        let label = Text::new(&format!("account {} of device {}", self.made, self.number)).unwrap();
        self.accounts.push(Account::new(id, account_type, label, credential));
    }

    pub(crate) fn remove_account(&mut self) {
        self.accounts.pop();
    }

    pub(crate) fn reorder(&mut self) {
        self.accounts.reverse();
    }

    pub(crate) fn use_counter(&mut self) {
        for account in &mut self.accounts {
            if let Credential::Hotp(hotp) = &mut account.credential {
                hotp.counter = Counter::new(hotp.counter.get() + 1).unwrap();
            }
        }
    }

    pub(crate) fn read(&mut self, store: &Store) {
        self.read_tag = store.tag();
        self.read = store.document().map(|bytes| Envelope::parse(&bytes).unwrap());
    }

    /// The backup was turned off: nothing remains to be continued.
    pub(crate) fn forget(&mut self) {
        self.on = false;
        self.continues = None;
    }

    /// Restores what is stored, if it is of this platform and recovery account.
    pub(crate) fn restore(&mut self, store: &Store) -> bool {
        self.read(store);
        let Some(stored) = &self.read else { return false };
        let account = identifier(self.recovery);
        let device = backup_lint::Device::new().of(self.platform).signed_in_with(&account);
        if !backup_lint::plan(&stored.to_json(), &device, &backup_lint::Options::new()).restores {
            return false;
        }
        let account = |id: &Id| stored.accounts.iter().find(|account| account.id == *id).cloned();
        self.accounts = stored.order.iter().filter_map(account).collect();
        self.continues = Some(stored.backup_id.clone());
        self.on = true;
        true
    }

    /// What is written over what was read: `None` if nothing is to be written, or if what is
    /// stored is not what was read, or is another's and was not restored.
    pub(crate) fn next_document(&mut self, store: &Store, writes: u32) -> Option<Vec<u8>> {
        if !self.on || self.accounts.is_empty() || self.read_tag != store.tag() {
            return None;
        }
        let seconds = writes % 60;
        let (minutes, hours) = (writes / 60 % 60, writes / 3600 % 24);
        let written_at =
            Timestamp::new(&format!("2026-10-05T{hours:02}:{minutes:02}:{seconds:02}Z")).unwrap();
        let recovery = identifier(self.recovery);
        let Some(stored) = self.read.clone() else {
            return Some(self.fresh(&recovery, written_at));
        };
        if self.continues != Some(stored.backup_id.clone()) {
            return None; // the restore is offered first
        }
        let device = backup_lint::Device::new().of(self.platform).signed_in_with(&recovery);
        if !backup_lint::plan(&stored.to_json(), &device, &backup_lint::Options::new()).restores {
            return Some(self.fresh(&recovery, written_at)); // the recovery account has changed
        }
        self.take_higher_counters(&stored);
        Some(stored.next(self.draft(), written_at).unwrap().to_json())
    }

    /// Another device may have used a counter since.
    fn take_higher_counters(&mut self, stored: &Envelope) {
        for account in &mut self.accounts {
            let before = stored.accounts.iter().find(|before| before.id == account.id);
            if let (Credential::Hotp(now), Some(Credential::Hotp(then))) =
                (&mut account.credential, before.map(|before| &before.credential))
            {
                now.counter = now.counter.max(then.counter);
            }
        }
    }

    fn fresh(&mut self, recovery: &Identifier, written_at: Timestamp) -> Vec<u8> {
        let id = self.new_id();
        self.continues = Some(id.clone());
        if let Some(stored) = self.read.clone() {
            self.take_higher_counters(&stored);
        }
        self.draft().fresh(id, recovery, written_at).unwrap().to_json()
    }

    fn draft(&self) -> Draft {
        Draft::new(self.platform, "6.8.30".parse().unwrap(), self.accounts.clone())
            .settings(Settings::new().hide_codes(self.hide_codes))
    }
}
