import authenticator.backup.*
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import java.util.Base64
import java.util.UUID

// The binding as an implementation of ../../../spec/conformance.md: `read` and `write`.

private fun JsonObject.text(name: String) = get(name)?.asString
private fun JsonObject.flag(name: String) = get(name)?.asBoolean
private fun answer(vararg members: Pair<String, String>) = JsonObject().apply { members.forEach { (name, value) -> addProperty(name, value) } }
private fun encoded(bytes: ByteArray) = Base64.getEncoder().encodeToString(bytes)

private fun read(request: JsonObject): JsonObject {
    val document = Base64.getDecoder().decode(request.text("document"))
    val report = checkBackup(document, CheckOptions())
    if (report.verdict != Verdict.VALID) return answer("refused" to report.findings.joinToString { it.rule })
    return answer("canonical" to encoded(Backup.parse(document).toJson()))
}

private fun credential(of: JsonObject): Credential {
    val secret = of.text("secret")?.let(Secret::fromBase32) ?: return Credential.NameOnly
    val algorithm = Algorithm.valueOf(of.text("algorithm")!!.uppercase())
    val digits = of.get("digits").asInt.toUByte()
    val period = of.get("period") ?: return Credential.Hotp(secret, algorithm, digits, of.get("counter").asLong.toULong())
    return Credential.Totp(secret, algorithm, digits, period.asInt.toUInt())
}

private fun account(of: JsonObject) = Account(
    of.text("id")!!, AccountType.valueOf(of.text("type")!!.uppercase().replace('-', '_')), of.text("issuer"), of.text("label")!!, credential(of.getAsJsonObject("credential")),
)

private fun settings(of: JsonObject) = Settings(
    of.flag("cloudBackup")!!, of.flag("appLock"), of.flag("hideCodes"), of.flag("usageData"), of.text("theme")?.let { Theme.valueOf(it.uppercase()) },
    of.flag("screenCapture"), of.flag("appSwitcherBlur"),
)

private fun write(request: JsonObject): JsonObject {
    val of = request.getAsJsonObject("draft")
    fun draft() = Draft(
        Platform.valueOf(of.text("platform")!!.uppercase()), of.text("appVersion")!!, of.getAsJsonArray("accounts").map { account(it.asJsonObject) },
        of.get("omittedAccounts").asLong.toULong(), of.getAsJsonArray("order").map { it.asString }, settings(of.getAsJsonObject("settings")),
    )
    val id = UUID.fromString(of.text("backupId"))
    val random = java.nio.ByteBuffer.allocate(16).putLong(id.mostSignificantBits).putLong(id.leastSignificantBits).array()
    val writtenAt = of.text("writtenAt")!!
    val first = Backup.fresh(draft(), random, of.text("identifier")!!, writtenAt)
    val backup = when (val generation = of.get("generation").asLong) {
        1L -> first
        2L -> first.next(draft(), writtenAt)
        // The library writes the next generation alone, so one is made that it continues.
        else -> StoredBackup.damaged(String(first.toJson()).replace("\"generation\":1,", "\"generation\":${generation - 1},").toByteArray()).nextWithConsent(draft(), writtenAt)
    }
    return answer("document" to encoded(backup.toJson()))
}

fun main() {
    uniffiEnsureInitialized()
    for (line in generateSequence(::readLine)) {
        val request = JsonParser.parseString(line).asJsonObject
        val said = when (request.text("cmd")) {
            "start" -> JsonParser.parseString("""{"implementation":{"name":"the binding","language":"Kotlin"},"does":["read","write"]}""").asJsonObject
            "read" -> read(request)
            "write" -> write(request)
            else -> return
        }
        request.get("seq")?.let { said.add("seq", it) }
        println(said)
        System.out.flush()
    }
}
