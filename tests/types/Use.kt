package backup

import java.io.PrintStream
import kotlinx.serialization.SerializationException
import kotlinx.serialization.json.Json

/** Reads documents, one a line, into the types, and writes what they hold. */
fun main() {
    val json = Json { explicitNulls = false }
    val output = PrintStream(System.out, true, "UTF-8")
    System.`in`.bufferedReader().forEachLine { line ->
        output.println(
            try {
                json.encodeToString(Envelope.serializer(), json.decodeFromString(Envelope.serializer(), line))
            } catch (refused: SerializationException) {
                "refused"
            }
        )
    }
    // A credential as an app would make it.
    val totp = Credential(kind = Kind.Totp, secret = "IDWUZZD7WFM6UTFS3ZHCIGJ3PAQE4JN4", algorithm = Algorithm.Sha1, digits = 6, period = 30)
    val hotp = totp.copy(kind = Kind.Hotp, period = null, counter = 41)
    check(hotp.secret == totp.secret && hotp.counter == 41L && Credential(kind = Kind.NameOnly).secret == null)
}
