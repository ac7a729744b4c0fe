// The checks of browser.mjs must catch what they are there for: a small server shows pages with one fault each.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { mustBeSound, openBrowser, openWindow } from './browser.mjs';

const page = (body, head = '') => `<!doctype html><html lang="en"><head><title>Small page</title>${head}</head><body><main><h1>Leads</h1>${body}</main></body></html>`;

const chart = twin => page(`<figure><div data-chart="d" style="height:200px"><canvas></canvas></div>
  <script type="application/json" id="d">{"months":["2026-01","2026-02"]}</script>${twin}</figure>`);

const rows = count => `<table><thead><tr><th>Month</th></tr></thead><tbody>${'<tr><td>2026-01</td></tr>'.repeat(count)}</tbody></table>`;

const pages = {
  '/sound': chart(rows(2)),
  '/console': page('<p>Fine</p>', '<script>console.error("no leads")</script>'),
  '/script': page('<p>Fine</p>', '<script>undefinedFunction()</script>'),
  '/missing': page('<p>Fine</p>', '<link rel="stylesheet" href="/nowhere.css">'),
  '/twinless': chart(''),
  '/short-twin': chart(rows(1)),
  '/undrawn': page('<div data-chart="d"></div><script type="application/json" id="d">{"months":["2026-01"]}</script>'),
  '/pale': page('<p style="color:#ddd;background:#fff">You can hardly read this</p>'),
  '/unlabelled': page('<select><option>Lyon</option></select>'),
  '/wide': page('<div style="width:3000px">wide</div>'),
};

let server, browser;

before(async () => {
  server = createServer((request, response) => {
    const text = pages[request.url] ?? (request.url === '/favicon.ico' ? '' : null);
    response.writeHead(text === null ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(text ?? '');
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  server?.close();
});

const visit = async path => {
  const window = await openWindow(browser);
  try {
    await window.page.goto(`http://127.0.0.1:${server.address().port}${path}`);
    await mustBeSound(window);
  } finally {
    await window.close();
  }
};

test('a sound page with a chart and its twin passes', () => visit('/sound'));

for (const [path, complaint] of [
  ['/console', /console error: no leads/],
  ['/script', /undefinedFunction/],
  ['/missing', /answer 404/],
  ['/twinless', /no table twin/],
  ['/short-twin', /no table twin/],
  ['/undrawn', /not drawn/],
  ['/pale', /color-contrast/],
  ['/unlabelled', /select-name/],
  ['/wide', /wider than its window/],
])
  test(`a page with the fault ${path.slice(1)} is caught`, () => assert.rejects(visit(path), complaint));
