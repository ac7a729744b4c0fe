// A person's way through every page, in French and in English, on the built service with its sample and with a workspace
// whose targets wait for a person.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { mustBeSound, mustFit, openBrowser, openWindow } from './browser.mjs';
import { root, startService } from './service.mjs';
import { writePeopleWorkspace } from './workspaces.mjs';

const people = 'people-decide';

const rooms = [
  { path: '/', name: 'home', charts: 1 },
  { path: '/forecast', name: 'forecast', charts: 1 },
  { path: '/review', name: 'review', charts: 1 },
  { path: '/targets', name: 'targets', charts: 0 },
  { path: '/kpi', name: 'kpi', charts: 0 },
  { path: '/runs', name: 'runs', charts: 0 },
  { path: '/sources', name: 'sources', charts: 0 },
  { path: '/import', name: 'import', charts: 0 },
  { path: '/evaluate', name: 'evaluate', charts: 0 },
  { path: '/relate', name: 'relate', charts: 0 },
  { path: '/dictionary', name: 'dictionary', charts: 0 },
];

let folder, service, browser, sample;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'journey-'));
  service = await startService([join(root, 'data/sample'), writePeopleWorkspace(join(folder, people))]);
  browser = await openBrowser();
  await service.until('it is ready', async () => (await service.get('/health/ready')).ok, 60);
}, { timeout: 120_000 });

after(async () => {
  await browser?.close();
  await service?.stop();
  if (folder)
    rmSync(folder, { recursive: true, force: true });
});

/** Opens a window for one test and closes it again, also when the test fails. */
const inWindow = async (settings, act) => {
  const window = await openWindow(browser, { address: service.address, ...settings });
  const go = (path, query = {}) => window.page.goto(`${service.address}${path}?${new URLSearchParams(query)}`);
  try {
    await act({ ...window, window, go });
  } finally {
    await window.close();
  }
};

/** Changes the person of the demo session. */
const become = async (page, person) => {
  await page.locator('.pm-demo summary').click();
  await page.selectOption('#demo-person', person);
  await page.locator('.pm-demo form button').click();
  await page.locator('.pm-demo summary', { hasText: person }).waitFor();
};

const json = async path => (await service.get(path)).json();

test('the first start works through the sample and publishes its targets by itself', { timeout: 300_000 }, async () => {
  const workspaces = await service.until('both workspaces are loaded', async () => {
    const all = await json('/api/v1/workspaces');
    return all.length === 2 && all;
  }, 60);
  sample = workspaces.map(w => w.name).find(name => name !== people);
  // 2 campaigns x (12 markets + their total) x 6 months of plan ahead.
  const published = 2 * 13 * 6;
  const targets = await service.until('the targets of the sample are published', async () => {
    const answer = await service.get(`/api/v1/targets?state=Published&workspace=${sample}`);
    const targets = answer.ok ? await answer.json() : [];
    return targets.length >= published && targets;
  }, 240);
  assert.equal(targets.length, published);
  await service.until('the targets of the other workspace are drafted', async () =>
    (await json(`/api/v1/targets?state=Draft&workspace=${people}`)).length > 0, 60);
});

for (const language of ['fr', 'en']) {
  for (const { path, name, charts } of rooms) {
    test(`${name} is sound in ${language}`, () => inWindow({}, async ({ page, window, go }) => {
      await go(path, { lang: language, workspace: sample });
      assert.equal(await page.getAttribute('html', 'lang'), language);
      assert.ok((await page.textContent('h1')).trim().length > 0);
      assert.equal(await page.locator('nav a[aria-current=page]').getAttribute('href'), path);
      assert.equal(await page.locator('[data-chart]').count(), charts);
      await mustBeSound(window, `${name}-${language}`);
    }));
  }

  test(`one market is picked and its model explains itself in ${language}`, () => inWindow({}, async ({ page, window, go }) => {
    await go('/forecast', { lang: language, workspace: sample });
    const market = await page.locator('#market option').nth(1).getAttribute('value');
    const campaign = await page.locator('#campaign option').nth(1).getAttribute('value');
    await page.selectOption('#campaign', campaign);
    await page.waitForURL(url => url.searchParams.get('campaign') === campaign);
    await page.selectOption('#market', market);
    await page.waitForURL(url => url.searchParams.get('market') === market);
    await page.locator('#why-title').waitFor();
    await page.locator('#league-title').waitFor();
    await mustBeSound(window, `forecast-market-${language}`);
    await page.goto(page.url());
    assert.equal(await page.locator('#market').inputValue(), market, 'the address of the page names what was picked');
  }));
}

test('home tells goal, forecast, gap, state and next action without scrolling', () => inWindow({}, async ({ page, go }) => {
  await go('/', { lang: 'fr', workspace: sample });
  for (const part of ['#status-sentence', '.pm-figures', '.pm-next']) {
    const box = await page.locator(part).boundingBox();
    assert.ok(box && box.y + box.height <= 768, `${part} ends at ${box?.y + box?.height}`);
  }
  assert.equal(await page.locator('.pm-figure').count(), 4);
  await page.locator('.pm-clock').waitFor();
}));

test('every page fits a telephone', () => inWindow({ width: 390, height: 844 }, async ({ window, go }) => {
  for (const { path, name } of rooms) {
    await go(path, { lang: 'fr', workspace: sample });
    await mustBeSound(window, `${name}-narrow`);
  }
}));

test('the smallest telephone still shows every page whole', () => inWindow({ width: 320, height: 640 }, async ({ page, go }) => {
  for (const { path, name } of rooms) {
    await go(path, { lang: 'en', workspace: sample });
    await page.evaluate(() => document.querySelectorAll('details').forEach(fold => { fold.open = true; }));
    await mustFit(page, `${name} at 320 pixels`);
  }
}));

test('the language is switched in place and remembered', () => inWindow({}, async ({ page, go }) => {
  await go('/review', { workspace: sample });
  assert.equal(await page.getAttribute('html', 'lang'), 'fr', 'a French browser is answered in French');
  await page.locator('.pm-language a[lang=en]').click();
  await page.waitForURL(/\/review\?/);
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  await page.locator('nav a[href="/targets"]').click();
  await page.waitForURL(/\/targets/);
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
}));

test('the first key press offers the way past the navigation', () => inWindow({}, async ({ page, go }) => {
  await go('/', { workspace: sample });
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#content');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'content');
}));

test('pages answer a browser without scripts, figures and tables included', () => inWindow({ scripts: false }, async ({ page, go }) => {
  await go('/forecast', { lang: 'en', workspace: sample });
  await page.selectOption('#market', { index: 1 });
  await page.locator('.pm-pickers button').click();
  await page.waitForURL(/market=/);
  assert.ok(await page.locator('figure table tbody tr').count() > 12);
}));

test('a page that does not exist says so in both languages', () => inWindow({}, async ({ page, window, expect, go }) => {
  expect(404);
  for (const language of ['fr', 'en']) {
    assert.equal((await go('/nowhere', { lang: language })).status(), 404);
    assert.equal(await page.getAttribute('html', 'lang'), language);
    await mustBeSound(window, `nowhere-${language}`);
  }
}));

test('a person rejects with a reason, approves and publishes', () => inWindow({}, async ({ page, window, complaints, expect, go }) => {
  await go('/', { lang: 'en', workspace: people });
  await become(page, 'Dominique');
  await mustBeSound(window, 'people-home-en');
  await page.locator('.pm-next a').click();
  await page.waitForURL(/\/targets/);
  const drafts = await json(`/api/v1/targets?state=Draft&workspace=${people}`);
  assert.ok(drafts.length > 0);
  await mustBeSound(window, 'people-drafts-en');

  expect(422);
  await page.getByRole('button', { name: 'Reject' }).click();
  await page.locator('[role=alert]:visible').first().waitFor();
  assert.equal((await json(`/api/v1/targets?state=Draft&workspace=${people}`)).length, drafts.length, 'a rejection without a reason changes nothing');
  await mustBeSound(window, 'people-refused-en');

  await page.getByRole('button', { name: 'Approve' }).click();
  await page.locator('[role=status]', { hasText: 'approved' }).waitFor();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.locator('[role=status]', { hasText: 'published' }).waitFor();
  await mustBeSound(window, 'people-published-en');
  const published = await json(`/api/v1/targets?state=Published&workspace=${people}`);
  const total = published.find(t => t.isTotal) ?? published[0];
  assert.ok(published.length > 0 && published.length < drafts.length);
  assert.ok(await page.locator('#sheet tbody').innerText().then(text => text.replace(/\D/g, '').includes(String(total.p50))), 'the page shows what the interface says');

  // The next month waits: reject it, with a reason, and find the reason in its history.
  const next = drafts.map(d => d.month).filter(m => m !== total.month).sort()[0];
  await go('/targets', { workspace: people, campaign: total.key.campaign, month: next });
  await page.fill('#reason', 'The factory is closed that month');
  await page.getByRole('button', { name: 'Reject' }).click();
  await page.locator('[role=status]', { hasText: 'rejected' }).waitFor();
  await mustBeSound(window, 'people-rejected-en');
  assert.match(await page.locator('#sheet tbody').textContent(), /The factory is closed that month/);
  assert.deepEqual(complaints, []);
}));

test('a file is imported by keyboard: looked at, applied, found on the sources', () => inWindow({}, async ({ page, window, go }) => {
  await go('/import', { lang: 'en', workspace: people });
  await page.setInputFiles('#upload', { name: 'crm-march.csv', mimeType: 'text/csv', buffer: Buffer.from('campaign,market,month,leads\ntest-drive,Lyon,2026-03,777\n') });
  await page.focus('#source');
  await page.keyboard.type('crm');
  await page.keyboard.press('Enter');
  await page.waitForURL(/file=/);
  assert.match(await page.textContent('#diff'), /777/);
  await mustBeSound(window, 'import-preview-en');
  await page.focus('#apply button');
  await page.keyboard.press('Enter');
  await page.locator('#applied').waitFor();
  assert.match(await page.textContent('#applied'), /crm-march\.csv was imported by Camille/);
  await mustBeSound(window, 'import-applied-en');
  await page.locator('#applied a[href="/sources"]').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/sources/);
  assert.match(await page.textContent('#imports'), /crm-march\.csv/);
  await page.locator('#imports tbody a').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('#import').waitFor();
  assert.match(await page.textContent('#import'), /777/);
  await mustBeSound(window, 'sources-import-en');
}));

test('a file with mistakes shows where each is, and changes nothing', () => inWindow({ width: 390, height: 844 }, async ({ page, window, go }) => {
  await go('/import', { lang: 'fr', workspace: people });
  await page.setInputFiles('#upload', { name: 'casse.csv', mimeType: 'text/csv', buffer: Buffer.from('campaign;market;month;leads\ntest-drive;Lyon;bientot;12\n') });
  await page.selectOption('#kind', 'leads');
  await page.locator('form[action*="Upload"] button').click();
  await page.locator('#findings').waitFor();
  assert.match(await page.textContent('#findings'), /C2/);
  assert.equal(await page.locator('#apply').count(), 0);
  await mustBeSound(window, 'import-refused-fr-narrow');
}));

test('targets leave as CSV and as a workbook', async () => {
  const csv = await (await service.get(`/api/v1/targets.csv?workspace=${sample}`)).text();
  assert.equal(csv.trim().split('\n').length, 1 + 2 * 13 * 6);
  const workbook = Buffer.from(await (await service.get(`/api/v1/targets.xlsx?workspace=${sample}`)).arrayBuffer());
  assert.equal(workbook.subarray(0, 2).toString(), 'PK');
});
