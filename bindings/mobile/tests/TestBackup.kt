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
private const val OTHER = "b1b45ae0-7e4f-4d0e-9a3c-0f6d9f6a2c11"
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

private fun account(id: String = ID, label: String = "lena", issuer: String? = null, credential: Credential = Credential.Totp(Secret.fromOctets(KEY), Algorithm.SHA1, 6u, 30u)) =
    Account(id, AccountType.NON_MICROSOFT, issuer, label, credential)
private fun draft(vararg accounts: Account, order: List<String>? = null, appVersion: String = "6.8.30", settings: Settings = Settings(theme = Theme.DARK)) =
    Draft(Platform.IOS, appVersion, accounts.toList(), 0u, order, settings)
private fun fresh(vararg accounts: Account, order: List<String>? = null) = Backup.fresh(draft(*accounts, order = order), Random.nextBytes(16), ACCOUNT, WRITTEN)

private fun writing() {
    val first = fresh(account())
    hold("fresh is valid", checkBackup(first.toJson(), CheckOptions()).findings.isEmpty())
    val read = Backup.parse(first.next(draft(account()), LATER).toJson())
    hold("next", read.info().generation == 2uL && read.info().backupId == first.info().backupId)
    hold("the key comes back", (read.accounts()[0].credential as Credential.Totp).secret.octets().contentEquals(KEY))
    val counter = Credential.Hotp(Secret.fromBase32("GEZDGNBVGY3TQOJQ"), Algorithm.SHA256, 8u, 7u)
    val two = fresh(account(issuer = "Contoso", credential = counter), Account(OTHER, AccountType.WORK_OR_SCHOOL, null, "lena", Credential.NameOnly), order = listOf(OTHER, ID))
    val back = Backup.parse(two.toJson())
    hold("accounts, order, settings", back.info().order == listOf(OTHER, ID) && back.info().settings == Settings(theme = Theme.DARK) && back.accounts()[0].issuer == "Contoso")
    val longer = Backup.parse(fresh(account(label = "\uD83D\uDE00".repeat(300))).toJson())
    hold("a name is cut by scalar values", longer.accounts()[0].label == "\uD83D\uDE00".repeat(256))
    hold("keys are equal by what they are", account() == account() && account().hashCode() == account().hashCode() && Secret.fromOctets(KEY) != Secret.fromOctets(KEY + 1))
    hold("a counter", (back.accounts()[0].credential as Credential.Hotp).counter == 7uL)
    val changes = compareBackups(two.toJson(), two.next(draft(account()), LATER).toJson(), CheckOptions()).changes!!
    hold("what changes is told", changes.removed == listOf(1uL) && changes.oldGeneration == 1uL && changes.newGeneration == 2uL)
    first.close()
    hold("what is closed is not used", runCatching { first.info() }.exceptionOrNull() is IllegalStateException)
    val key = Secret.fromOctets(KEY)
    val ofClosed = account(credential = Credential.Totp(key, Algorithm.SHA1, 6u, 30u))
    key.close()
    hold("what is closed within a record is not used", runCatching { fresh(ofClosed) }.exceptionOrNull() is IllegalStateException)
    hold("nor printed", runCatching { "$ofClosed" }.exceptionOrNull() is IllegalStateException)
    hold("the version is one", libraryVersion().split(".").size == 3)
}

private fun refusals(fixtures: File) {
    val first = fresh(account())
    refused<BackupException.Destroys>("a blank one destroys", { it.report.findings.map(Finding::rule) == listOf("blank-overwrite") && "blank-overwrite" in it.problem }) { first.next(draft(), LATER) }
    refused<BackupException.Invalid>("order", { it.report.findings.map(Finding::rule) == listOf("order-missing-account") && it.problem != "" }) { fresh(account(), order = listOf()) }
    refused<BackupException.Invalid>("two of a type", { "duplicate-account-type" in it.report.findings.map(Finding::rule) }) { fresh(account(), account(OTHER)) }
    refused<BackupException.Invalid>("a setting of the other platform", { it.report.findings.map(Finding::rule) == listOf("setting-not-on-platform") }) {
        first.next(draft(account(), settings = Settings(screenCapture = true)), LATER)
    }
    val last = Backup.parse(File(fixtures, "1.0/valid/generation-largest.json").readBytes())
    refused<BackupException.LastGeneration>("the last generation") { last.next(draft(account()), LATER) }
    refused<BackupException.NothingToContinue>("nothing to continue") { StoredBackup.damaged(byteArrayOf()).nextWithConsent(draft(account()), LATER) }
    refused<BackupException.Argument>("what is valid needs no consent") { StoredBackup.damaged(first.toJson()) }
    val arguments: List<Pair<String, () -> Any>> = listOf(
        "/accounts" to { fresh(*Array(257) { account() }) },
        "/order/0" to { fresh(account(), order = listOf("x")) },
        "/accounts/0/label" to { fresh(account(label = "")) },
        "/accounts/0/issuer" to { fresh(account(issuer = "")) },
        "/accounts/0/id" to { fresh(account("x")) },
        "/accounts/0/credential/digits" to { fresh(account(credential = Credential.Totp(Secret.fromOctets(KEY), Algorithm.SHA1, 9u, 30u))) },
        "/accounts/0/credential/period" to { fresh(account(credential = Credential.Totp(Secret.fromOctets(KEY), Algorithm.SHA1, 6u, 0u))) },
        "/accounts/0/credential/counter" to { fresh(account(credential = Credential.Hotp(Secret.fromOctets(KEY), Algorithm.SHA1, 6u, ULong.MAX_VALUE))) },
        "/appVersion" to { first.next(draft(account(), appVersion = "6"), LATER) },
        "/writtenAt" to { first.next(draft(account()), "yesterday") },
        "/backupId" to { recoveryDigest("x", ACCOUNT) },
        "recoveryAccount" to { Backup.fresh(draft(account()), Random.nextBytes(16), "lena@example.com", WRITTEN) },
        "random" to { Backup.fresh(draft(account()), ByteArray(16), ACCOUNT, WRITTEN) },
        "secret" to { Secret.fromOctets(ByteArray(321)) },
        "secret" to { Secret.fromOctets(byteArrayOf()) },
        "random" to { Backup.fresh(draft(account()), byteArrayOf(), ACCOUNT, WRITTEN) },
        "secret" to { Secret.fromBase32("lena's, not Base32") },
        "now" to { checkBackup(byteArrayOf(), CheckOptions(now = "x")) },
        "levels" to { checkBackup(byteArrayOf(), CheckOptions(levels = mapOf("x" to Level.NOTE))) },
        "off" to { checkBackup(byteArrayOf(), CheckOptions(off = listOf("x"))) },
        "rule" to { explain("lena") },
    )
    for ((pointer, call) in arguments) refused<BackupException.Argument>(pointer, { it.pointer == pointer && it.problem != "" && "lena" !in "$it" }) { call() }
}

/** The life of a backup, as the specification tells it: two phones, a loss, damage, a blank app. */
private fun lifeOnTwoDevices() {
    val phone = fresh(account())
    val stored = phone.next(draft(account(label = "lena@contoso.example")), LATER).toJson()
    val plan = planRestore(stored, Device(Platform.IOS, ACCOUNT), CheckOptions())
    hold("the new phone gets it", plan.restores && plan.accounts[0].givesBack == GivesBack.CODES_WORK && plan.notAsked == listOf("account-exists"))
    val ontoAndroid = planRestore(stored, Device(Platform.ANDROID), CheckOptions())
    hold("another platform does not", !ontoAndroid.restores && ontoAndroid.report.findings.map(Finding::rule) == listOf("wrong-platform"))
    val secondPhone = Backup.parse(stored)
    refused<BackupException.Destroys>("the new phone has not restored yet") { secondPhone.next(draft(), LATER) }
    hold("it continues", secondPhone.next(draft(account()), "2026-10-07T07:12:44Z").info().generation == 3uL)
    val lost = compareBackups(stored, phone.toJson(), CheckOptions())
    hold("the old phone writes late", "generation-not-increased" in lost.new.findings.map(Finding::rule))
    val damaged = String(stored).replace("lena@contoso.example", "lena@contoso.exampl3").toByteArray()
    refused<BackupException.Invalid>("damage is not read", { it.report.findings.map(Finding::rule) == listOf("checksum-mismatch") }) { Backup.parse(damaged) }
    val saved = salvage(damaged, Device(), CheckOptions())
    hold("what can be saved is told", saved.checksum == ChecksumSays.DIFFERS && saved.saved.size == 1)
    val newer = String(stored).replace("\"version\":\"1.0\"", "\"version\":\"1.1\"").toByteArray()
    refused<BackupException.UnknownVersion>("a newer version is no damage", { it.report.verdict == Verdict.UNCHECKED }) { Backup.parse(newer) }
    refused<BackupException.UnknownVersion>("and not replaced") { StoredBackup.damaged(newer) }
    for (device in listOf(Device(), Device(Platform.IOS), Device(null, ACCOUNT))) hold("nothing is restored for who knows whom", !planRestore(stored, device, CheckOptions()).restores)
    val other = planRestore(stored, Device(Platform.IOS, ID), CheckOptions())
    hold("another account does not get it", !other.restores && other.report.findings.map(Finding::rule) == listOf("wrong-recovery-account"))
    hold("with consent it goes on", StoredBackup.damaged(damaged).nextWithConsent(draft(account()), "2026-10-08T07:12:44Z").info().generation == 3uL)
}

private fun printing() {
    val personal = account(label = "lena@contoso.example", issuer = "Contoso")
    val stored = fresh(personal).toJson()
    val device = Device(Platform.IOS, ACCOUNT, stored)
    val damaged = String(stored).replace("Contoso", "contoso").toByteArray()
    val refused = runCatching { fresh(personal, order = listOf()) }.exceptionOrNull()!!
    val values = listOf(
        personal, personal.credential, draft(personal), device, planRestore(stored, device, CheckOptions()), salvage(damaged, Device(), CheckOptions()), Backup.parse(stored),
        refused, refused.stackTraceToString(), refused.message, checkBackup(damaged, CheckOptions()).findings,
    )
    for (value in values) {
        val printed = value.toString()
        val personals = listOf("ontoso", "lena", "MRSWMZ3I", KEY.joinToString(", "), stored.joinToString(", "), ACCOUNT)
        hold("${value!!::class.simpleName} prints without what is personal", personals.none { it in printed } && printed != "")
    }
    hold("a finding prints as a line", checkBackup("{}".toByteArray(), CheckOptions()).findings[0].toString().startsWith("error not-a-backup at \"\" (1:1): "))
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
    // One closes what the others write with.
    repeat(200) {
        val key = Secret.fromOctets(KEY)
        val shared = account(credential = Credential.Totp(key, Algorithm.SHA1, 6u, 30u))
        List(4) { index ->
            thread {
                if (index == 0) key.close() else runCatching { fresh(shared) }.exceptionOrNull()?.let { if (it !is IllegalStateException) wrong.incrementAndGet() }
            }
        }.forEach { it.join() }
    }
    hold("closed by another thread", wrong.get() == 0)
}

fun main(arguments: Array<String>) {
    val fixtures = File(arguments[0])
    val index = JsonParser.parseString(File(fixtures, "index.json").readText()).asJsonObject
    for (case in index.array("cases").objects()) hold(case.text("id")!!, holds(case, fixtures))
    hold("as many cases as the index says", index.array("cases").size() == index.get("count").asInt)
    for (case in JsonParser.parseString(File(fixtures, "recovery-digest.json").readText()).asJsonObject.array("cases").objects()) {
        hold(case.text("id")!!, recoveryDigest(case.text("backupId")!!, case.text("identifier")!!) == case.text("digest"))
    }
    writing()
    refusals(fixtures)
    lifeOnTwoDevices()
    printing()
    hostile()
    threads(fixtures)
    println("Kotlin: $passed passed, $failed failed")
    exitProcess(if (failed > 0) 1 else 0)
}
