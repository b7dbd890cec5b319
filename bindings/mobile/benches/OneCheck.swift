import Foundation

// The time of one check: OneCheck DOCUMENT, in microseconds, the best of some rounds.

@main
struct OneCheck {
    static func main() throws {
        let document = try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1]))
        let options = CheckOptions()
        let rounds: [Double] = try (0..<20).map { _ in
            let began = Date()
            for _ in 0..<500 { _ = try checkBackup(document: document, options: options) }
            return Date().timeIntervalSince(began) / 500 * 1e6
        }
        print(String(format: "%.2f", rounds.min()!))
    }
}
