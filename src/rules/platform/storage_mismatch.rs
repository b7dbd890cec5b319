//! `storage-mismatch`: each platform has its own storage.

use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Level, Out, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "storage-mismatch",
    stage: Stage::Platform,
    level: Level::Error,
    page: page!("storage-mismatch"),
    run: Run::Backup(run),
    say: |detail| {
        let (message, help) = match detail {
            Detail::Words(platform, storage) => (
                format!(
                    "the storage does not fit: a backup of platform \"{platform}\" is kept in \"{storage}\""
                ),
                if *storage == "icloud" {
                    "write \"icloud\"; if iCloud is not on, turn on iCloud and iCloud Keychain on the device, there is no other storage on iOS"
                } else {
                    "write \"microsoft-cloud\"; on Android the backup is kept with the personal Microsoft account"
                },
            ),
            _ => (
                "the storage is not that of the platform".to_owned(),
                "write the storage of the platform",
            ),
        };
        words(message, "not the storage of this platform", help)
    },
};

fn run(backup: Backup, out: &mut Out) -> Option<()> {
    let (platform, storage) = (backup.platform(out), backup.storage(out));
    let (platform, storage) = (platform?, storage?);
    let expected = platform.is.storage();
    if *storage.is != expected {
        let detail = Detail::Words(platform.is.as_str(), expected.as_str());
        out.fire(storage.place, detail);
    }
    Some(())
}
