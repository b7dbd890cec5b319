//! `setting-not-on-platform`: some settings exist on one platform only.

use crate::model::Platform;
use crate::rules::detail::words;
use crate::rules::{Backup, Detail, Level, Out, Rule, Run, Stage, page};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "setting-not-on-platform",
    stage: Stage::Platform,
    level: Level::Error,
    page: page!("setting-not-on-platform"),
    run: Run::Backup(run),
    say: |detail| {
        let message = match detail {
            Detail::Words(setting, platform) => {
                format!("\"{setting}\" is no setting of platform \"{platform}\"")
            }
            _ => "no setting of this platform".to_owned(),
        };
        words(
            message,
            "not on this platform",
            "leave it out: the other platform cannot restore this backup",
        )
    },
};

fn run(backup: Backup, out: &mut Out) -> Option<()> {
    let (platform, settings) = (backup.platform(out), backup.settings(out));
    let (platform, settings) = (platform?, settings?);
    let (name, setting) = match platform.is {
        Platform::Ios => ("screenCapture", settings.screen_capture(out)),
        Platform::Android => ("appSwitcherBlur", settings.app_switcher_blur(out)),
    };
    if let Some(setting) = setting? {
        out.fire(setting.place, Detail::Words(name, platform.is.as_str()));
    }
    Some(())
}
