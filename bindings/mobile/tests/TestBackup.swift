import Foundation

// The binding in Swift: TestBackup FIXTURES

let other = "b1b45ae0-7e4f-4d0e-9a3c-0f6d9f6a2c11"
let id = "4a243669-1d2e-476c-98ec-6806b64bff81"
let signedIn = "5e325896-52b9-46ce-9ab9-bc6e83708e0d"
let (written, later) = ("2026-10-05T07:12:44Z", "2026-10-06T07:12:44Z")
let key = Data((100..<120).map { UInt8($0) })

nonisolated(unsafe) var passed = 0
nonisolated(unsafe) var failed = 0

func hold(_ what: String, _ holds: Bool) {
    if holds { passed += 1 } else { failed += 1; print("FAILED \(what)") }
}

func refused(_ what: String, _ call: () throws -> Void, _ isRight: (BackupError) -> Bool) {
    do {
        try call()
        hold(what, false)
    } catch let error as BackupError {
        hold(what, isRight(error))
    } catch {
        hold(what, false)
    }
}

typealias Object = [String: Any]

/// `microsoftCloud` as `microsoft-cloud`.
func word<Value>(_ value: Value?) -> String? {
    value.map { String(describing: $0).map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined() }
}
func expected(_ findings: Any?) -> [String] {
    (findings as? [Object] ?? []).map { "\($0["rule"]!) \($0["pointer"]!) \($0["side"] ?? "value")" }.sorted()
}
func reasons(_ reasons: [Reason]) -> [String] { reasons.map { "\($0.rule) \($0.pointer) \(word($0.side)!)" }.sorted() }
func same(_ report: Report, _ file: Object) -> Bool {
    report.findings.map { "\($0.rule) \($0.pointer) \(word($0.side)!)" }.sorted() == expected(file["findings"])
        && word(report.verdict) == file["verdict"] as? String && word(report.stoppedAt) == file["stoppedAt"] as? String
}

func holds(_ vector: Object, _ fixtures: URL) throws -> Bool {
    var files: [String: Object] = [:], data: [String: Data] = [:]
    for file in vector["files"] as! [Object] {
        let role = file["role"] as? String ?? "document"
        files[role] = file
        data[role] = try Data(contentsOf: fixtures.appendingPathComponent(file["path"] as! String))
    }
    let options = CheckOptions(now: vector["now"] as? String)
    let platforms: [String: Platform] = ["ios": .ios, "android": .android]
    let device = Device(platform: (vector["onto"] as? String).flatMap { platforms[$0] }, recoveryAccount: vector["recoveryAccount"] as? String, existing: data["existing"])
    let outcome = vector["outcome"] as? String
    switch vector["kind"] as! String {
    case "check":
        let report = try checkBackup(document: data["document"]!, options: options)
        return same(report, files["document"]!) && word(report.outcome) == outcome
    case "restore":
        let plan = try planRestore(document: data["backup"]!, device: device, options: options)
        return same(plan.report, files["backup"]!) && word(plan.outcome) == outcome && (plan.existing.map { same($0, files["existing"]!) } ?? true)
    case "compare":
        let comparison = try compareBackups(oldDocument: data["old"]!, newDocument: data["new"]!, options: options)
        return same(comparison.old, files["old"]!) && same(comparison.new, files["new"]!) && word(comparison.outcome) == outcome
    default:
        let saved = try salvage(document: data["document"]!, device: device, options: options)
        let wanted = (vector["saved"] as! [Object], vector["lost"] as! [Object])
        return same(saved.report, files["document"]!) && word(saved.checksum) == vector["checksum"] as? String
            && word(saved.nothingSince) == vector["nothingSince"] as? String
            && saved.forbiddenBy == vector["forbiddenBy"] as? [String] ?? [] && saved.unanswered == vector["unanswered"] as? [String] ?? []
            && saved.saved.map { "\($0.row.index) \(reasons($0.leftOut))" } == wanted.0.map { "\($0["index"]!) \(expected($0["leftOut"]))" }
            && saved.lost.map { "\($0.index) \(reasons($0.reasons))" } == wanted.1.map { "\($0["index"]!) \(expected($0["reasons"]))" }
    }
}

func account(_ id: String = id, label: String = "lena", issuer: String? = nil, digits: UInt8 = 6, period: UInt32 = 30) throws -> Account {
    Account(id: id, accountType: .nonMicrosoft, issuer: issuer, label: label, credential: .totp(secret: try Secret.fromOctets(octets: key), algorithm: .sha1, digits: digits, period: period))
}
func counting(_ counter: UInt64) throws -> Account {
    Account(id: id, accountType: .nonMicrosoft, issuer: "Contoso", label: "lena", credential: .hotp(secret: try Secret.fromBase32(text: "GEZDGNBVGY3TQOJQ"), algorithm: .sha256, digits: 8, counter: counter))
}
func draft(_ accounts: [Account], order: [String]? = nil, appVersion: String = "6.8.30", settings: Settings = Settings(theme: .dark)) -> Draft {
    Draft(platform: .ios, appVersion: appVersion, accounts: accounts, order: order, settings: settings)
}
func fresh(_ accounts: [Account], order: [String]? = nil) throws -> Backup {
    try Backup.fresh(draft: draft(accounts, order: order), random: Data((0..<16).map { _ in UInt8.random(in: 0...255) }), recoveryAccount: signedIn, writtenAt: written)
}

func writing() throws {
    let first = try fresh([account()])
    hold("fresh is valid", try checkBackup(document: first.toJson(), options: CheckOptions()).findings.isEmpty)
    let read = try Backup.parse(document: first.next(draft: draft([account()]), writtenAt: later).toJson())
    hold("next", try read.info().generation == 2 && read.info().backupId == first.info().backupId)
    if case let .totp(secret, _, _, _) = try read.accounts()[0].credential { hold("the key comes back", try secret.octets() == key) } else { hold("the key comes back", false) }
    let two = try fresh([counting(7), Account(id: other, accountType: .workOrSchool, label: "lena", credential: .nameOnly)], order: [other, id])
    let back = try Backup.parse(document: two.toJson())
    hold("accounts, order, settings", try back.info().order == [other, id] && back.info().settings == Settings(theme: .dark) && back.accounts()[0].issuer == "Contoso")
    if case let .hotp(_, _, _, counter) = try back.accounts()[0].credential { hold("a counter", counter == 7) } else { hold("a counter", false) }
    let longer = try Backup.parse(document: fresh([account(label: String(repeating: "e\u{301}", count: 200))]).toJson())
    hold("a name is cut by scalar values", try longer.accounts()[0].label == String(repeating: "e\u{301}", count: 128))
    hold("keys are equal by what they are", try Secret.fromOctets(octets: key) == Secret.fromOctets(octets: key) && Secret.fromOctets(octets: key) != Secret.fromOctets(octets: key + [1]))
    let changes = try compareBackups(oldDocument: two.toJson(), newDocument: two.next(draft: draft([account()]), writtenAt: later).toJson(), options: CheckOptions()).changes!
    hold("what changes is told", changes.removed == [1] && changes.oldGeneration == 1 && changes.newGeneration == 2)
    hold("the version is one", try libraryVersion().split(separator: ".").count == 3)
}

func rules(_ report: Report) -> [String] { report.findings.map(\.rule) }

func refusals(_ fixtures: URL) throws {
    let first = try fresh([account()])
    refused("a blank one destroys", { _ = try first.next(draft: draft([]), writtenAt: later) }) {
        if case let .Destroys(report, problem) = $0 { return rules(report) == ["blank-overwrite"] && problem.contains("blank-overwrite") } else { return false }
    }
    refused("order", { _ = try fresh([account()], order: []) }) {
        if case let .Invalid(report, problem) = $0 { return rules(report) == ["order-missing-account"] && problem != "" } else { return false }
    }
    refused("two of a type", { _ = try fresh([account(), account(other)]) }) {
        if case let .Invalid(report, _) = $0 { return rules(report).contains("duplicate-account-type") } else { return false }
    }
    refused("a setting of the other platform", { _ = try first.next(draft: draft([account()], settings: Settings(screenCapture: true)), writtenAt: later) }) {
        if case let .Invalid(report, _) = $0 { return rules(report) == ["setting-not-on-platform"] } else { return false }
    }
    let last = try Backup.parse(document: Data(contentsOf: fixtures.appendingPathComponent("1.0/valid/generation-largest.json")))
    refused("the last generation", { _ = try last.next(draft: draft([account()]), writtenAt: later) }) { if case .LastGeneration = $0 { return true } else { return false } }
    refused("nothing to continue", { _ = try StoredBackup.damaged(document: Data()).nextWithConsent(draft: draft([account()]), writtenAt: later) }) {
        if case .NothingToContinue = $0 { return true } else { return false }
    }
    let random = Data(repeating: 7, count: 16)
    let arguments: [(String, () throws -> Void)] = [
        ("document", { _ = try StoredBackup.damaged(document: first.toJson()) }),
        ("/accounts", { _ = try fresh(Array(repeating: account(), count: 257)) }),
        ("/order/0", { _ = try fresh([account()], order: ["x"]) }),
        ("/accounts/0/label", { _ = try fresh([account(label: "")]) }),
        ("/accounts/0/issuer", { _ = try fresh([account(issuer: "")]) }),
        ("/accounts/0/id", { _ = try fresh([account("x")]) }),
        ("/accounts/0/credential/digits", { _ = try fresh([account(digits: 9)]) }),
        ("/accounts/0/credential/period", { _ = try fresh([account(period: 0)]) }),
        ("/accounts/0/credential/counter", { _ = try fresh([counting(.max)]) }),
        ("/appVersion", { _ = try first.next(draft: draft([account()], appVersion: "6"), writtenAt: later) }),
        ("/writtenAt", { _ = try first.next(draft: draft([account()]), writtenAt: "yesterday") }),
        ("/backupId", { _ = try recoveryDigest(backupId: "x", recoveryAccount: signedIn) }),
        ("recoveryAccount", { _ = try Backup.fresh(draft: draft([account()]), random: random, recoveryAccount: "lena@example.com", writtenAt: written) }),
        ("random", { _ = try Backup.fresh(draft: draft([account()]), random: Data(count: 16), recoveryAccount: signedIn, writtenAt: written) }),
        ("secret", { _ = try Secret.fromOctets(octets: Data(count: 321)) }),
        ("secret", { _ = try Secret.fromOctets(octets: Data()) }),
        ("random", { _ = try Backup.fresh(draft: draft([account()]), random: Data(), recoveryAccount: signedIn, writtenAt: written) }),
        ("secret", { _ = try Secret.fromBase32(text: "lena's, not Base32") }),
        ("now", { _ = try checkBackup(document: Data(), options: CheckOptions(now: "x")) }),
        ("levels", { _ = try checkBackup(document: Data(), options: CheckOptions(levels: ["x": .note])) }),
        ("off", { _ = try checkBackup(document: Data(), options: CheckOptions(off: ["x"])) }),
        ("rule", { _ = try explain(rule: "lena") }),
    ]
    for (expected, call) in arguments {
        refused(expected, call) {
            if case let .Argument(pointer, _, problem) = $0 { return pointer == expected && problem != "" && !"\($0) \($0.localizedDescription)".contains("lena") } else { return false }
        }
    }
}

/// The life of a backup, as the specification tells it: two phones, a loss, damage, a blank app.
func lifeOnTwoDevices() throws {
    let phone = try fresh([account()])
    let stored = try phone.next(draft: draft([account(label: "lena@contoso.example")]), writtenAt: later).toJson()
    let plan = try planRestore(document: stored, device: Device(platform: .ios, recoveryAccount: signedIn), options: CheckOptions())
    hold("the new phone gets it", plan.restores && plan.accounts[0].givesBack == .codesWork && plan.notAsked == ["account-exists"])
    let ontoAndroid = try planRestore(document: stored, device: Device(platform: .android), options: CheckOptions())
    hold("another platform does not", !ontoAndroid.restores && rules(ontoAndroid.report) == ["wrong-platform"])
    let secondPhone = try Backup.parse(document: stored)
    refused("the new phone has not restored yet", { _ = try secondPhone.next(draft: draft([]), writtenAt: later) }) { if case .Destroys = $0 { return true } else { return false } }
    hold("it continues", try secondPhone.next(draft: draft([account()]), writtenAt: "2026-10-07T07:12:44Z").info().generation == 3)
    let lost = try compareBackups(oldDocument: stored, newDocument: phone.toJson(), options: CheckOptions())
    hold("the old phone writes late", rules(lost.new).contains("generation-not-increased"))
    let damaged = Data(String(decoding: stored, as: UTF8.self).replacingOccurrences(of: "lena@contoso.example", with: "lena@contoso.exampl3").utf8)
    refused("damage is not read", { _ = try Backup.parse(document: damaged) }) { if case let .Invalid(report, _) = $0 { return rules(report) == ["checksum-mismatch"] } else { return false } }
    let saved = try salvage(document: damaged, device: Device(), options: CheckOptions())
    hold("what can be saved is told", saved.checksum == .differs && saved.saved.count == 1)
    let newer = Data(String(decoding: stored, as: UTF8.self).replacingOccurrences(of: "\"version\":\"1.0\"", with: "\"version\":\"1.1\"").utf8)
    for read in [{ _ = try Backup.parse(document: newer) }, { _ = try StoredBackup.damaged(document: newer) }] {
        refused("a newer version is no damage", read) { if case let .UnknownVersion(report, _) = $0 { return report.verdict == .unchecked } else { return false } }
    }
    for device in [Device(), Device(platform: .ios), Device(recoveryAccount: signedIn)] {
        hold("nothing is restored for who knows whom", try !planRestore(document: stored, device: device, options: CheckOptions()).restores)
    }
    let another = try planRestore(document: stored, device: Device(platform: .ios, recoveryAccount: id), options: CheckOptions())
    hold("another account does not get it", !another.restores && rules(another.report) == ["wrong-recovery-account"])
    hold("with consent it goes on", try StoredBackup.damaged(document: damaged).nextWithConsent(draft: draft([account()]), writtenAt: "2026-10-08T07:12:44Z").info().generation == 3)
}

func printing() throws {
    let personal = try account(label: "lena@contoso.example", issuer: "Contoso")
    let stored = try fresh([personal]).toJson()
    let device = Device(platform: .ios, recoveryAccount: signedIn, existing: stored)
    let damaged = Data(String(decoding: stored, as: UTF8.self).replacingOccurrences(of: "Contoso", with: "contoso").utf8)
    var values: [Any] = [
        personal, personal.credential, draft([personal]), device, try planRestore(document: stored, device: device, options: CheckOptions()),
        try salvage(document: damaged, device: Device(), options: CheckOptions()), try Backup.parse(document: stored), try checkBackup(document: damaged, options: CheckOptions()).findings,
    ]
    do { _ = try fresh([personal], order: []) } catch { values += [error, error.localizedDescription] }
    hold("there is an error to print", values.count == 10)
    for value in values {
        for printed in ["\(value)", String(reflecting: value), String(describing: Optional(value))] {
            hold("\(type(of: value)) prints without what is personal", !["ontoso", "lena", "MRSWMZ3I", "100, 101, 102", signedIn].contains { printed.contains($0) } && printed != "")
        }
    }
    hold("a finding prints as a line", "\(try checkBackup(document: Data("{}".utf8), options: CheckOptions()).findings[0])".hasPrefix("error not-a-backup at \"\" (1:1): "))
}

func hostile() throws {
    for document in [Data(), Data(repeating: 255, count: 100), Data(repeating: 91, count: 100_000), Data(repeating: 32, count: 3_000_000)] {
        hold("hostile input is judged", try checkBackup(document: document, options: CheckOptions()).verdict == .invalid)
    }
    for rule in try rules() { hold(rule.name, try explain(rule: rule.name).hasPrefix("# \(rule.name)\n")) }
}

func threads(_ document: Data) throws {
    let first = try fresh([account()])
    nonisolated(unsafe) var wrong = 0
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
        for _ in 0..<200 {
            let findings = try! checkBackup(document: document, options: CheckOptions()).findings
            let next = try! first.next(draft: draft([account()]), writtenAt: later)
            if !findings.isEmpty || (try! next.info().generation) != 2 { wrong += 1 }
        }
    }
    hold("8 threads", wrong == 0)
}

@main
struct Test {
    static func main() throws {
        let fixtures = URL(fileURLWithPath: CommandLine.arguments[1])
        func json(_ name: String) throws -> Object { try JSONSerialization.jsonObject(with: Data(contentsOf: fixtures.appendingPathComponent(name))) as! Object }
        let index = try json("index.json"), vectors = index["cases"] as! [Object]
        for vector in vectors { hold(vector["id"] as! String, try holds(vector, fixtures)) }
        hold("as many cases as the index says", vectors.count == index["count"] as! Int)
        for vector in try json("recovery-digest.json")["cases"] as! [Object] {
            hold(vector["id"] as! String, try recoveryDigest(backupId: vector["backupId"] as! String, recoveryAccount: vector["identifier"] as! String) == vector["digest"] as! String)
        }
        try writing()
        try refusals(fixtures)
        try lifeOnTwoDevices()
        try printing()
        try hostile()
        let document = try Data(contentsOf: fixtures.appendingPathComponent("1.0/valid/ios-three-accounts.json"))
        try threads(document)
        print("Swift: \(passed) passed, \(failed) failed")
        exit(failed > 0 ? 1 : 0)
    }
}
