package backup

/** Each kind of credential, as an app would make it of what it has read. */
fun main() {
    val totp = Credential(kind = Kind.Totp, secret = "IDWUZZD7WFM6UTFS3ZHCIGJ3PAQE4JN4", algorithm = Algorithm.Sha1, digits = 6, period = 30)
    val hotp = totp.copy(kind = Kind.Hotp, period = null, counter = 41)
    val nameOnly = Credential(kind = Kind.NameOnly)
    val account = Account(credential = hotp, id = "3e763862-17ad-4ccf-9599-14950715b243", label = "lena", type = AccountType.NonMicrosoft)
    check(account.credential.secret == totp.secret && account.credential.counter == 41L && account.issuer == null)
    check(nameOnly.secret == null)
    println("kept")
}
