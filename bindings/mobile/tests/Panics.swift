import Foundation

// A panic of the library is an error, and what comes behind it is answered.

@main
struct Panics {
    static func main() throws {
        do {
            try panics()
            print("FAILED a panic is an error")
            exit(1)
        } catch let error where !(error is BackupError) {
            guard try !rules().isEmpty else { exit(1) }
            print("Swift: a panic is an error: \(error)")
        }
    }
}
