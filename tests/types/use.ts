import { documents } from "./documents"
import type { Credential, Envelope } from "./envelope"

/** What a kind holds is known by its kind. */
function secretOf(credential: Credential): string | undefined {
  switch (credential.kind) {
    case "totp":
    case "hotp":
      return credential.secret
    case "name-only":
      // @ts-expect-error a name alone has no secret
      credential.secret
      return undefined
  }
}

// @ts-expect-error a credential that has lost its secret
const lost: Credential = { kind: "totp", algorithm: "sha1", digits: 6, period: 30 }
// @ts-expect-error a period that a counter-based credential does not have
const mixed: Credential = { kind: "hotp", secret: "", algorithm: "sha1", digits: 6, counter: 0, period: 30 }

const read: Envelope[] = documents.map(document => JSON.parse(JSON.stringify(document)))
const secrets = read.flatMap(document => document.accounts).filter(account => secretOf(account.credential) !== undefined)
console.log(secrets.length)
