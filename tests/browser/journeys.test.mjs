// A person's way through every page, in French and in English, on the built service with its sample and with a workspace
// whose targets wait for a person. One service for all: first the pages as they are, then the journeys that change something.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { whileAtWork, withoutAnyData } from './beginnings.mjs';
import { openBrowser, openWindow } from './browser.mjs';
import { everyPage } from './every-page.mjs';
import { keyboardJourneys } from './keyboard-journeys.mjs';
import { people } from './rooms.mjs';
import { root, startService } from './service.mjs';
import { wholeWay } from './whole-way.mjs';
import { late, writeLateWorkspace, writePeopleWorkspace } from './workspaces.mjs';

const began = Date.now();
const house = { paints: [] };
let folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'journey-'));
  house.service = await startService([join(root, 'data/sample'), writePeopleWorkspace(join(folder, people)), writeLateWorkspace(join(folder, late))]);
  house.browser = await openBrowser();
  await house.service.until('it is ready', async () => (await house.service.get('/health/ready')).ok, 60);
}, { timeout: 120_000 });

after(async () => {
  await house.browser?.close();
  await house.service?.stop();
  if (folder)
    rmSync(folder, { recursive: true, force: true });
  // Measured, never a condition: a machine at work on something else paints later.
  const paints = house.paints.filter(p => Number.isFinite(p.milliseconds)).sort((a, b) => a.milliseconds - b.milliseconds);
  if (paints.length > 0) {
    const at = share => Math.round(paints[Math.floor(share * (paints.length - 1))].milliseconds);
    console.log(`first contentful paint on loopback, ${paints.length} pages: median ${at(0.5)} ms, p90 ${at(0.9)} ms, slowest ${at(1)} ms (${paints.at(-1).name})`);
  }
  console.log(`browser journeys took ${Math.round((Date.now() - began) / 1000)} s`);
});

/** Opens a window for one test and closes it again, also when the test fails. */
house.inWindow = async (settings, act) => {
  const window = await openWindow(house.browser, { address: house.service.address, ...settings });
  const go = (path, query = {}) => window.page.goto(`${house.service.address}${path}?${new URLSearchParams(query)}`);
  try {
    await act({ ...window, window, go });
  } finally {
    await window.close();
  }
};

house.json = async path => (await house.service.get(path)).json();

test('the first start loads the workspaces', async () => {
  const workspaces = await house.service.until('the workspaces are loaded', async () => {
    const all = await house.json('/api/v1/workspaces');
    return all.length === 3 && all;
  }, 60);
  house.sample = workspaces.map(w => w.name).find(name => name !== people && name !== late);
});

whileAtWork(house);

test('the first start works through the sample and publishes its targets by itself', { timeout: 900_000 }, async () => {
  // 2 campaigns x (12 markets + their total) x 6 months of plan ahead.
  const published = 2 * 13 * 6;
  const targets = await house.service.until('the targets of the sample are published', async () => {
    const answer = await house.service.get(`/api/v1/targets?state=Published&workspace=${house.sample}`);
    const targets = answer.ok ? await answer.json() : [];
    return targets.length >= published && targets;
  }, 840);
  assert.equal(targets.length, published);
  await house.service.until('the targets of the other workspace are drafted', async () =>
    (await house.json(`/api/v1/targets?state=Draft&workspace=${people}`)).length > 0, 60);
  await house.service.until('the late workspace has its targets', async () =>
    (await house.json(`/api/v1/targets?state=Published&workspace=${late}`)).length > 0, 60);
});

everyPage(house);
withoutAnyData(house);
keyboardJourneys(house);
wholeWay(house);
