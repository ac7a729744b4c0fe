// How long each page takes to show something, with nothing kept by the browser and with everything kept; into docs/performance.md. On a machine
// that is at rest, with a service built in Release that shows the sample and whose first run is over:
//   node tests/browser/paint.mjs http://127.0.0.1:5080
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { firstPaint, openBrowser } from './browser.mjs';
import { rooms } from './rooms.mjs';
import { root } from './service.mjs';

const [address = 'http://127.0.0.1:5080'] = process.argv.slice(2);
const rounds = 5;
const median = numbers => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const browser = await openBrowser();
const seen = [];
try {
  for (const room of rooms.filter(r => !r.as && !r.status)) {
    const first = [], again = [];
    for (let round = 0; round < rounds; round++) {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'fr-FR' });
      const page = await context.newPage();
      for (const times of [first, again]) {
        await page.goto(`${address}${room.path}`, { waitUntil: 'load' });
        await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
        times.push(await firstPaint(page));
      }
      await context.close();
    }
    seen.push({ name: room.name, first: median(first), again: median(again), slowest: Math.max(...first, ...again) });
  }
} finally {
  await browser.close();
}

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
const text = `## First contentful paint (\`node tests/browser/paint.mjs\`)

*${new Date().toISOString().slice(0, 10)}, commit ${commit}, ${cpus().length} cores, Chromium without a graphics card, on loopback*

Median of ${rounds} visits in French at 1366x768 against the sample, as the browser measures it: once with nothing kept, once more with the style sheets and scripts kept.

| page | first visit, ms | next visit, ms | slowest, ms |
|---|---:|---:|---:|
${seen.map(p => `| ${p.name} | ${Math.round(p.first)} | ${Math.round(p.again)} | ${Math.round(p.slowest)} |`).join('\n')}
`;
const path = join(root, 'docs/performance.md');
const before = readFileSync(path, 'utf8').split(/^(?=## )/m).filter(section => !section.startsWith('## First contentful paint'));
writeFileSync(path, [before.join('').trimEnd(), '', text].join('\n'));
console.log(text);
