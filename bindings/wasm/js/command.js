#!/usr/bin/env node
// The command: the same program as the binary, as WebAssembly, with the files of this machine.

import { readFile } from 'node:fs/promises';
import { parse } from 'node:path';
import { argv, cwd, env } from 'node:process';
import { fileURLToPath } from 'node:url';

// node:wasi says at every start that it may change.
const { emitWarning } = process;
process.emitWarning = (warning, ...rest) => {
  if (!String(warning).startsWith('WASI ')) emitWarning.call(process, warning, ...rest);
};
const { WASI } = await import('node:wasi');

const wasi = new WASI({
  version: 'preview1',
  args: ['backup-lint', ...argv.slice(2)],
  env: { ...env, PWD: cwd() }, // where paths begin
  preopens: { '/': parse(cwd()).root },
  returnOnExit: true,
});
// A pipe may be one that does not wait, and then it is full or empty for a while.
const AGAIN = 6;
const moment = new Int32Array(new SharedArrayBuffer(4));
function waiting(call) {
  return (...given) => {
    for (;;) {
      const said = call(...given);
      if (said !== AGAIN) return said;
      Atomics.wait(moment, 0, 0, 1);
    }
  };
}

const imports = wasi.getImportObject();
for (const name of ['fd_read', 'fd_write']) {
  imports.wasi_snapshot_preview1[name] = waiting(imports.wasi_snapshot_preview1[name]);
}
const program = await readFile(fileURLToPath(new URL('./command.wasm', import.meta.url)));
const { instance } = await WebAssembly.instantiate(program, imports);
process.exitCode = wasi.start(instance);
