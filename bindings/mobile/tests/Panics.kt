import authenticator.backup.*
import kotlin.system.exitProcess

// A panic of the library is an exception, and what comes behind it is answered.

fun main() {
    val thrown = runCatching { panics() }.exceptionOrNull()
    val held = thrown is InternalException && rules().isNotEmpty()
    println(if (held) "Kotlin: a panic is an exception: ${thrown?.message}" else "FAILED a panic is an exception")
    exitProcess(if (held) 0 else 1)
}
