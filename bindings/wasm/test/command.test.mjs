// The command of the package and the binary: the same bytes and the same exit codes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const BINARY = process.env.BACKUP_LINT_BINARY;
const COMMAND = fileURLToPath(new URL('../pkg/command.js', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../../../fixtures', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'command-'));
after(() => rmSync(folder, { recursive: true }));
cpSync(join(FIXTURES, '1.0'), join(folder, '1.0'), { recursive: true });
const VALID = '1.0/valid/ios-three-accounts.json';
symlinkSync(VALID.slice('1.0/'.length), join(folder, '1.0', 'link.json'));
symlinkSync('nowhere', join(folder, '1.0', 'dangling.json'));
writeFileSync(join(folder, 'backup-lint.toml'), '[rules]\nunsafe-text = "note"\nexclude = ["nothing/**"]\n'.replace(/exclude.*/, ''));

const NOW = ['--now', '2026-11-01T12:00:00Z'];
const run = (command, asked, { cwd = folder, input = '' } = {}) => {
  const { status, stdout, stderr } = spawnSync(command[0], [...command.slice(1), ...asked], { cwd, input, maxBuffer: 1 << 28 });
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
};

function same(asked, options) {
  const [ours, other] = [run([process.execPath, COMMAND], asked, options), run([BINARY], asked, options)];
  assert.deepEqual(ours, other, asked.join(' '));
  return ours;
}

test('every format over a folder, with links, a dangling one, and a configuration', () => {
  for (const format of ['human', 'concise', 'json', 'ndjson', 'sarif', 'github', 'gitlab', 'junit', 'markdown']) {
    const { status, stdout } = same(['--format', format, ...NOW, '1.0']);
    assert.ok(status === 3 && stdout.length > 10_000, format);
  }
});

test('paths from wherever it is called', () => {
  const cwd = join(folder, '1.0', 'valid');
  for (const path of ['ios-three-accounts.json', '../valid/ios-three-accounts.json', './ios-three-accounts.json', join(folder, VALID), '..']) {
    assert.equal(same([path, ...NOW], { cwd }).status, path === '..' ? 3 : 0);
  }
});

test('standard input, verbs over two documents, threads', () => {
  const stored = '1.0/history/valid/history-update';
  assert.equal(same(['-'], { input: '{}' }).status, 1);
  assert.equal(same(['--threads', '4', '--format', 'ndjson', ...NOW, '1.0/valid']).status, 0);
  assert.equal(same(['plan', VALID, '--onto', 'ios', '--format', 'json', ...NOW]).status, 0);
  assert.equal(same(['compare', `${stored}/old.json`, `${stored}/new.json`, ...NOW]).status, 0);
  assert.equal(same(['compare', stored, ...NOW]).status, 0);
});

test('what it knows, and wrong usage', () => {
  for (const asked of [['rules'], ['explain', 'weak-secret'], ['schema'], ['--help'], ['--version'], ['new', '--seed', '7']]) {
    assert.equal(same(asked).status, 0);
  }
  for (const asked of [[], ['chek', 'x'], ['--format', 'xml', VALID], ['explain', 'weaksecret']]) assert.equal(same(asked).status, 2);
  assert.equal(same(['no/such/file']).status, 3);
});

test('reports go to files', () => {
  assert.equal(same(['--format', 'json=report.json', VALID]).status, 0);
  assert.equal(same(['report.json']).status, 1);
});
