import Foundation

// The binding as an implementation of ../../../spec/conformance.md: `read` and `write`.

typealias Object = [String: Any]

func read(_ request: Object) throws -> Object {
    let document = Data(base64Encoded: request["document"] as! String)!
    let report = try checkBackup(document: document, options: CheckOptions())
    if report.verdict != .valid { return ["refused": report.findings.map(\.rule).joined(separator: ", ")] }
    return ["canonical": try Backup.parse(document: document).toJson().base64EncodedString()]
}

func credential(_ of: Object) throws -> Credential {
    guard let text = of["secret"] as? String else { return .nameOnly }
    let algorithms: [String: Algorithm] = ["sha1": .sha1, "sha256": .sha256, "sha512": .sha512]
    let secret = try Secret.fromBase32(text: text), algorithm = algorithms[of["algorithm"] as! String]!, digits = UInt8(of["digits"] as! Int)
    if let period = of["period"] as? Int { return .totp(secret: secret, algorithm: algorithm, digits: digits, period: UInt32(period)) }
    return .hotp(secret: secret, algorithm: algorithm, digits: digits, counter: (of["counter"] as! NSNumber).uint64Value)
}

func account(_ of: Object) throws -> Account {
    let types: [String: AccountType] = ["microsoft-personal": .microsoftPersonal, "work-or-school": .workOrSchool, "non-microsoft": .nonMicrosoft]
    return Account(id: of["id"] as! String, accountType: types[of["type"] as! String]!, issuer: of["issuer"] as? String, label: of["label"] as! String,
                   credential: try credential(of["credential"] as! Object))
}

func settings(_ of: Object) -> Settings {
    let themes: [String: Theme] = ["system": .system, "light": .light, "dark": .dark]
    return Settings(cloudBackup: of["cloudBackup"] as! Bool, appLock: of["appLock"] as? Bool, hideCodes: of["hideCodes"] as? Bool, usageData: of["usageData"] as? Bool,
                    theme: (of["theme"] as? String).flatMap { themes[$0] }, screenCapture: of["screenCapture"] as? Bool, appSwitcherBlur: of["appSwitcherBlur"] as? Bool)
}

func write(_ request: Object) throws -> Object {
    let of = request["draft"] as! Object
    let platforms: [String: Platform] = ["ios": .ios, "android": .android]
    let draft = Draft(platform: platforms[of["platform"] as! String]!, appVersion: of["appVersion"] as! String, accounts: try (of["accounts"] as! [Object]).map(account),
                      omittedAccounts: (of["omittedAccounts"] as! NSNumber).uint64Value, order: of["order"] as? [String], settings: settings(of["settings"] as! Object))
    let random = withUnsafeBytes(of: UUID(uuidString: of["backupId"] as! String)!.uuid) { Data($0) }
    let writtenAt = of["writtenAt"] as! String
    var backup = try Backup.fresh(draft: draft, random: random, recoveryAccount: of["identifier"] as! String, writtenAt: writtenAt)
    let generation = of["generation"] as! Int
    if generation == 2 { backup = try backup.next(draft: draft, writtenAt: writtenAt) }
    if generation > 2 { // The library writes the next generation alone, so one is made that it continues.
        let stored = String(decoding: try backup.toJson(), as: UTF8.self).replacingOccurrences(of: "\"generation\":1,", with: "\"generation\":\(generation - 1),")
        backup = try StoredBackup.damaged(document: Data(stored.utf8)).nextWithConsent(draft: draft, writtenAt: writtenAt)
    }
    return ["document": try backup.toJson().base64EncodedString()]
}

@main
struct Harness {
    static func main() throws {
        while let line = readLine() {
            let request = try JSONSerialization.jsonObject(with: Data(line.utf8)) as! Object
            var said: Object
            switch request["cmd"] as! String {
            case "start": said = ["implementation": ["name": "the binding", "language": "Swift"], "does": ["read", "write"]]
            case "read": said = try read(request)
            case "write": said = try write(request)
            default: return
            }
            said["seq"] = request["seq"]
            print(String(decoding: try JSONSerialization.data(withJSONObject: said), as: UTF8.self))
            fflush(nil)
        }
    }
}
