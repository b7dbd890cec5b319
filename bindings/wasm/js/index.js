// The library for Node, browsers and workers. Nothing is fetched: the WebAssembly stands in
// wasm.js, packed.

import { connect } from './core.js';
import { packed } from './wasm.js';

async function unpacked() {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

export const { check, plan, compare, explain, rules, source } = connect(
  await WebAssembly.compile(await unpacked()),
);
