"""What the later rules read: each value as sound, absent by right, or lacking.

A slot holds a Node that is sound, or ABSENT (a member that may be absent, and is, or that this kind
of credential does not have), or LACKING (a hole, below a hole, or a required member that is missing).
"""

from structure_stage import KINDS

ABSENT = None
LACKING = False


def slot(parent, name, required=True):
    if parent is LACKING:
        return LACKING
    node = parent.get(name)
    if node is None:
        return LACKING if required else ABSENT
    return LACKING if node.hole else node


class Account:
    __slots__ = ("pointer", "start", "id", "type", "issuer", "label", "kind", "secret", "period", "counter")

    def __init__(self, index, node):
        self.pointer = "/accounts/%d" % index
        self.start = node.start
        owner = LACKING if node.hole else node
        self.id = slot(owner, "id")
        self.type = slot(owner, "type")
        self.issuer = slot(owner, "issuer", required=False)
        self.label = slot(owner, "label")
        credential = slot(owner, "credential")
        self.kind = slot(credential, "kind")
        for name in ("secret", "period", "counter"):
            if self.kind is LACKING:
                found = LACKING
            elif name in KINDS[self.kind.value]:
                found = slot(credential, name)
            else:
                found = ABSENT
            setattr(self, name, found)

    def name_key(self):
        """Issuer and label as one value, for a comparison of names; None if one of them is lacking."""
        if self.issuer is LACKING or self.label is LACKING:
            return None
        return (None if self.issuer is ABSENT else self.issuer.value, self.label.value)


class SoundValues:
    def __init__(self, root):
        for name in ("backupId", "generation", "writtenAt", "platform", "storage", "omittedAccounts"):
            setattr(self, name, slot(root, name))
        recovery_account = slot(root, "recoveryAccount")
        self.recovery_type = slot(recovery_account, "type")
        self.recovery_digest = slot(recovery_account, "digest")
        self.settings = slot(root, "settings")
        self.cloud_backup = slot(self.settings, "cloudBackup")
        self.screen_capture = slot(self.settings, "screenCapture", required=False)
        self.app_switcher_blur = slot(self.settings, "appSwitcherBlur", required=False)
        self.checksum_digest = slot(slot(root, "checksum"), "digest")
        self.accounts_array = slot(root, "accounts")
        self.accounts = []  # empty if the array is lacking; see accounts_array
        if self.accounts_array is not LACKING:
            self.accounts = [Account(index, node) for index, node in enumerate(self.accounts_array.value)]
        self.order = slot(root, "order")
