"""Every rule of version 1.0 with its stage and default level (validation.md, chapter 11)."""

_TABLE = """
syntax E too-large invalid-utf8 invalid-json too-deep trailing-data not-an-object
syntax E byte-order-mark duplicate-member lone-surrogate
version E not-a-backup invalid-version unsupported-version
structure E missing-member unknown-member wrong-type invalid-integer
structure E invalid-platform invalid-storage invalid-id invalid-generation invalid-timestamp
structure E invalid-app-version invalid-text invalid-account-type invalid-credential-kind
structure E invalid-algorithm invalid-digits invalid-period invalid-counter invalid-secret
structure E invalid-omitted-accounts invalid-theme invalid-digest invalid-checksum-algorithm
structure E too-many-accounts
accounts E duplicate-account-id duplicate-account-type credential-not-allowed
accounts W duplicate-account-name duplicate-secret no-accounts
accounts N accounts-omitted
credentials W weak-secret double-encoded-secret
credentials N short-secret example-secret unusual-period
text E unsafe-text
text W invisible-text untrimmed-text serialization-accident
order E order-missing-account order-unknown-account order-duplicate-account
platform E storage-mismatch recovery-account-not-personal setting-not-on-platform backup-turned-off
platform W written-in-future
checksum E checksum-mismatch
restore E wrong-platform wrong-recovery-account
restore W account-exists
history E generation-not-increased platform-changed recovery-account-changed blank-overwrite
history E counter-decreased
history W written-before-previous accounts-vanished
history N fresh-backup-generation
"""

LEVEL_NAMES = {"E": "error", "W": "warning", "N": "note"}

STAGE = {}
LEVEL = {}
SEQUENCE = {}

for _line in _TABLE.split("\n"):
    if _line:
        _stage, _level, *_names = _line.split()
        for _name in _names:
            STAGE[_name] = _stage
            LEVEL[_name] = LEVEL_NAMES[_level]
            SEQUENCE[_name] = len(SEQUENCE)

# A finding of one of these stages keeps checksum, restore and history from running.
FIRST_STAGES = ("syntax", "version", "structure")
OWN_STAGES = FIRST_STAGES + ("accounts", "credentials", "text", "order", "platform", "checksum")

HISTORY_RULES = [name for name, stage in STAGE.items() if stage == "history"]
