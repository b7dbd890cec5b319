"""The stage platform (validation.md, section 6.5)."""

from sound_values import ABSENT, LACKING
from value_forms import timestamp_seconds

STORAGE_OF = {"ios": "icloud", "android": "microsoft-cloud"}
TOLERANCE_SECONDS = 300


def judge_platform(values, now_seconds, report, not_run):
    platform = values.platform
    if platform is LACKING or values.storage is LACKING:
        not_run("storage-mismatch", "hole")
    elif STORAGE_OF[platform.value] != values.storage.value:
        report(values.storage.start, "storage-mismatch", "/storage")

    if values.recovery_type is LACKING:
        not_run("recovery-account-not-personal", "hole")
    elif values.recovery_type.value != "microsoft-personal":
        report(values.recovery_type.start, "recovery-account-not-personal", "/recoveryAccount/type")

    for setting, name, refused_on in ((values.screen_capture, "screenCapture", "ios"),
                                      (values.app_switcher_blur, "appSwitcherBlur", "android")):
        if setting is LACKING or platform is LACKING:
            not_run("setting-not-on-platform", "hole")
        elif setting is not ABSENT and platform.value == refused_on:
            report(setting.start, "setting-not-on-platform", "/settings/" + name)

    if values.cloud_backup is LACKING:
        not_run("backup-turned-off", "hole")
    elif values.cloud_backup.value is False:
        report(values.cloud_backup.start, "backup-turned-off", "/settings/cloudBackup")

    if values.writtenAt is LACKING:
        not_run("written-in-future", "hole")
    elif now_seconds is None:
        not_run("written-in-future", "no-clock")
    elif timestamp_seconds(values.writtenAt.value) - now_seconds > TOLERANCE_SECONDS:
        report(values.writtenAt.start, "written-in-future", "/writtenAt")
