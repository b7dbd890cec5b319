//! The life of a backup (`spec/1.0/life.md`) as a state machine: random sequences of events on two
//! devices and one store. After each write `compare` and `plan` are held to the specification; a
//! second machine with one fault put in is caught every time.

mod device;
mod faults;
mod store;

use backup_lint::model::Platform;
use backup_lint::{Options, check, compare, plan};
use proptest::prelude::*;

use device::{Device, identifier};
use store::Store;

/// What happens to one of the two devices.
#[derive(Clone, Copy, Debug)]
enum Event {
    TurnOn,
    TurnOff,
    AddAccount,
    RemoveAccount,
    UseCounter,
    ChangeSettings,
    Reorder,
    /// Writes what it holds, over what is stored.
    Update,
    /// Reads now and stores later: somebody else may have written in between.
    Read,
    StoreWhatWasRead,
    Restore,
    ChangeRecoveryAccount,
    /// The device is lost, and a new one takes its place.
    Lost,
}

fn event() -> impl Strategy<Value = (usize, Event)> {
    use Event::{
        AddAccount, ChangeRecoveryAccount, ChangeSettings, Lost, Read, RemoveAccount, Reorder,
        Restore, StoreWhatWasRead, TurnOff, TurnOn, Update, UseCounter,
    };
    let events = prop_oneof![
        3 => Just(TurnOn), 1 => Just(TurnOff), 4 => Just(AddAccount), 1 => Just(RemoveAccount), 3 => Just(UseCounter), 2 => Just(ChangeSettings),
        1 => Just(Reorder), 6 => Just(Update), 2 => Just(Read), 2 => Just(StoreWhatWasRead), 3 => Just(Restore), 1 => Just(ChangeRecoveryAccount), 1 => Just(Lost),
    ];
    (0..2_usize, events)
}

/// Two devices of one platform and the store that they share.
struct World {
    platform: Platform,
    devices: [Device; 2],
    store: Store,
    /// How often something was written.
    writes: u32,
    made: u32,
}

impl World {
    fn new(platform: Platform) -> Self {
        let devices = [0, 1].map(|number| Device::new(platform, number));
        World { platform, devices, store: Store::default(), writes: 0, made: 2 }
    }

    fn happen(&mut self, who: usize, event: Event) {
        let World { devices, store, .. } = self;
        let device = &mut devices[who];
        match event {
            Event::TurnOn => device.on = true,
            Event::TurnOff => {
                if device.on {
                    device.on = false;
                    store.delete();
                    for device in devices {
                        device.forget();
                    }
                }
            }
            Event::AddAccount => device.add_account(),
            Event::RemoveAccount => device.remove_account(),
            Event::UseCounter => device.use_counter(),
            Event::ChangeSettings => device.hide_codes = !device.hide_codes,
            Event::Reorder => device.reorder(),
            Event::Read => device.read(store),
            Event::Update => {
                device.read(store);
                self.write(who);
            }
            Event::StoreWhatWasRead => self.write(who),
            Event::Restore => {
                let made = device.restore(store);
                if made {
                    self.hold_plan(who);
                }
            }
            Event::ChangeRecoveryAccount => {
                let next = device.recovery + 1;
                for device in devices {
                    device.recovery = next; // both follow the person
                }
            }
            Event::Lost => {
                let recovery = device.recovery;
                *device = Device::new(self.platform, self.made);
                device.recovery = recovery;
                self.made += 1;
            }
        }
    }

    /// Writes, as the specification says, and holds the two documents to it.
    fn write(&mut self, who: usize) {
        let device = &mut self.devices[who];
        let Some(new) = device.next_document(&self.store, self.writes) else { return };
        let options = Options::new();
        if let Some(old) = self.store.document() {
            let comparison = compare(&old, &new, &options);
            let worst = comparison.new.worst();
            assert!(comparison.checked(), "a right write cannot be compared");
            assert!(
                worst != Some(backup_lint::Level::Error),
                "a right write has an error: {:?}",
                rules(&comparison.new)
            );
        }
        assert!(
            self.store.put(new, device.read_tag),
            "the store refused a write over what was read"
        );
        self.writes += 1;
        device.read(&self.store);
        self.hold_plan(who);
    }

    /// What is stored can be restored on the platform and with the account that made it, and
    /// nowhere else.
    fn hold_plan(&self, who: usize) {
        let Some(stored) = self.store.document() else { return };
        let recovery = identifier(self.devices[who].recovery);
        let device = backup_lint::Device::new().of(self.platform).signed_in_with(&recovery);
        let options = Options::new();
        let here = plan(&stored, &device, &options);
        assert!(here.restores, "what was written cannot be restored: {:?}", rules(&here.report));
        let stranger = identifier(1_000_000);
        let other = match self.platform {
            Platform::Ios => Platform::Android,
            Platform::Android => Platform::Ios,
        };
        for device in [device.of(other), device.signed_in_with(&stranger)] {
            assert!(!plan(&stored, &device, &options).restores, "it is restored elsewhere");
        }
    }
}

/// What was found, for a failure: the names of the rules say nothing private.
fn rules(report: &backup_lint::Report) -> Vec<&'static str> {
    report.findings.iter().map(|finding| finding.rule.name).collect()
}

/// Lives through a sequence of events, and shows what is stored after each.
fn live(platform: Platform, events: Vec<(usize, Event)>, mut stored: impl FnMut(&[u8])) -> World {
    let mut world = World::new(platform);
    for (who, event) in events {
        world.happen(who, event);
        if let Some(document) = world.store.document() {
            stored(&document);
        }
    }
    world
}

fn events() -> impl Strategy<Value = Vec<(usize, Event)>> {
    prop::collection::vec(event(), 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn right_writes_lose_nothing(platform in prop::sample::select(Platform::ALL), events in events()) {
        live(platform, events, |stored| {
            let verdict = check(stored, &Options::new()).verdict;
            assert_eq!(verdict, backup_lint::Verdict::Valid);
        });
    }

    #[test]
    fn every_fault_is_caught(platform in prop::sample::select(Platform::ALL), events in events()) {
        live(platform, events, |stored| { faults::all_are_caught(stored); });
    }
}

#[test]
fn every_fault_happens_and_every_event_leads_somewhere() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut tried = faults::Tried::default();
    let (mut writes, mut sequences) = (0, 0);
    for _ in 0..200 {
        let events = events().new_tree(&mut runner).unwrap().current();
        let world = live(Platform::Ios, events, |stored| tried.add(faults::all_are_caught(stored)));
        writes += world.writes;
        sequences += 1;
    }
    assert!(writes > 300, "{writes} writes in {sequences} sequences");
    tried.assert_each_happened();
    println!("{sequences} sequences, {writes} writes, faults tried and caught: {tried:?}");
}
