// Makes one HTML file of the page, with its own Content Security Policy: build.mjs TOOLS PACKAGE PAGE
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const [tools, packaged, page] = process.argv.slice(2);
const { build } = createRequire(`${tools}/`)('esbuild');
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const { outputFiles } = await build({
  entryPoints: [here('src/page.ts')],
  alias: { 'backup-lint': `${packaged}/index.js` },
  nodePaths: [`${tools}/node_modules`],
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  write: false,
  legalComments: 'none',
});
const script = outputFiles[0].text.replaceAll('</script', '<\\/script').trim();
const style = readFileSync(here('src/page.css'), 'utf8');
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = [
  "default-src 'none'",
  "connect-src 'none'",
  `script-src ${hash(script)} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');
const parts = { policy, style, script };
writeFileSync(page, readFileSync(here('src/page.html'), 'utf8').replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]));
