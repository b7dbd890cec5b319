// Backups as JSON.stringify writes them: compact, indented, its members in any order.
//
// node node_json.mjs FOLDER
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const IDENTIFIER = "7d8f1c52-3a0e-4b6d-9c41-0e5f2ab86d13";

const sha256 = (text) => createHash("sha256").update(text, "utf8").digest("hex");

// The same value with the members of each object in the order that `arrange` gives their names.
function arranged(value, arrange) {
  if (Array.isArray(value)) return value.map((element) => arranged(element, arrange));
  if (typeof value !== "object") return value;
  return Object.fromEntries(
    arrange(Object.keys(value)).map((name) => [name, arranged(value[name], arrange)]),
  );
}

// RFC 8785: names in the order of their UTF-16 units, values as JSON.stringify writes them.
const canonical = (value) => JSON.stringify(arranged(value, (names) => names.toSorted()));

const totp = (secret, algorithm, digits, period) => ({ kind: "totp", secret, algorithm, digits, period });

function backup({ backupId, generation, appVersion, platform, accounts, order, settings }) {
  const document = {
    format: "authenticator-backup",
    version: "1.0",
    backupId,
    generation,
    writtenAt: "2026-10-05T07:12:44Z",
    appVersion,
    platform,
    storage: { ios: "icloud", android: "microsoft-cloud" }[platform],
    recoveryAccount: { type: "microsoft-personal", digest: sha256(`${backupId}:${IDENTIFIER}`) },
    accounts,
    omittedAccounts: 0,
    order: order.map((n) => accounts[n].id),
    settings,
  };
  return { ...document, checksum: { algorithm: "sha256", digest: sha256(canonical(document)) } };
}

const ios = (accounts) =>
  backup({
    backupId: "071519f2-00a0-4e7c-879c-8d84fa5e57b7",
    generation: 7,
    appVersion: "6.8.30",
    platform: "ios",
    accounts,
    order: [2, 0, 1],
    settings: {
      cloudBackup: true,
      appLock: true,
      hideCodes: false,
      usageData: false,
      theme: "system",
      appSwitcherBlur: true,
    },
  });

const personal = (issuer, label) => ({
  id: "4a243669-1d2e-476c-98ec-6806b64bff81",
  type: "microsoft-personal",
  issuer,
  label,
  credential: totp("IDWUZZD7WFM6UTFS3ZHCIGJ3PAQE4JN4", "sha1", 6, 30),
});
const work = (issuer, label) => ({
  id: "c57dc02f-5e25-457a-885c-fcd5616c3ebc",
  type: "work-or-school",
  issuer,
  label,
  credential: { kind: "name-only" },
});
const other = (issuer, label) => ({
  id: "3e763862-17ad-4ccf-9599-14950715b243",
  type: "non-microsoft",
  issuer,
  label,
  credential: totp("RCD6D7ULWYMZEBS5XK5EGYVAIJXDKL34T4SGPLXMUCHUGVI7SVRQ", "sha256", 8, 60),
});

const contents = {
  // What some library escapes: quotes, backslashes, slashes, HTML, all that is not ASCII.
  texts: ios([
    personal('Microsoft <Outlook> & "Live"', "lena+backup=1/2@example.com"),
    work("Contoso's \\ Ops", "C:\\lena\\\"x\" 'y' </z> = & \\u003d \\/"),
    other(
      "Cafe\u0301 and Caf\u00e9 \u20ac \uff1d",
      "\u{1f469}\u200d\u{1f469}\u200d\u{1f467} \u{1d4b3}\u{1f511} \u0928\u092e\u0938\u094d\u0924\u0947 \u{10fffd}",
    ),
  ]),
  // The other platform: the greatest numbers, an absent issuer, scripts from right to left.
  android: backup({
    backupId: "c51b84c6-4522-4e03-95bd-f274c9a95e23",
    generation: Number.MAX_SAFE_INTEGER,
    appVersion: "6.2610.7201",
    platform: "android",
    accounts: [
      {
        id: "b234f8d5-8d58-42b3-94cb-03ada0c1315d",
        type: "non-microsoft",
        issuer: "\u05d1\u05e0\u05e7/\u0645\u0631\u062d\u0628\u0627",
        label: "\u043b\u0435\u043d\u0430='\u00df'<\u30ec\u30ca>",
        credential: {
          kind: "hotp",
          secret: "NPJSUW2F5JTUD5ENTVJX4RQF7BUEGYRV",
          algorithm: "sha1",
          digits: 6,
          counter: Number.MAX_SAFE_INTEGER,
        },
      },
      {
        id: "9f232b5f-35f2-4003-8ec2-35a268469b0a",
        type: "work-or-school",
        // No `issuer`: a member that is undefined would not be written either.
        label: "lena@contoso.example",
        credential: { kind: "name-only" },
      },
    ],
    order: [1, 0],
    settings: { cloudBackup: true, theme: "dark", screenCapture: false },
  }),
  // Characters that a text must not hold, but that each library has its own escapes for.
  unsafe: ios([
    personal("Microsoft", "a\0\x01\b\t\n\v\f\r\x1b\x1f/\x7f\x80\x9f\u2028\u2029\uffff\u{1ffff}z"),
    work("Contoso", "lena@contoso.example"),
    other("Fabrikam", "lena"),
  ]),
};

const manners = {
  compact: (value) => JSON.stringify(value),
  indented: (value) => `${JSON.stringify(value, null, 2)}\n`,
  "reversed-tabs": (value) => JSON.stringify(arranged(value, (names) => names.toReversed()), null, "\t"),
};

const written = {
  texts: ["compact", "indented", "reversed-tabs"],
  android: ["compact", "reversed-tabs"],
  unsafe: ["compact", "indented"],
};

for (const [content, names] of Object.entries(written)) {
  for (const name of names) {
    const file = join(process.argv[2], `node-${content}-${name}.json`);
    writeFileSync(file, manners[name](contents[content]), "utf8");
  }
}
