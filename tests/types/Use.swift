import Foundation

/// Reads documents, one a line, into the types, and writes what they hold.
@main
struct Use {
    static func main() throws {
        while let line = readLine() {
            do {
                let envelope = try JSONDecoder().decode(Envelope.self, from: Data(line.utf8))
                print(String(decoding: try JSONEncoder().encode(envelope), as: UTF8.self))
            } catch is DecodingError {
                print("refused")
            }
        }
    }
}
