// The talk with the WebAssembly: bytes and options go in, texts come out.

/** In the order of `call` in ../src/verbs.rs. */
const VERBS = ['check', 'plan', 'compare', 'explain', 'rules', 'source'];
const [OPTIONS, DOCUMENT, OTHER] = [0, 1, 2];

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** The bytes of a document that is given. */
function bytesOf(what, document) {
  if (typeof document === 'string') return encoder.encode(document);
  if (document instanceof ArrayBuffer) return new Uint8Array(document);
  if (ArrayBuffer.isView(document)) {
    return new Uint8Array(document.buffer, document.byteOffset, document.byteLength);
  }
  throw new TypeError(`${what}: give bytes (a Uint8Array or an ArrayBuffer) or a string`);
}

/** The options as JSON: a `Date` is a time. */
function optionsOf(options) {
  if (options === null || typeof options !== 'object') throw new TypeError('options: give an object');
  return { ...options, ...(options.now instanceof Date && { now: options.now.toISOString() }) };
}

/** The functions of the library, over a compiled module. */
export function connect(module) {
  let { exports } = new WebAssembly.Instance(module);

  function put(slot, bytes) {
    const at = exports.room(slot, bytes.length);
    new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
  }

  function call(verb, options, document, other) {
    // Of what is too long, enough to see that it is.
    const some = (bytes) => bytes.subarray(0, exports.most() + 1);
    let length;
    try {
      put(OPTIONS, encoder.encode(options));
      put(DOCUMENT, some(document));
      put(OTHER, some(other));
      length = exports.call(VERBS.indexOf(verb));
    } catch (cause) {
      ({ exports } = new WebAssembly.Instance(module)); // its memory may hold half of something
      throw new Error('backup-lint has failed; this is a fault of its own', { cause });
    }
    const answer = new Uint8Array(exports.memory.buffer, exports.answer(), length < 0 ? -length - 1 : length);
    const text = decoder.decode(answer);
    exports.forget();
    if (length < 0) throw new TypeError(text);
    return text;
  }

  const nothing = new Uint8Array();
  const report = (verb, options, document, other = nothing) =>
    JSON.parse(call(verb, JSON.stringify(options), document, other));

  return {
    check: (document, options = {}) => report('check', optionsOf(options), bytesOf('document', document)),
    plan(document, options = {}) {
      const { existing, ...rest } = optionsOf(options);
      const held = existing === undefined ? undefined : bytesOf('existing', existing);
      return report('plan', { ...rest, existing: held !== undefined }, bytesOf('document', document), held);
    },
    compare: (old, document, options = {}) =>
      report('compare', optionsOf(options), bytesOf('document', document), bytesOf('old', old)),
    explain(rule) {
      if (typeof rule !== 'string') throw new TypeError('rule: give its name');
      return call('explain', rule, nothing, nothing);
    },
    rules: () => JSON.parse(call('rules', '', nothing, nothing)),
    source: (document) => call('source', '', bytesOf('document', document), nothing),
  };
}
