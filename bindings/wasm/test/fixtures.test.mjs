// Every test vector: the library in JavaScript says what the index says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { check, compare, plan } from '../pkg/index.js';

const fixtures = new URL('../../../fixtures/', import.meta.url);
const index = JSON.parse(readFileSync(new URL('index.json', fixtures)));
const bytes = (file) => readFileSync(new URL(file.path, fixtures));
const triples = (findings) => findings.map(({ rule, pointer, side }) => [rule, pointer, side]);

/** What is compared of an input of a report, and of a file of the index. */
const judged = ({ verdict, stoppedAt, findings }) => ({
  verdict,
  stoppedAt,
  findings: triples(findings.map((finding) => ({ side: 'value', ...finding }))).sort(),
});

/** What can be saved: of the report, and of the index. */
const saved = ({ checksum, nothingSince, forbiddenBy, unanswered, saved, lost }) => ({
  checksum,
  nothingSince,
  forbiddenBy,
  unanswered,
  saved: saved.map(({ index, leftOut }) => ({ index, leftOut: leftOut && triples(leftOut) })),
  lost: lost.map(({ index, reasons }) => ({ index, reasons: triples(reasons) })),
});

function asked(testCase) {
  const { kind, now, onto, recoveryAccount } = testCase;
  const of = (role) => testCase.files.find((file) => file.role === role);
  if (kind === 'check') return [check(bytes(testCase.files[0]), { now }), testCase.files];
  if (kind === 'compare') return [compare(bytes(of('old')), bytes(of('new')), { now }), [of('old'), of('new')]];
  if (kind === 'salvage') return [plan(bytes(testCase.files[0]), { onto, recoveryAccount, now, partial: true }), testCase.files];
  const [backup, existing] = [of('backup'), of('existing')];
  const held = existing && bytes(existing);
  return [plan(bytes(backup), { onto, recoveryAccount, existing: held, now }), existing ? [backup, existing] : [backup]];
}

test('every vector', () => {
  let count = 0;
  for (const testCase of index.cases) {
    const [report, files] = asked(testCase);
    assert.deepEqual(report.inputs.map(judged), files.map(judged), testCase.id);
    if (testCase.kind === 'salvage') assert.deepEqual(saved(report.plan.partial), saved(testCase), testCase.id);
    assert.equal(report.outcome, testCase.outcome, testCase.id);
    count += 1;
  }
  assert.equal(count, index.count);
});
