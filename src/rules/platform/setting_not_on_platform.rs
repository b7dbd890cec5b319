//! `setting-not-on-platform`: some settings exist on one platform only.

use crate::model::{Platform, Wording};
use crate::rules::{Backup, Out, Ran, Saying, Scope, rule};

rule!("setting-not-on-platform", Platform, Error, Scope::Backup(run));

fn says(setting: &'static str, platform: &'static str) -> Wording {
    Wording::new(
        format!("\"{setting}\" is no setting of platform \"{platform}\""),
        "not on this platform",
        "leave it out: the other platform cannot restore this backup",
    )
}

fn run(backup: Backup, out: &mut Out) -> Ran {
    let (platform, settings) = (backup.platform(out), backup.settings(out));
    let (platform, settings) = (platform?, settings?);
    let (name, setting) = match platform.is {
        Platform::Ios => ("screenCapture", settings.screen_capture(out)),
        Platform::Android => ("appSwitcherBlur", settings.app_switcher_blur(out)),
    };
    if let Some(setting) = setting? {
        out.fire(setting.place, Saying::TwoWords(says, name, platform.is.as_str()));
    }
    Ok(())
}
