import authenticator.backup.*
import com.google.gson.JsonArray
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import java.io.File
import java.util.concurrent.atomic.AtomicInteger
import kotlin.concurrent.thread
import kotlin.random.Random
import kotlin.system.exitProcess

// The binding on the JVM: TestBackupKt FIXTURES

private const val ID = "4a243669-1d2e-476c-98ec-6806b64bff81"
private const val ACCOUNT = "5e325896-52b9-46ce-9ab9-bc6e83708e0d"
private const val WRITTEN = "2026-10-05T07:12:44Z"
private const val LATER = "2026-10-06T07:12:44Z"
private val KEY = ByteArray(20) { (100 + it).toByte() }

private var passed = 0
private var failed = 0

private fun hold(what: String, holds: Boolean) {
    if (holds) passed++ else failed++.also { println("FAILED $what") }
}

private inline fun <reified Kind : BackupException> refused(what: String, also: (Kind) -> Boolean = { true }, call: () -> Unit) =
    try {
        call()
        hold(what, false)
    } catch (error: BackupException) {
        hold(what, error is Kind && also(error))
    }

private fun word(value: Enum<*>?) = value?.name?.lowercase()?.replace('_', '-')
private fun JsonObject.text(name: String) = get(name)?.asString
private fun JsonObject.array(name: String) = getAsJsonArray(name) ?: JsonArray()
private fun JsonArray.objects() = map { it.asJsonObject }
private fun found(rule: String, pointer: String, side: String) = "$rule $pointer $side"
private fun expected(findings: JsonArray) = findings.objects().map { found(it.text("rule")!!, it.text("pointer")!!, it.text("side") ?: "value") }.sorted()
private fun reasons(reasons: List<Reason>) = reasons.map { found(it.rule, it.pointer, word(it.side)!!) }.sorted()

private fun same(report: Report, file: JsonObject) =
    report.findings.map { found(it.rule, it.pointer, word(it.side)!!) }.sorted() == expected(file.array("findings")) &&
        word(report.verdict) == file.text("verdict") && word(report.stoppedAt) == file.text("stoppedAt")

private fun holds(case: JsonObject, fixtures: File): Boolean {
    val files = case.array("files").objects().associateBy { it.text("role") ?: "document" }
    val data = files.mapValues { File(fixtures, it.value.text("path")!!).readBytes() }
    val options = CheckOptions(now = case.text("now"))
    val device = Device(case.text("onto")?.let { Platform.valueOf(it.uppercase()) }, case.text("recoveryAccount"), data["existing"])
    val outcome = case.text("outcome")
    return when (case.text("kind")) {
        "check" -> checkBackup(data.getValue("document"), options).let { same(it, files.getValue("document")) && word(it.outcome) == outcome }
        "restore" -> planRestore(data.getValue("backup"), device, options).let { plan ->
            same(plan.report, files.getValue("backup")) && word(plan.outcome) == outcome && (plan.existing?.let { same(it, files.getValue("existing")) } ?: true)
        }
        "compare" -> compareBackups(data.getValue("old"), data.getValue("new"), options).let {
            same(it.old, files.getValue("old")) && same(it.new, files.getValue("new")) && word(it.outcome) == outcome
        }
        else -> salvage(data.getValue("document"), device, options).let { saved ->
            same(saved.report, files.getValue("document")) && word(saved.checksum) == case.text("checksum") && word(saved.nothingSince) == case.text("nothingSince") &&
                saved.forbiddenBy == case.array("forbiddenBy").map { it.asString } && saved.unanswered == case.array("unanswered").map { it.asString } &&
                saved.saved.map { it.row.index.toInt() to reasons(it.leftOut) } == case.array("saved").objects().map { it.get("index").asInt to expected(it.array("leftOut")) } &&
                saved.lost.map { it.index.toInt() to reasons(it.reasons) } == case.array("lost").objects().map { it.get("index").asInt to expected(it.array("reasons")) }
        }
    }
}

private fun account() = Account(ID, AccountType.NON_MICROSOFT, null, "lena", Credential.Totp(Secret.fromOctets(KEY), Algorithm.SHA1, 6u, 30u))
private fun draft(vararg accounts: Account, order: List<String>? = null) = Draft(Platform.IOS, "6.8.30", accounts.toList(), 0u, order, Settings(theme = Theme.DARK))
private fun fresh(vararg accounts: Account, order: List<String>? = null) = Backup.fresh(draft(*accounts, order = order), Random.nextBytes(16), ACCOUNT, WRITTEN)

private fun writing() {
    val first = fresh(account())
    hold("fresh is valid", checkBackup(first.toJson(), CheckOptions()).findings.isEmpty())
    val read = Backup.parse(first.next(draft(account()), LATER).toJson())
    hold("next", read.info().generation == 2uL && read.info().backupId == first.info().backupId)
    hold("the key comes back", (read.accounts()[0].credential as Credential.Totp).secret.octets().contentEquals(KEY))
    refused<BackupException.Destroys>("a blank one destroys", { it.report.findings.map(Finding::rule) == listOf("blank-overwrite") }) { first.next(draft(), LATER) }
    refused<BackupException.Invalid>("order", { it.report.findings.map(Finding::rule) == listOf("order-missing-account") && it.problem != "" }) { fresh(account(), order = listOf()) }
    refused<BackupException.Argument>("an id", { it.pointer == "/order/0" && it.rule == "invalid-id" }) { fresh(account(), order = listOf("x")) }
    refused<BackupException.Argument>("an account", { it.pointer == "recoveryAccount" && "lena" !in it.problem }) { Backup.fresh(draft(account()), ByteArray(16), "lena@example.com", WRITTEN) }
    refused<BackupException.Argument>("a rule", { it.pointer == "rule" }) { explain("x") }
    val damaged = String(first.toJson()).replace("lena", "lenA").toByteArray()
    refused<BackupException.Invalid>("damage is not read") { Backup.parse(damaged) }
    hold("with consent it goes on", StoredBackup.damaged(damaged).nextWithConsent(draft(account()), LATER).info().generation == 2uL)
    hold("no key is printed", "${account()} $first".let { printed -> KEY.joinToString(", ") !in printed && "MRSWMZ3INFVGW3DNNZXXA4LSON2HK5TX" !in printed })
    first.close()
    hold("what is closed is not used", runCatching { first.info() }.exceptionOrNull() is IllegalStateException)
}

private fun hostile() {
    for (document in listOf(byteArrayOf(), ByteArray(100) { -1 }, "[".repeat(100_000).toByteArray(), ByteArray(3_000_000) { 32 }, Random.nextBytes(10_000))) {
        hold("hostile input is judged", checkBackup(document, CheckOptions()).verdict == Verdict.INVALID)
    }
    for (rule in rules()) hold(rule.name, explain(rule.name).startsWith("# ${rule.name}\n"))
}

private fun threads(fixtures: File) {
    val document = File(fixtures, "1.0/valid/ios-three-accounts.json").readBytes()
    val first = fresh(account())
    val wrong = AtomicInteger()
    List(8) {
        thread {
            repeat(200) {
                if (checkBackup(document, CheckOptions()).findings.isNotEmpty() || first.next(draft(account()), LATER).use { it.info().generation } != 2uL) wrong.incrementAndGet()
            }
        }
    }.forEach { it.join() }
    hold("8 threads", wrong.get() == 0)
}

/** The time of one call, in microseconds: the best of some rounds. */
private fun microseconds(fixtures: File): Double {
    val document = File(fixtures, "1.0/valid/ios-three-accounts.json").readBytes()
    val options = CheckOptions()
    return List(20) {
        val began = System.nanoTime()
        repeat(500) { checkBackup(document, options) }
        (System.nanoTime() - began) / 500e3
    }.min()
}

fun main(arguments: Array<String>) {
    uniffiEnsureInitialized()
    val fixtures = File(arguments[0])
    val index = JsonParser.parseString(File(fixtures, "index.json").readText()).asJsonObject
    for (case in index.array("cases").objects()) hold(case.text("id")!!, holds(case, fixtures))
    hold("as many cases as the index says", index.array("cases").size() == index.get("count").asInt)
    for (case in JsonParser.parseString(File(fixtures, "recovery-digest.json").readText()).asJsonObject.array("cases").objects()) {
        hold(case.text("id")!!, recoveryDigest(case.text("backupId")!!, case.text("identifier")!!) == case.text("digest"))
    }
    writing()
    hostile()
    threads(fixtures)
    println("one check of 2 KB: %.0f µs".format(microseconds(fixtures)))
    println("Kotlin: $passed passed, $failed failed")
    exitProcess(if (failed > 0) 1 else 0)
}
