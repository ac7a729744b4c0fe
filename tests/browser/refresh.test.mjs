// A page that fetches itself anew leaves its reader in peace: what js/refresh.js and js/site.js promise, on a small page whose number grows
// with every answer. The scripts are the service's own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, openWindow } from './browser.mjs';
import { root } from './service.mjs';

const files = join(root, 'src/PredictiveMarketing.Service/wwwroot');
let answers = 0, grows = true, server, browser;

const page = () => `<!doctype html><html lang="en"><head><title>At work</title>
<meta name="htmx-config" content='{"allowEval":false,"includeIndicatorStyles":false}'>
<style>.pm-scroll{width:200px;overflow:auto} .wide{width:2000px}</style>
<script defer src="/lib/htmx.min.js"></script><script type="module" src="/js/site.js"></script></head><body>
<header class="pm-bar"></header><p id="announcer" role="status"></p>
<main id="content"><p id="connection-lost" hidden></p><p id="step" data-announce>Step ${answers}</p>
<details><summary>First table</summary>Rows</details><details><summary>Second table</summary>Rows</details>
<div class="pm-scroll" tabindex="0" role="region" aria-label="Months"><p class="wide">Months</p></div>
<label>Name <input id="name"></label>
<div hx-get="/" hx-trigger="every 150ms" hx-select="#content" hx-target="#content" hx-swap="outerHTML"><button type="button" data-pause="Pause" data-resume="Resume" hidden>Pause</button></div>
</main></body></html>`;

before(async () => {
  server = createServer((request, response) => {
    if (request.url === '/') {
      answers += grows ? 1 : 0;
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(page());
    } else if (request.url === '/favicon.ico') {
      response.writeHead(204).end();
    } else {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
      response.end(readFileSync(join(files, request.url)));
    }
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  server?.close();
});

const visit = act => async () => {
  grows = true;
  const { page: shown, complaints, close } = await openWindow(browser);
  try {
    await shown.goto(`http://127.0.0.1:${server.address().port}/`);
    await swapped(shown);
    await act(shown);
    assert.deepEqual(complaints, []);
  } finally {
    await close();
  }
};

/** Waits until the page has been fetched anew. */
async function swapped(shown) {
  const before = await shown.evaluateHandle(() => document.querySelector('#step'));
  await shown.waitForFunction(old => !old.isConnected && document.querySelector('#step'), before);
}

/** Waits for three answers more, whether the page takes them or not. */
async function asked(shown) {
  for (let i = 0; i < 3; i++)
    await shown.waitForResponse(response => response.url().endsWith('/'));
}

test('what is open stays open, what is closed stays closed, and a table stays where it was scrolled to', visit(async shown => {
  await shown.getByText('Second table').click();
  await shown.evaluate(() => { document.querySelector('.pm-scroll').scrollLeft = 300; });
  await swapped(shown);
  await swapped(shown);
  assert.deepEqual(await shown.$$eval('details', folds => folds.map(fold => fold.open)), [false, true]);
  assert.equal(await shown.$eval('.pm-scroll', box => box.scrollLeft), 300);
}));

test('the focus goes back to its place', visit(async shown => {
  await shown.focus('.pm-scroll');
  await swapped(shown);
  await shown.waitForFunction(() => document.activeElement.matches('.pm-scroll'));
}));

test('the reader pauses it and lets it go on', visit(async shown => {
  await shown.getByRole('button', { name: 'Pause' }).click();
  const stands = await shown.textContent('#step');
  await shown.waitForTimeout(700);
  assert.equal(await shown.textContent('#step'), stands);
  await shown.getByRole('button', { name: 'Resume' }).click();
  await swapped(shown);
  await shown.getByRole('button', { name: 'Pause' }).waitFor();
}));

test('nobody who fills in a field is disturbed', visit(async shown => {
  await shown.fill('#name', 'half a na');
  await shown.waitForTimeout(700);
  assert.equal(await shown.inputValue('#name'), 'half a na');
}));

test('what has not changed is not swapped', visit(async shown => {
  grows = false;
  await asked(shown);
  const stands = await shown.evaluateHandle(() => document.querySelector('#step'));
  await asked(shown);
  assert.ok(await stands.evaluate(one => one.isConnected), 'the same page was put in its own place');
}));

test('a step is heard at once, and the next ones not one by one', visit(async shown => {
  await shown.waitForFunction(() => document.querySelector('#announcer').textContent.startsWith('Step'));
  const heard = await shown.textContent('#announcer');
  await swapped(shown);
  await swapped(shown);
  assert.equal(await shown.textContent('#announcer'), heard);
}));
