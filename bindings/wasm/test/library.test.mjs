// What is around the rules: what is taken, what is refused, what is kept.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';

import { connect } from '../pkg/core.js';
import { check, compare, explain, plan, rules, source } from '../pkg/index.js';

const VALID = readFileSync(new URL('../../../fixtures/1.0/valid/ios-three-accounts.json', import.meta.url));
const TEXT = VALID.toString();
const CANARY = 'Q7ZK2M4XW3PLT5R6QJ2YV7NC4HDB3GFA';

test('bytes of every kind, and a string', () => {
  const padded = new Uint8Array(VALID.length + 8);
  padded.set(VALID, 4);
  const view = new DataView(padded.buffer, 4, VALID.length);
  for (const document of [VALID, new Uint8Array(VALID), new Uint8Array(VALID).buffer, view, TEXT]) {
    assert.equal(check(document).outcome, 'pass');
  }
});

test('options are what they say', () => {
  const now = new Date('2020-01-01T00:00:00Z');
  const rule = 'written-in-future';
  assert.deepEqual(check(VALID, { now }).inputs[0].findings.map((finding) => finding.rule), [rule]);
  assert.equal(check(VALID, { now: now.toISOString(), failOn: 'warning' }).outcome, 'fail');
  assert.deepEqual(check(VALID, { now, levels: { [rule]: 'off' } }).off, [rule]);
  assert.equal(check(VALID, { path: 'a.json' }).inputs[0].path, 'a.json');
  const [old, changed] = compare(VALID, VALID, { path: 'new.json', otherPath: 'old.json' }).inputs;
  assert.deepEqual([old.path, changed.path, changed.changes.identical], ['old.json', 'new.json', true]);
  assert.deepEqual(plan(VALID).plan.notAsked, ['wrong-platform', 'wrong-recovery-account', 'account-exists']);
});

test('wrong usage is told, a document never is', () => {
  for (const [wrong, says] of [
    [() => check(7), /^document: give bytes/],
    [() => check(VALID, null), /^options: give an object/],
    [() => check(VALID, { nwo: 1 }), /unknown field `nwo`/],
    [() => check(VALID, { now: 'yesterday' }), /^now: .*RFC 3339/],
    [() => check(VALID, { levels: { 'storage-mismach': 'note' } }), /did you mean storage-mismatch/],
    [() => check(VALID, { levels: { 'wrong-type': 'note' } }), /^levels: wrong-type: .*cannot be set/],
    [() => check(VALID, { failOn: 'off' }), /^failOn: /],
    [() => check(VALID, { onto: 'ios' }), /unknown field `onto`/],
    [() => plan(VALID, { onto: 'ipados' }), /^onto: /],
    [() => plan(VALID, { recoveryAccount: 'lena@example.com' }), /^recoveryAccount: (?!.*lena)/],
    [() => plan(VALID, { existing: 1 }), /^existing: give bytes/],
    [() => compare(VALID), /^document: give bytes/],
    [() => explain('weaksecret'), /did you mean weak-secret/],
    [() => explain(), /^rule: /],
  ]) {
    assert.throws(wrong, (error) => error instanceof TypeError && says.test(error.message), wrong.toString());
  }
  for (const document of ['', '{', new Uint8Array([0xff]), '['.repeat(100_000), ' '.repeat(3_000_000), '\ud800']) {
    assert.equal(check(document).outcome, 'fail');
  }
});

test('pages and rules', () => {
  const names = rules().map((rule) => rule.name);
  assert.ok(names.length > 60);
  for (const name of names) assert.ok(explain(name).startsWith(`# ${name}\n`));
});

test('the source in its lines and columns, with no secret', () => {
  const shown = source(VALID);
  const [own, other] = [TEXT, shown].map((text) => text.split('\n').map((line) => [...line].length));
  assert.deepEqual(own, other);
  assert.ok(shown.includes('"secret": ***') && shown.includes('"platform": "ios"'));
  for (const document of [
    TEXT.replace(/"secret": "[^"]*"/, `"secret": "${CANARY}"`),
    `{"${CANARY}": '${CANARY}'`,
    `${CANARY}`,
    TEXT.replaceAll('lena@example.com', CANARY),
  ]) {
    assert.ok(document.includes(CANARY) && !source(document).includes(CANARY.slice(0, 4)));
  }
});

test('nothing stays in memory of what was given', () => {
  let instance;
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class extends Instance {
    constructor(module) {
      super(module);
      instance = this;
    }
  };
  let library;
  try {
    library = connect(new WebAssembly.Module(unpacked));
  } finally {
    WebAssembly.Instance = Instance;
  }
  const document = TEXT.replace(/"secret": "[^"]*"/, `"secret": "${CANARY}"`).replace('lena@example.com', 'canary@label');
  library.check(document);
  library.plan(document, { existing: document, partial: true });
  library.compare(document, document.replace('7', '8'));
  library.source(document);
  const memory = Buffer.from(instance.exports.memory.buffer);
  for (const rest of [CANARY.slice(0, 12), CANARY.slice(-12), 'canary@label']) assert.equal(memory.indexOf(rest), -1);
  assert.ok(memory.indexOf('weak-secret') > 0); // it is looked at
});

test('after a fault of its own it goes on with fresh memory', () => {
  let begun = 0;
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class {
    constructor(module) {
      begun += 1;
      const { exports } = new Instance(module);
      this.exports = begun > 1 ? exports : { ...exports, call: () => { throw new WebAssembly.RuntimeError('unreachable'); } };
    }
  };
  try {
    const library = connect(new WebAssembly.Module(unpacked));
    assert.throws(() => library.check(VALID), /a fault of its own/);
    assert.equal(library.check(VALID).outcome, 'pass');
    assert.equal(begun, 2);
  } finally {
    WebAssembly.Instance = Instance;
  }
});

test('in a worker', async () => {
  const script = `
    import { parentPort, workerData } from 'node:worker_threads';
    import { check } from '${new URL('../pkg/index.js', import.meta.url)}';
    parentPort.postMessage(check(workerData).outcome);`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`), { workerData: VALID });
  const said = await new Promise((resolve, reject) => worker.on('message', resolve).on('error', reject));
  assert.equal(said, 'pass');
});

test('it asks for nothing: no network, no text that becomes code', async () => {
  for (const file of ['core.js', 'index.js']) {
    const text = readFileSync(new URL(`../pkg/${file}`, import.meta.url), 'utf8');
    assert.doesNotMatch(text, /\beval\b|\bFunction\(|\bfetch\b|XMLHttpRequest|WebSocket|importScripts/);
  }
});

const { packed } = await import('../pkg/wasm.js');
const { gunzipSync } = await import('node:zlib');
const unpacked = gunzipSync(Buffer.from(packed, 'base64'));

test('its size', () => {
  const kilobytes = Buffer.from(packed, 'base64').length / 1000;
  assert.ok(kilobytes <= 300, `${kilobytes} kB, packed`);
});
