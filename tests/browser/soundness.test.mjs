// The checks of browser.mjs must catch what they are there for: a small server shows pages with one fault each.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { mustHaveBigTargets, mustKeepEdges, mustRest, mustShowEveryFocus } from './access.mjs';
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
  '/tiny': page('<p><button style="all:unset;width:10px;height:10px;background:#000" aria-label="One"></button><button style="all:unset;width:10px;height:10px;background:#000" aria-label="Two"></button></p>'),
  '/spaced': page('<button style="all:unset;width:10px;height:10px;margin:20px;background:#000" aria-label="One"></button> <p>See <a href="/sound">the sound one</a> for more.</p>'),
  '/unseen': page('<button>Save</button>', '<style>*:focus{outline:none}</style>'),
  '/moving': page('<p class="m">Leads</p>', '<style>@keyframes m{to{opacity:.9}} .m{animation:m 1s infinite}</style>'),
  '/edgeless': page('<button class="btn">Save</button>', '<style>.btn{border:0}</style>'),
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

const judge = (path, must) => async () => {
  const window = await openWindow(browser);
  try {
    await window.page.goto(`http://127.0.0.1:${server.address().port}${path}`);
    await must(window.page, path);
  } finally {
    await window.close();
  }
};

for (const must of [mustHaveBigTargets, mustShowEveryFocus, mustRest, mustKeepEdges])
  test(`the sound page passes ${must.name}`, judge('/sound', must));

test('a small target with space around it, and a link in a sentence, pass', judge('/spaced', mustHaveBigTargets));

for (const [path, must, complaint] of [
  ['/tiny', mustHaveBigTargets, /10 x 10/],
  ['/unseen', mustShowEveryFocus, /focus is not seen/],
  ['/moving', mustRest, /something moves/],
  ['/edgeless', mustKeepEdges, /no edge is left/],
])
  test(`a page with the fault ${path.slice(1)} is caught`, () => assert.rejects(judge(path, must)(), complaint));
