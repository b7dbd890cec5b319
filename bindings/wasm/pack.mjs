// Writes the WebAssembly as a module, so that a page or a worker needs to fetch nothing.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const packed = gzipSync(readFileSync(process.argv[2]), { level: 9 });
console.log(`/** backup-lint as WebAssembly: gzip (RFC 1952), in Base64. */\nexport const packed = '${packed.toString('base64')}';`);
