// The browser, and what must hold on every page: nothing on the console, no failed request, no serious finding of axe,
// a table twin for every chart, the language and theme that were asked for, and no scrolling sideways.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { mustHaveBigTargets, mustKeepEdges, mustRest, mustShowEveryFocus } from './access.mjs';
import { root } from './service.mjs';

const pictures = join(root, 'artifacts/tests/screens');

export const openBrowser = () => chromium.launch({
  executablePath: process.env.PM_CHROMIUM || '/usr/bin/chromium',
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/**
 * A person with a window of their own; complaints collects what the browser holds against the pages they see.
 * Requests to others than the service at the address, and those named as its friends, are held against it.
 * expect(status) says that an answer of that kind is wanted next: a refusal, or a page that does not exist.
 */
export async function openWindow(browser, { address, friends = [], width = 1366, height = 768, scripts = true, locale = 'fr-FR' } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale, reducedMotion: 'reduce', javaScriptEnabled: scripts, acceptDownloads: true });
  const page = await context.newPage();
  // Patient: a machine that also builds answers late, and a late answer is no fault of the page.
  page.setDefaultTimeout(Number(process.env.PM_PATIENCE ?? 45_000));
  const complaints = [];
  const wanted = [];
  page.on('console', message => {
    if ((message.type() === 'error' || message.type() === 'warning') && !wanted.some(status => message.text().includes(`status of ${status}`)))
      complaints.push(`console ${message.type()}: ${message.text()} (${page.url()})`);
  });
  page.on('pageerror', error => complaints.push(`script error: ${error.message} (${page.url()})`));
  page.on('request', request => {
    if (address && ![address, ...friends].some(known => request.url().startsWith(known)) && !/^(data|blob):/.test(request.url()))
      complaints.push(`request to a stranger: ${request.url()}`);
  });
  page.on('requestfailed', request => {
    // Leaving a page cancels what it was still asking for: that is no fault of the page.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      complaints.push(`request failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on('response', response => {
    if (response.status() >= 400 && !wanted.includes(response.status()))
      complaints.push(`answer ${response.status()}: ${response.url()}`);
  });
  return { page, complaints, expect: status => wanted.push(status), close: () => context.close() };
}

export async function photograph(page, name) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** Everything that must hold on the page that the window shows now; with a name, a picture of it is kept. */
export async function mustBeSound({ page, complaints }, name) {
  await settle(page);
  if (name)
    await photograph(page, name);
  assert.deepEqual(complaints, [], `${name}: the browser complains`);
  await mustHaveTwins(page, name);
  await mustFit(page, name);
  // What is folded away is part of the page too.
  await unfold(page);
  await mustFit(page, `${name}, unfolded`);
  await mustPleaseAxe(page, name);
}

/**
 * One page in one language and theme: wide, on a telephone, and on the smallest one; a picture of the first two. axe, which takes longest by far,
 * reads the wide one in a page's first look and the telephone in its others; with PM_EVERY_LOOK=1 both in each.
 * Zoomed to 200 % a window of 1366 pixels has 683.
 */
export async function mustBeSoundOnEveryWidth({ page, complaints }, name, isFirstLook = true) {
  const resize = async (width, height) => {
    await page.setViewportSize({ width, height });
    await mustFit(page, `${name} at ${width} pixels`);
  };
  await settle(page);
  assert.deepEqual(complaints, [], `${name}: the browser complains`);
  await mustHaveTwins(page, name);
  await photograph(page, `${name}-1366`);
  await unfold(page);
  await mustFit(page, `${name} at 1366 pixels, unfolded`);
  if (isFirstLook || process.env.PM_EVERY_LOOK)
    await mustPleaseAxe(page, `${name}-1366`);
  await mustHaveBigTargets(page, `${name} at 1366 pixels`);
  // Alike in every theme and language: once is enough.
  if (isFirstLook) {
    await mustRest(page, name);
    await mustShowEveryFocus(page, name);
    await mustKeepEdges(page, name);
  }
  await fold(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await photograph(page, `${name}-390`);
  await unfold(page);
  await mustFit(page, `${name} at 390 pixels, unfolded`);
  if (!isFirstLook || process.env.PM_EVERY_LOOK)
    await mustPleaseAxe(page, `${name}-390`);
  await mustHaveBigTargets(page, `${name} at 390 pixels`);
  await resize(320, 640);
  await resize(683, 384);
  await resize(3840, 2160);
  await fold(page);
  await resize(1366, 768);
  assert.deepEqual(complaints, [], `${name}: the browser complains`);
}

// The close look at the drivers redoes step 3 on every fold before it answers.
const settle = page => page.waitForLoadState('networkidle', { timeout: 60_000 });

const unfold = page => page.evaluate(() => document.querySelectorAll('main details:not([open])').forEach(one => { one.open = true; one.dataset.unfolded = ''; }));
const fold = page => page.evaluate(() => document.querySelectorAll('details[data-unfolded]').forEach(one => { one.open = false; delete one.dataset.unfolded; }));

async function mustPleaseAxe(page, name) {
  // Legacy: in the page itself, twice as fast; it would not look into frames of others, and there are none.
  assert.equal(page.frames().length, 1, `${name}: a frame that axe would not see`);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).analyze();
  const serious = violations.filter(v => v.impact === 'serious' || v.impact === 'critical');
  assert.deepEqual(serious.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | ')}`), [], `${name}: axe`);
}

/** Nothing is wider than the window, folded or not. */
export async function mustFit(page, name) {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(sideways <= 0, `${name}: the page is ${sideways} pixels wider than its window`);
}

/** A chart is drawn, and says in a table what it shows: as many rows as it has labels. */
async function mustHaveTwins(page, name) {
  // The library is fetched only where a chart is, and may still be on its way.
  if (await page.locator('[data-chart]').count() > 0)
    await page.waitForFunction(() => [...document.querySelectorAll('[data-chart]')].every(one => one.querySelector('canvas, svg')), null, { timeout: 5000 }).catch(() => {});
  const charts = await page.$$eval('[data-chart]', elements => elements.map(element => {
    const data = JSON.parse(document.getElementById(element.dataset.chart)?.textContent ?? 'null');
    const twin = element.closest('figure, section, article')?.querySelector('table');
    return {
      id: element.dataset.chart,
      drawn: element.querySelector('canvas, svg') !== null && element.clientHeight > (data?.kind === 'spark' ? 20 : 100),
      months: data?.months?.length ?? 0,
      rows: twin?.querySelectorAll('tbody tr').length ?? 0,
    };
  }));
  for (const chart of charts) {
    assert.ok(chart.drawn, `${name}: the chart ${chart.id} is not drawn`);
    assert.ok(chart.months > 0, `${name}: the chart ${chart.id} shows no month`);
    assert.equal(chart.rows, chart.months, `${name}: the chart ${chart.id} has no table twin with its ${chart.months} months`);
  }
  return charts.length;
}

/** Milliseconds until the page first showed something, as the browser itself measured it. */
export const firstPaint = page => page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN);
