import Foundation

// The binding in Swift: TestBackup FIXTURES

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

func account() throws -> Account {
    Account(id: id, accountType: .nonMicrosoft, label: "lena", credential: .totp(secret: try Secret.fromOctets(octets: key), algorithm: .sha1, digits: 6, period: 30))
}
func draft(_ accounts: [Account], order: [String]? = nil) -> Draft {
    Draft(platform: .ios, appVersion: "6.8.30", accounts: accounts, order: order, settings: Settings(theme: .dark))
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
    refused("a blank one destroys", { _ = try first.next(draft: draft([]), writtenAt: later) }) {
        if case let .Destroys(report, problem) = $0 { return report.findings.map(\.rule) == ["blank-overwrite"] && problem != "" } else { return false }
    }
    refused("order", { _ = try fresh([account()], order: []) }) {
        if case let .Invalid(report, _) = $0 { return report.findings.map(\.rule) == ["order-missing-account"] } else { return false }
    }
    refused("an id", { _ = try fresh([account()], order: ["x"]) }) {
        if case let .Argument(pointer, rule, _) = $0 { return pointer == "/order/0" && rule == "invalid-id" } else { return false }
    }
    refused("an account", { _ = try recoveryDigest(backupId: id, recoveryAccount: "lena@example.com") }) {
        if case let .Argument(pointer, _, problem) = $0 { return pointer == "recoveryAccount" && !problem.contains("lena") } else { return false }
    }
    let damaged = Data(String(decoding: try first.toJson(), as: UTF8.self).replacingOccurrences(of: "lena", with: "lenA").utf8)
    refused("damage is not read", { _ = try Backup.parse(document: damaged) }) { if case .Invalid = $0 { return true } else { return false } }
    hold("with consent it goes on", try StoredBackup.damaged(document: damaged).nextWithConsent(draft: draft([account()]), writtenAt: later).info().generation == 2)
    hold("no key is printed", !"\(try account()) \(first)".contains("MRSWMZ3INFVGW3DNNZXXA4LSON2HK5TX"))
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
        try hostile()
        let document = try Data(contentsOf: fixtures.appendingPathComponent("1.0/valid/ios-three-accounts.json"))
        try threads(document)
        let rounds: [Double] = try (0..<20).map { _ in
            let began = Date()
            for _ in 0..<500 { _ = try checkBackup(document: document, options: CheckOptions()) }
            return Date().timeIntervalSince(began) / 500 * 1e6
        }
        print("one check of 2 KB: \(Int(rounds.min()!)) µs")
        print("Swift: \(passed) passed, \(failed) failed")
        exit(failed > 0 ? 1 : 0)
    }
}
