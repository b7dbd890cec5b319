//! A writer with one fault put in, and the rule that catches it.

use backup_lint::Device;
use backup_lint::{Options, compare, plan};
use serde_json::{Value, json};

use super::device::identifier;
use crate::support::documents::sealed;

/// What a writer with a fault stores in place of the right update; `None` if it cannot happen here.
type Fault = fn(&Value) -> Option<Value>;

/// The update that a right writer would store.
fn update(stored: &Value) -> Value {
    let mut new = stored.clone();
    new["generation"] = json!(stored["generation"].as_u64().unwrap() + 1);
    new
}

const FAULTS: [(&str, &str, Fault); 7] = [
    ("a skipped read", "generation-not-increased", |stored| {
        let mut new = update(stored);
        new["generation"] = stored["generation"].clone();
        new["settings"]["hideCodes"] = json!(stored["settings"]["hideCodes"] != true);
        Some(new)
    }),
    ("a dropped account", "accounts-vanished", |stored| {
        let mut new = update(stored);
        let accounts = new["accounts"].as_array_mut()?;
        let gone = if accounts.len() > 1 { accounts.pop()?["id"].clone() } else { return None };
        new["order"].as_array_mut()?.retain(|id| *id != gone);
        Some(new)
    }),
    ("a blank overwrite", "blank-overwrite", |stored| {
        let mut new = update(stored);
        new["accounts"] = json!([]);
        new["order"] = json!([]);
        Some(new)
    }),
    ("a blank overwrite by a fresh backup", "blank-overwrite", |stored| {
        let mut new = update(stored);
        new["accounts"] = json!([]);
        new["order"] = json!([]);
        new["backupId"] = json!("00000000-0000-4000-8000-000000000000");
        new["generation"] = json!(1);
        Some(new)
    }),
    ("a changed platform", "platform-changed", |stored| {
        let mut new = update(stored);
        let ios = stored["platform"] == "ios";
        new["platform"] = json!(if ios { "android" } else { "ios" });
        new["storage"] = json!(if ios { "microsoft-cloud" } else { "icloud" });
        Some(new)
    }),
    ("a counter set back", "counter-decreased", |stored| {
        let mut new = update(stored);
        let accounts = new["accounts"].as_array_mut()?;
        let counter =
            accounts.iter_mut().find_map(|account| account["credential"].get_mut("counter"))?;
        *counter = json!(counter.as_u64()? - 1);
        Some(new)
    }),
    ("another recovery account under the same id", "recovery-account-changed", |stored| {
        let mut new = update(stored);
        new["recoveryAccount"]["digest"] = json!("0".repeat(64));
        Some(new)
    }),
];

/// How often each fault was tried.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tried([u32; FAULTS.len()]);

impl Tried {
    pub(crate) fn add(&mut self, other: Tried) {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own += other;
        }
    }

    pub(crate) fn assert_each_happened(&self) {
        for ((name, ..), tried) in FAULTS.iter().zip(self.0) {
            assert!(tried > 20, "{name} was tried {tried} times");
        }
    }
}

/// Puts each fault into the write that would follow, and asserts that its rule catches it.
pub(crate) fn all_are_caught(stored: &[u8]) -> Tried {
    let document: Value = serde_json::from_slice(stored).unwrap();
    let mut tried = Tried::default();
    for (n, (name, rule, fault)) in FAULTS.iter().enumerate() {
        let Some(new) = fault(&document) else { continue };
        let comparison = compare(stored, &sealed(new), &Options::new());
        let caught = comparison.new.findings.iter().any(|finding| finding.rule.name == *rule);
        assert!(comparison.checked() && caught, "{name} was not caught");
        tried.0[n] += 1;
    }
    // A restore that does not ask who is signed in.
    let stranger = identifier(2_000_000);
    let onto = Device::new().signed_in_with(&stranger);
    assert!(!plan(stored, &onto, &Options::new()).restores, "a stranger restores it");
    tried
}
