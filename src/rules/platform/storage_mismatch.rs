//! `storage-mismatch`: each platform has its own storage.

use crate::model::{Storage, Wording};
use crate::rules::{Backup, Out, Ran, Saying, Scope, rule};

rule!("storage-mismatch", Platform, Error, Scope::Backup(run));

fn says(platform: &'static str, storage: &'static str) -> Wording {
    Wording::new(
        format!(
            "the storage does not fit: a backup of platform \"{platform}\" is kept in \"{storage}\""
        ),
        "not the storage of this platform",
        if storage == Storage::Icloud.as_str() {
            "write \"icloud\"; if iCloud is not on, turn on iCloud and iCloud Keychain on the device, there is no other storage on iOS"
        } else {
            "write \"microsoft-cloud\"; on Android the backup is kept with the personal Microsoft account"
        },
    )
}

fn run(backup: Backup, out: &mut Out) -> Ran {
    let (platform, storage) = (backup.platform(out), backup.storage(out));
    let (platform, storage) = (platform?, storage?);
    let expected = platform.is.storage();
    if *storage.is != expected {
        let says = Saying::TwoWords(says, platform.is.as_str(), expected.as_str());
        out.fire(storage.place, says);
    }
    Ok(())
}
