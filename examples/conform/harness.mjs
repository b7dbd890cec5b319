// A reader and a writer of authenticator backups in Node, without a package, behind the protocol of
// ../../spec/conformance.md:
//     backup-lint conform -- node examples/conform/harness.mjs
//
// It refuses what is not valid and does not say why: an app asks for no more when it restores.
import { createHash } from 'node:crypto'
import { createInterface } from 'node:readline'

const sha256 = text => createHash('sha256').update(text, 'utf8').digest('hex')
const refuse = why => { throw new Error(why) }
const must = (holds, why) => holds || refuse(why)

// --- the text: JSON.parse knows the grammar; what it lets pass is looked for here ---

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|[{}[\],:]|[^{}[\],:"\s]+)/gy
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

// Objects become maps, so that no name is special; numbers keep their token.
function parse(bytes) {
  must(bytes.length <= 1_048_576, 'too large')
  const text = UTF8.decode(bytes)
  JSON.parse(text)
  const tokens = Array.from(text.matchAll(TOKEN), match => match[1])
  let at = 0
  const string = token => {
    const value = JSON.parse(token)
    must(value.isWellFormed(), 'a lone surrogate')
    return value
  }
  const value = depth => {
    const token = tokens[at++]
    if (token === '{' || token === '[') {
      must(depth < 16, 'too deep')
      const object = new Map(), array = []
      const end = token === '{' ? '}' : ']'
      while (tokens[at] !== end) {
        if (token === '{') {
          const name = string(tokens[at++])
          at++
          must(!object.has(name), 'a name that stands twice')
          object.set(name, value(depth + 1))
        } else array.push(value(depth + 1))
        if (tokens[at] === ',') at++
      }
      at++
      return token === '{' ? object : array
    }
    if (token[0] === '"') return string(token)
    return /^[-0-9]/.test(token) ? { token } : JSON.parse(token)
  }
  return value(0)
}

// --- the members: envelope.md, chapter 4 ---

const text = holds => value => must(typeof value === 'string' && holds(value), 'a text')
const pattern = pattern => text(value => pattern.test(value) && !value.endsWith('\n'))
const word = (...words) => text(value => words.includes(value))
const boolean = value => must(typeof value === 'boolean', 'a boolean')
const integer = (least, most) => value =>
  must(/^-?(0|[1-9][0-9]*)$/.test(value?.token) && value.token !== '-0' &&
    BigInt(value.token) >= least && BigInt(value.token) <= most, 'an integer')
const list = item => value => {
  must(Array.isArray(value) && value.length <= 256, 'an array')
  value.forEach(item)
}
const object = (needed, optional = {}) => value => {
  must(value instanceof Map, 'an object')
  for (const name in needed) must(value.has(name), `${name} is missing`)
  for (const [name, member] of value) ({ __proto__: null, ...needed, ...optional }[name] ?? refuse('an unknown member'))(member)
}
const MOST = 9007199254740991n
const id = pattern(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
const digest = pattern(/^[0-9a-f]{64}$/)
const time = text(value => {
  const match = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.exec(value)
  const date = new Date(value)
  return match && value.length === 20 && match[1] >= '1970' && date.toISOString().startsWith(value.slice(0, 10))
})
const UNSAFE = /[\p{Cc}\u2028-\u202e\u2066-\u2069\p{Noncharacter_Code_Point}]/u
const name = text(value => { const { length } = [...value]; return length >= 1 && length <= 256 && !UNSAFE.test(value) })
const secret = text(value => {
  const spare = { 0: 0, 2: 2, 4: 4, 5: 1, 7: 3 }[value.length % 8]
  const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(value.at(-1))
  return /^[A-Z2-7]{2,512}$/.test(value) && spare !== undefined && last % 2 ** spare === 0
})
const oneTime = { kind: () => {}, secret, algorithm: word('sha1', 'sha256', 'sha512'), digits: integer(6n, 8n) }
const kinds = {
  totp: object({ ...oneTime, period: integer(1n, 86400n) }),
  hotp: object({ ...oneTime, counter: integer(0n, MOST) }),
  'name-only': object({ kind: () => {} }),
}
const allowed = { 'microsoft-personal': ['totp', 'name-only'], 'work-or-school': ['name-only'], 'non-microsoft': Object.keys(kinds) }
const credential = value => {
  must(value instanceof Map && Object.hasOwn(kinds, value.get('kind')), 'a credential')
  kinds[value.get('kind')](value)
}
const account = object({ id, type: word(...Object.keys(allowed)), label: name, credential }, { issuer: name })
const settings = { appLock: boolean, hideCodes: boolean, usageData: boolean, theme: word('system', 'light', 'dark') }
const ofPlatform = { ios: ['icloud', { appSwitcherBlur: boolean }], android: ['microsoft-cloud', { screenCapture: boolean }] }
const envelope = ([storage, own]) => object({
  format: word('authenticator-backup'), version: word('1.0'), backupId: id, generation: integer(1n, MOST), writtenAt: time,
  appVersion: pattern(/^[0-9]{1,9}(\.[0-9]{1,9}){1,3}$/), platform: word('ios', 'android'), storage: word(storage),
  recoveryAccount: object({ type: word('microsoft-personal'), digest }), accounts: list(account), omittedAccounts: integer(0n, MOST),
  order: list(id), settings: object({ cloudBackup: value => must(value === true, 'on') }, { ...settings, ...own }),
  checksum: object({ algorithm: word('sha256'), digest }),
})

// --- reading and writing ---

const canonical = value =>
  value instanceof Map
    ? `{${[...value.keys()].sort().map(name => `${JSON.stringify(name)}:${canonical(value.get(name))}`).join()}}`
    : Array.isArray(value) ? `[${value.map(canonical).join()}]` : value?.token ?? JSON.stringify(value)
const payload = root => canonical(new Map([...root].filter(([name]) => name !== 'checksum')))

function read(bytes) {
  const root = parse(bytes)
  must(root instanceof Map && Object.hasOwn(ofPlatform, root.get('platform')), 'a platform')
  envelope(ofPlatform[root.get('platform')])(root)
  const accounts = root.get('accounts'), ids = accounts.map(account => account.get('id')), order = root.get('order')
  const distinct = values => new Set(values).size === values.length
  must(distinct(ids) && distinct(accounts.map(account => account.get('type'))), 'two of one type')
  must(accounts.every(a => allowed[a.get('type')].includes(a.get('credential').get('kind'))), 'a kind')
  must(distinct(order) && order.length === ids.length && ids.every(id => order.includes(id)), 'an order')
  must(root.get('checksum').get('digest') === sha256(payload(root)), 'damaged')
  return canonical(root)
}

function write({ identifier, ...draft }) {
  const cut = (name, value) => ['issuer', 'label'].includes(name) ? [...value].slice(0, 256).join('') : value
  const members = { format: 'authenticator-backup', version: '1.0', ...draft, storage: ofPlatform[draft.platform][0],
    recoveryAccount: { type: 'microsoft-personal', digest: sha256(`${draft.backupId}:${identifier.toLowerCase()}`) } }
  const checksum = { algorithm: 'sha256', digest: sha256(payload(parse(Buffer.from(JSON.stringify(members, cut))))) }
  return JSON.stringify({ ...members, checksum }, cut)
}

const base64 = text => Buffer.from(text, 'utf8').toString('base64')
for await (const line of createInterface({ input: process.stdin })) {
  const { cmd, seq, document, draft } = JSON.parse(line)
  if (cmd === 'stop') break
  let answer = { implementation: { name: 'example', language: 'JavaScript' }, does: ['read', 'write'] }
  try {
    if (cmd === 'read') answer = { seq, canonical: base64(read(Buffer.from(document, 'base64'))) }
    if (cmd === 'write') answer = { seq, document: base64(write(draft)) }
  } catch (error) {
    answer = { seq, refused: error.message }
  }
  console.log(JSON.stringify(answer))
}
