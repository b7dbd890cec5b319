//! Files as other programs write them, with nobody's secrets.

use backup_lint::unstable::foreign::Foreign;
use serde_json::json;

/// Nobody's, in the form that a secret has.
pub(super) const SECRET: &str = "IDWUZZD7WFM6UTFS3ZHCIGJ3PAQE4JN4";

/// A file of a format, and the rule that finds it.
pub(super) struct Sample {
    pub(super) format: Foreign,
    pub(super) rule: &'static str,
    pub(super) bytes: Vec<u8>,
}

/// A document in units of two or four bytes.
pub(super) fn units(text: &str, width: usize, greater_end_first: bool) -> Vec<u8> {
    let units: Vec<u32> = match width {
        2 => text.encode_utf16().map(u32::from).collect(),
        _ => text.chars().map(u32::from).collect(),
    };
    let octets = |unit: u32| {
        let mut octets = unit.to_be_bytes()[4 - width..].to_vec();
        if !greater_end_first {
            octets.reverse();
        }
        octets
    };
    units.into_iter().flat_map(octets).collect()
}

/// Every way in which a format is met.
pub(super) fn samples() -> Vec<Sample> {
    let mut samples = Vec::new();
    let mut bytes = |format, rule, bytes: &[u8]| {
        samples.push(Sample { format, rule, bytes: bytes.to_vec() });
    };

    let ours = "{\"format\": \"authenticator-backup\", \"version\": \"1.0\"}\n";
    let umlaut = "{\"label\": \"Müller ŉ\u{1f511}\"}\n";
    for (format, width) in [(Foreign::Utf16, 2), (Foreign::Utf32, 4)] {
        for greater_end_first in [false, true] {
            let of = |text: &str| units(text, width, greater_end_first);
            bytes(format, "invalid-utf8", &of(&format!("\u{feff}{ours}")));
            bytes(format, "invalid-utf8", &of(&format!("\u{feff}{umlaut}")));
            bytes(format, "invalid-utf8", &of(umlaut));
            bytes(format, "invalid-json", &of(ours));
            bytes(format, "invalid-json", &of("{}"));
        }
    }

    let zip = b"PK\x03\x04\x14\x00\x08\x00\x08\x00\x21\x5a\x9b\x5c\x00\x00backup.json\xab\x56\xca";
    bytes(Foreign::Zip, "invalid-utf8", zip);
    bytes(Foreign::Zip, "invalid-json", b"PK\x03\x04\x14\x00\x00\x00\x00\x00!Zbackup.json{}");
    bytes(Foreign::Zip, "invalid-json", &[&b"PK\x05\x06"[..], &[0; 18]].concat());
    bytes(
        Foreign::Gzip,
        "invalid-utf8",
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\xae\x05\x00",
    );

    let header = "HBEGIN:oc_encryption_module:OC_DEFAULT_MODULE:cipher:AES-256-CTR:HEND----";
    bytes(Foreign::NextcloudEncrypted, "invalid-json", header.as_bytes());
    let binary = [header.as_bytes(), b"\x9c\x00\xff\xfe"].concat();
    bytes(Foreign::NextcloudEncrypted, "invalid-utf8", &binary);

    let link = format!("otpauth://totp/Fabrikam:lena?secret={SECRET}&issuer=Fabrikam\n");
    let json = |text: &str| serde_json::to_vec(text).unwrap();
    bytes(Foreign::OtpAuth, "invalid-json", link.as_bytes());
    bytes(
        Foreign::OtpAuth,
        "invalid-json",
        format!("# one a line\r\n\r\n  #two\r\n{link}").as_bytes(),
    );
    bytes(Foreign::OtpAuth, "invalid-json", format!("\u{feff}#\n\n{link}{link}").as_bytes());
    let latin = [b"# M\xfcller\n", link.as_bytes()].concat();
    bytes(Foreign::OtpAuth, "invalid-utf8", &latin);
    bytes(Foreign::OtpAuth, "not-an-object", &json(&link));
    bytes(Foreign::OtpAuth, "not-an-object", &serde_json::to_vec(&[&link, &link]).unwrap());
    let migration = "otpauth-migration://offline?data=CiYKFEB1TMzkfyyz8F9L%3D%3D";
    bytes(Foreign::GoogleMigration, "invalid-json", migration.as_bytes());
    bytes(Foreign::GoogleMigration, "not-an-object", &json(migration));

    let preferences = |entries: &str| {
        format!(
            "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<map>\n{entries}</map>\n"
        )
    };
    let token = "    <string name=\"Fabrikam:lena\">{&quot;algo&quot;:&quot;SHA1&quot;,&quot;secret&quot;:[64,-19]}</string>\n";
    let order = "    <string name=\"tokenOrder\">[&quot;Fabrikam:lena&quot;]</string>\n";
    bytes(Foreign::FreeOtp, "invalid-json", preferences(&format!("{token}{order}")).as_bytes());
    bytes(Foreign::FreeOtp, "invalid-json", preferences(&format!("{order}{token}")).as_bytes());
    let map = b"\xac\xed\x00\x05sr\x00\x11java.util.HashMap\x05\x07\xda\xc1\xc3\x16\x60\xd1\x03\x00\x02F\x00\x0aloadFactorI\x00\x09thresholdxp?@\x00\x00\x00\x00\x00\x0cw\x08\x00\x00\x00\x10\x00\x00\x00\x05t\x00\x09masterKeyt\x00\x02{}x";
    bytes(Foreign::FreeOtpEncrypted, "invalid-utf8", map);
    let authy = format!(
        "    <int name=\"key_version\" value=\"121\" />\n    <string name=\"com.authy.storage.tokens.authenticator.key\">[{{&quot;decryptedSecret&quot;:&quot;{SECRET}&quot;}}]</string>\n"
    );
    bytes(Foreign::Authy, "invalid-json", preferences(&authy).as_bytes());

    let arrays = [
        (
            Foreign::AndOtp,
            json!({"secret": SECRET, "label": "lena", "type": "TOTP", "thumbnail": "Default"}),
        ),
        (
            Foreign::AndOtp,
            json!({"secret": SECRET, "label": "lena", "type": "TOTP", "used_frequency": 0}),
        ),
        (
            Foreign::Raivo,
            json!({"account": "lena", "secret": SECRET, "kind": "TOTP", "iconType": ""}),
        ),
        (
            Foreign::Raivo,
            json!({"account": "lena", "secret": SECRET, "timer": "30", "pinned": "false"}),
        ),
    ];
    for (format, first) in arrays {
        bytes(format, "not-an-object", &serde_json::to_vec(&json!([first])).unwrap());
    }
    for (format, document) in objects() {
        bytes(format, "not-a-backup", &serde_json::to_vec(&document).unwrap());
    }
    samples
}

fn objects() -> Vec<(Foreign, serde_json::Value)> {
    let guard = json!({"shared_secret": "QHVMzOR/LLPwX0s=", "serial_number": "1234", "revocation_code": "R1234", "uri": format!("otpauth://totp/Steam:lena?secret={SECRET}&issuer=Steam"),
        "account_name": "lena", "token_gid": "894820a474c9", "identity_secret": "QHVMzOR/LLPwX0s=", "secret_1": "QHVMzOR/LLPwX0s=", "status": 1});
    let cipher = "2.QHVMzOR/LLPwX0s=|QHVMzOR/LLPwX0s=|QHVMzOR/LLPwX0s=";
    let token = |seed: &str| json!([{"account_type": "fabrikam", "digits": 6, seed: SECRET, "issuer": "Fabrikam", "name": "Fabrikam: lena", "salt": "QHVMzOR", "unique_id": "1234"}]);
    vec![
        (
            Foreign::Aegis,
            json!({"version": 1, "header": {"slots": null, "params": null}, "db": {"version": 3, "entries": []}}),
        ),
        (
            Foreign::TwoFas,
            json!({"services": [{"name": "Fabrikam", "secret": SECRET}], "groups": [], "schemaVersion": 4}),
        ),
        (Foreign::TwoFas, json!({"groups": [], "servicesEncrypted": "QHVMzOR/LLPwX0s=:QHVM:QHVM"})),
        (
            Foreign::Stratum,
            json!({"Authenticators": [{"Type": 2, "Secret": SECRET}], "Categories": []}),
        ),
        (
            Foreign::FreeOtpPlus,
            json!({"tokenOrder": ["Fabrikam:lena"], "tokens": [{"algo": "SHA1", "secret": [64, -19]}]}),
        ),
        (
            Foreign::Bitwarden,
            json!({"encrypted": false, "folders": [], "items": [{"type": 1, "login": {"totp": SECRET}}]}),
        ),
        // For a password, for the account, and as an older app wrote it.
        (
            Foreign::BitwardenEncrypted,
            json!({"encrypted": true, "passwordProtected": true, "salt": "QHVM", "kdfType": 0, "kdfIterations": 600_000, "encKeyValidation_DO_NOT_EDIT": cipher, "data": cipher}),
        ),
        (
            Foreign::BitwardenEncrypted,
            json!({"encrypted": true, "encKeyValidation_DO_NOT_EDIT": cipher, "folders": [], "items": [{"type": 1, "name": cipher}]}),
        ),
        (
            Foreign::BitwardenEncrypted,
            json!({"encrypted": true, "folders": [], "items": [{"type": 1, "name": cipher}]}),
        ),
        (
            Foreign::BitwardenEncrypted,
            json!({"encrypted": true, "passwordProtected": true, "data": cipher}),
        ),
        (
            Foreign::EnteEncrypted,
            json!({"version": 1, "kdfParams": {"memLimit": 4096, "opsLimit": 3, "salt": "QHVM"}, "encryptedData": "QHVM", "encryptionNonce": "QHVM"}),
        ),
        (Foreign::EnteEncrypted, json!({"encryptedData": "QHVM", "encryptionNonce": "QHVM"})),
        (
            Foreign::Cxf,
            json!({"version": {"major": 1, "minor": 0}, "exporterRpId": "exporter.example", "accounts": []}),
        ),
        (
            Foreign::Cxf,
            json!({"version": {"major": 1, "minor": 0}, "exporterDisplayName": "Exporter", "accounts": []}),
        ),
        (
            Foreign::Proton,
            json!({"version": 1, "entries": [{"id": "1234", "content": {"uri": format!("otpauth://totp/lena?secret={SECRET}"), "entry_type": "Totp", "name": "lena"}, "note": null}]}),
        ),
        (
            Foreign::ProtonEncrypted,
            json!({"version": 1, "salt": "QHVMzOR/LLPwX0s=", "content": "QHVMzOR/LLPwX0s="}),
        ),
        (
            Foreign::LastPass,
            json!({"deviceId": "", "deviceSecret": "", "localDeviceId": "1234", "deviceName": "Phone", "version": 3, "accounts": [{"accountID": "1234", "issuerName": "Fabrikam", "secret": SECRET}], "folders": []}),
        ),
        (Foreign::Steam, guard.clone()),
        (Foreign::Steam, json!({"accounts": {"76561190000000000": guard}})),
        (
            Foreign::Authy,
            json!({"message": "success", "decrypted_authenticator_tokens": token("decrypted_seed"), "success": true}),
        ),
        (
            Foreign::Authy,
            json!({"message": "success", "authenticator_tokens": token("encrypted_seed"), "deleted": [], "success": true}),
        ),
    ]
}
