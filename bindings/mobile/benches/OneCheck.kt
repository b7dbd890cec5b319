import authenticator.backup.*
import java.io.File

// The time of one check: OneCheckKt DOCUMENT, in microseconds, the best of some rounds.

fun main(arguments: Array<String>) {
    val document = File(arguments[0]).readBytes()
    val options = CheckOptions()
    val rounds = List(20) {
        val began = System.nanoTime()
        repeat(500) { checkBackup(document, options) }
        (System.nanoTime() - began) / 500e3
    }
    println("%.2f".format(rounds.min()))
}
