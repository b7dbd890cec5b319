// The page in Chromium, from disk, as somebody from support would use it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.env.TOOLS}/`);
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const PAGE = pathToFileURL(process.env.PAGE).href;
const PICTURES = process.env.PICTURES;
const FIXTURES = new URL('../../fixtures/1.0/', import.meta.url);
const fixture = (path) => readFileSync(new URL(path, FIXTURES));
const VALID = fixture('valid/ios-three-accounts.json');
const CANARY = 'Q7ZK2M4XW3PLT5R6QJ2YV7NC4HDB3GFA';
const SOME_FINDINGS = VALID.toString()
  .replace('"generation": 7', '"generation": "7"')
  .replace('"theme"', '"thme"')
  .replace('"period": 30', '"period": 31')
  .replace('"storage": "icloud"', '"storage": "microsoft-cloud"');

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  });
});
after(() => browser.close());

/** Opens the page, and holds that nothing is said, asked or stored behind its back. */
async function opened(use, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const heard = [];
  page.on('console', (message) => heard.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => heard.push(`error: ${error}`));
  page.on('request', (request) => request.url() !== PAGE && !request.url().startsWith('data:') && heard.push(`request: ${request.url().slice(0, 80)}`));
  page.on('dialog', (dialog) => heard.push(`dialog: ${dialog.message()}`));
  await page.goto(PAGE);
  await use(page);
  assert.deepEqual(heard, []);
  const stored = await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length, (await caches?.keys().catch(() => []))?.length ?? 0]);
  assert.deepEqual(stored, [0, 0, '', 0, 0]);
  await context.close();
}

const give = (page, box, name, buffer) => page.setInputFiles(`#${box}-file`, { name, mimeType: 'application/json', buffer: Buffer.from(buffer) });
const paste = (page, selector, text) =>
  page.locator(selector).evaluate((field, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
const drop = (page, selector, files) =>
  page.locator(selector).evaluate((box, dropped) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of dropped) dataTransfer.items.add(new File([text], name));
    box.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, files);
const verdict = (page, says) => page.locator('#verdict', { hasText: says }).waitFor();

test('a file that is chosen, and what a restore would give back', () =>
  opened(async (page) => {
    await give(page, 'backup', 'backup.json', VALID);
    await verdict(page, 'The backup is valid, and nothing is to be said of it.');
    assert.equal(await page.locator('#none').isVisible(), true);
    assert.deepEqual(await page.locator('#restore tbody th').allTextContents(), ['3. Non-Microsoft account', '1. Personal Microsoft account', '2. Work or school account']);
    assert.match(await page.locator('#restore').innerText(), /Not asked.*the platform of the device; the recovery account/);
    await page.selectOption('#onto', 'android');
    await verdict(page, 'The backup is valid: 1 error.');
    assert.match(await page.locator('#restore').innerText(), /Nothing as it stands: the findings say why/);
    await page.fill('#account', 'lena@example.com');
    await page.locator('#account').blur();
    assert.match(await page.locator('#account-wrong').innerText(), /^It is not the account's immutable identifier/);
  }));

test('findings, their places and their rules', () =>
  opened(async (page) => {
    await give(page, 'backup', 'wrong.json', SOME_FINDINGS);
    await verdict(page, 'The backup is not valid: 3 errors');
    const rows = page.locator('#findings li button');
    assert.equal(await rows.count(), 4);
    await rows.filter({ hasText: 'unknown-member' }).click();
    assert.match(await page.locator('#detail').innerText(), /thme|theme/);
    const line = SOME_FINDINGS.split('\n').findIndex((text) => text.includes('thme')) + 1;
    assert.equal(await page.locator('#source li.selected .number').innerText(), String(line));
    assert.ok((await page.locator('#source li.selected mark').innerText()).length > 0);
    await page.locator('#detail button.link', { hasText: 'unknown-member' }).click();
    assert.equal(await page.locator('dialog h2').innerText(), 'unknown-member');
    assert.ok((await page.locator('dialog p').count()) > 3);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('dialog').isVisible(), false);
    assert.match(await page.locator('#restore').innerText(), /Nothing as a whole/);
  }));

test('with the keyboard alone', () =>
  opened(async (page) => {
    await give(page, 'backup', 'wrong.json', SOME_FINDINGS);
    await page.locator('#findings li button').first().focus();
    const title = () => page.locator('#detail h3').innerText();
    const first = await title();
    await page.keyboard.press('ArrowDown');
    const second = await title();
    assert.notEqual(first, second);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-current')), 'true');
    await page.keyboard.press('End');
    assert.notEqual(await title(), second);
    await page.keyboard.press('Home');
    assert.equal(await title(), first);
    await page.keyboard.press('Tab'); // behind the list: the finding in full
    assert.ok(await page.evaluate(() => document.activeElement.closest('#detail') !== null));
  }));

test('pasted and dropped, and nothing stays in a field', () =>
  opened(async (page) => {
    await paste(page, '#backup-box textarea', '{');
    await verdict(page, 'The backup is not valid: 1 error.');
    assert.equal(await page.locator('#backup-box textarea').inputValue(), '');
    await page.locator('#backup-box textarea').fill(VALID.toString()); // as the keyboard of a phone does
    await verdict(page, 'The backup is valid');
    assert.equal(await page.locator('#backup-box textarea').inputValue(), '');
    await drop(page, 'h1', [['beside.json', '[]']]);
    await verdict(page, 'The backup is not valid');
    await drop(page, '#backup-box', [['a.json', VALID.toString()], ['b.json', '{}']]);
    await verdict(page, 'The backup is valid');
    assert.deepEqual(await page.locator('.name').allTextContents(), ['a.json', 'b.json']);
    await page.locator('#clear').click();
    assert.equal(await page.locator('#results').isVisible(), false);
    assert.equal(await page.locator('#source li').count() + await page.locator('#restore *').count(), 1);
  }));

test('two documents: an upload, and a device', () =>
  opened(async (page) => {
    const stored = fixture('history/accounts-vanished/one/old.json');
    const newer = fixture('history/accounts-vanished/one/new.json');
    await give(page, 'backup', 'new.json', newer);
    await give(page, 'other', 'old.json', stored);
    await page.locator('#upload', { hasText: 'Yes: 1 account' }).waitFor();
    assert.match(await page.locator('#upload').innerText(), /Would be lost/);
    await page.locator('#detail button.link').first().click(); // what is related stands in the other
    assert.equal(await page.locator('#show-other').getAttribute('aria-pressed'), 'true');
    await page.selectOption('#role', 'existing');
    await page.locator('#restore', { hasText: 'Stays as it is' }).waitFor();
    assert.equal(await page.locator('#upload').isVisible(), false);
  }));

test('hostile files change nothing', () =>
  opened(async (page) => {
    const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    for (const document of [
      VALID.toString().replaceAll('lena@example.com', hostile),
      JSON.stringify({ [hostile]: hostile, format: hostile }),
      VALID.toString().replace('"settings": {', `"settings": { ${JSON.stringify(hostile)}: true,`),
      `${hostile}`,
      `\u202e${hostile}\u0000`,
    ]) {
      await give(page, 'backup', `${hostile.replaceAll('/', '')}.json`, document);
      await verdict(page, 'The backup is');
      assert.equal(await page.locator('img, main script').count(), 0);
    }
  }));

test('the policy lets no text become elements', async () => {
  const page = await browser.newPage();
  await page.goto(PAGE);
  const refused = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<b>x</b>';
      return '';
    } catch (error) {
      return error.message;
    }
  });
  assert.match(refused, /TrustedHTML/);
  await page.close();
});

test('a long line and ten thousand findings: what is in sight is in the page', () =>
  opened(async (page) => {
    const members = Array.from({ length: 10_000 }, (_, n) => `"x${n}":${'1'.repeat(88)}`).join(',');
    const document = VALID.toString().replace('"settings": {', `"settings": {${members},`).replaceAll('\n', ' ');
    assert.ok(document.length > 900_000 && document.length < 1_048_576);
    await give(page, 'backup', 'large.json', document);
    await verdict(page, 'more');
    assert.match(await page.locator('#omitted').innerText(), /^9,00\d findings more are not listed\.$/);
    const elements = () => page.evaluate(() => document.querySelectorAll('*').length);
    assert.ok((await elements()) < 1_500, `${await elements()} elements`);
    for (const box of ['#findings', '#source']) {
      await page.locator(box).evaluate((list) => list.scrollTo(0, list.scrollHeight));
      await page.waitForTimeout(50);
      const last = await page.locator(`${box} li`).last().evaluate((row) => [row.ariaPosInSet, row.ariaSetSize]);
      assert.equal(last[0], last[1]);
    }
    assert.ok((await elements()) < 1_500);
  }));

/** Does a text hold eight characters in a row of the canary? */
const leaks = (text) => Array.from({ length: CANARY.length - 7 }, (_, at) => CANARY.slice(at, at + 8)).some((window) => text.includes(window));

test('no secret and no name, anywhere', () =>
  opened(async (page) => {
    const folder = process.env.SHOTS;
    mkdirSync(folder, { recursive: true });
    let count = 0;
    for (const document of [
      VALID.toString().replace(/"secret": "[^"]*"/, `"secret": "${CANARY}"`).replaceAll('lena@example.com', CANARY),
      VALID.toString().replace('"theme"', `"${CANARY}"`),
      VALID.toString().replace('"icloud"', `"${CANARY}"`),
      `{"secret": "${CANARY}`,
      CANARY,
    ]) {
      assert.ok(document.includes(CANARY));
      await paste(page, '#backup-box textarea', document);
      await paste(page, '#other-box textarea', document);
      await verdict(page, 'The backup is');
      for (const which of ['other', 'backup']) {
        await page.locator(`#show-${which}`).click();
        const html = await page.evaluate(() => document.documentElement.outerHTML);
        const tree = await page.locator('body').ariaSnapshot();
        const values = await page.evaluate(() => [...document.querySelectorAll('input, textarea')].map((field) => field.value).join(' '));
        for (const [what, text] of Object.entries({ html, tree, values })) assert.ok(!leaks(text), `the ${what} leaks in document ${count}`);
      }
      const shot = join(folder, `${count}.png`);
      await page.screenshot({ path: shot, fullPage: true });
      const seen = execFileSync('tesseract', [shot, '-', '--psm', '11'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
      assert.ok(/backup/i.test(seen), 'the picture could not be read');
      assert.ok(!leaks(seen.replace(/\s/g, '')), `the picture leaks in document ${count}`);
      count += 1;
    }
    assert.ok(leaks(`x${CANARY.slice(3, 11)}x`) && !leaks('an output without it'));
  }));

for (const [name, options] of Object.entries({
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  narrow: { viewport: { width: 360, height: 740 }, colorScheme: 'light' },
})) {
  test(`for everybody: ${name}`, () =>
    opened(async (page) => {
      const hold = async () => {
        const { violations } = await page.evaluate(`${axe}; axe.run(document)`);
        assert.deepEqual(violations.map((violation) => [violation.id, violation.nodes.map((node) => node.html.slice(0, 200))]), []);
        const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(widths[0] <= widths[1], `${widths[0]} wide in ${widths[1]}`);
      };
      await hold();
      await give(page, 'backup', 'new.json', SOME_FINDINGS);
      await give(page, 'other', 'old.json', VALID);
      await page.locator('#findings li button').nth(1).click();
      await hold();
      if (PICTURES) await page.screenshot({ path: join(PICTURES, `page-${name}.png`), fullPage: name === 'narrow' });
      await page.locator('#detail button.link').last().click();
      await hold();
    }, options));
}
