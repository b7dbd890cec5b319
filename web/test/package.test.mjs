// The npm package in a browser as it is, with no bundler: in a page and in a worker, under a strict policy.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

const { chromium } = createRequire(`${process.env.TOOLS}/`)('playwright-core');
const at = (path) => readFileSync(new URL(path, import.meta.url));
const VALID = at('../../fixtures/1.0/valid/ios-three-accounts.json').toString();
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'none'";
const FILES = {
  '/': '<!doctype html><title>package</title><script type="module" src="/page.js"></script>',
  '/page.js': "import * as library from '/index.js'; window.library = library;",
  '/worker.js': "onmessage = async ({ data }) => postMessage((await import('/index.js')).check(data).outcome);",
};

let server;
let browser;
before(async () => {
  server = createServer(({ url }, response) => {
    const type = url === '/' ? 'text/html' : 'text/javascript';
    const text = FILES[url] ?? (/^\/[a-z]+\.js$/.test(url) ? at(`../../bindings/wasm/pkg${url}`) : undefined);
    response.writeHead(text ? 200 : 404, { 'Content-Type': type, 'Content-Security-Policy': POLICY });
    response.end(text);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
});
after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

test('in a page and in a worker', async () => {
  const page = await browser.newPage();
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  for (let tries = 0; tries < 200 && !(await page.evaluate(() => Boolean(window.library))); tries += 1) await page.waitForTimeout(50);
  const said = await page.evaluate((text) => {
    const { check, plan, explain, rules } = window.library;
    return [check(text).outcome, check(text.slice(1)).outcome, plan(text, { onto: 'ios' }).plan.restores, explain('weak-secret').length > 0, rules().length];
  }, VALID);
  assert.deepEqual(said.slice(0, 4), ['pass', 'fail', true, true]);
  const ofWorker = await page.evaluate((text) => new Promise((resolve, reject) => {
    const worker = new Worker('/worker.js', { type: 'module' });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(new TextEncoder().encode(text));
  }), VALID);
  assert.equal(ofWorker, 'pass');
  assert.deepEqual([...new Set(asked)].filter((path) => path !== '/favicon.ico').sort(), ['/', '/core.js', '/index.js', '/page.js', '/wasm.js', '/worker.js']);
});
