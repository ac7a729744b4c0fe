// The whole way as one journey by keyboard alone: import, frame, sign, run, read, override, approve by another person, publish, export.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changePerson, enterByKeyboard } from './account-journeys.mjs';
import { governance, planner } from './accounts.mjs';
import { mustBeSound } from './browser.mjs';
import { frameAndSign } from './framing-journeys.mjs';
import { byHeader, firstSheet } from './workbook.mjs';
import { launchLeads, launchPlan } from './workspaces.mjs';

const importFile = async ({ page, keys, window }, file, kind) => {
  await keys.follow(page.locator('.pm-side').getByRole('link', { name: 'Data', exact: true }));
  await keys.follow(page.locator('.pm-side').getByRole('link', { name: 'Import', exact: true }));
  await page.waitForURL(/\/import/);
  await keys.pick(page.getByLabel('Drop or choose a file'), file);
  await keys.choose(page.getByLabel('Kind of file'), kind);
  await keys.write(page.getByLabel('Name of the source'), file.name.replace('.csv', ''));
  await keys.press('Enter');
  await page.waitForURL(/file=/);
  await mustBeSound(window, `whole-way-${kind}-preview-en`);
  await keys.follow(page.getByRole('button', { name: 'Import', exact: true }));
  await page.locator('#applied').waitFor();
};

/** The sheet as it stands on the page: market to the number in its column "target". */
const numbersOnThePage = page => page.$$eval('#sheet tbody tr', rows => Object.fromEntries(rows.map(row =>
  [row.querySelector('th').textContent.trim(), Number(row.querySelector('td strong').textContent.replace(/[^\d]/g, ''))])));

const download = async ({ page, keys }, name) => {
  const coming = page.waitForEvent('download');
  await keys.follow(page.getByRole('link', { name }));
  const chunks = [];
  for await (const chunk of await (await coming).createReadStream())
    chunks.push(chunk);
  return Buffer.concat(chunks);
};

export function wholeWayAsOne(house) {
  test('by keyboard, the whole way: imports leads and a plan, frames and signs, runs, reads the forecast, overrides; another person approves, publishes and exports what the page says', { timeout: 600_000 }, () =>
    house.inWindowOf(null, { locale: 'en-GB' }, async inside => {
      const { page, window, expect } = inside;
      const here = await enterByKeyboard(inside, planner);
      const { keys } = here;
      await mustBeSound(window, 'home-before-the-first-run-en');
      await importFile(here, launchLeads, 'leads');
      await importFile(here, launchPlan, 'media-plan');
      await frameAndSign(here);

      // The run begins by itself; its page tells how far it is, and the focus stays where the reader put it.
      await keys.follow(page.locator('.pm-side').getByRole('link', { name: 'Model', exact: true }));
      await keys.follow(page.locator('.pm-side').getByRole('link', { name: 'Runs', exact: true }));
      await page.waitForURL(/\/runs/);
      await page.locator('#run-sentence').waitFor({ timeout: 60_000 }).catch(() => {});
      await house.service.until('the run is over', async () => {
        await page.waitForTimeout(1000);
        if (await page.locator('#run-sentence').count() === 0)
          await page.reload();
        return Number(await page.locator('#run-progress').getAttribute('value').catch(() => 0)) === 100;
      }, 180);
      await mustBeSound(window, 'runs-over-en');

      await changePerson(here, planner);
      await keys.follow(page.locator('.pm-side').getByRole('link', { name: 'Plan', exact: true }));
      await page.waitForURL(/\/forecast/);
      await keys.choose(page.getByLabel('Market', { exact: true }), 'Lyon');
      await keys.press('Enter');
      await page.waitForURL(url => url.searchParams.get('market') === 'Lyon');
      await page.locator('#fan canvas').waitFor();
      assert.match(await page.locator('[data-announce]').textContent(), /Lyon/);
      await mustBeSound(window, 'forecast-first-en');

      await keys.follow(page.locator('.pm-side').getByRole('link', { name: 'Targets', exact: true }));
      await page.waitForURL(/\/targets/);
      const before = await numbersOnThePage(page);
      const lyon = page.locator('#sheet tbody tr', { has: page.getByRole('rowheader', { name: 'Lyon' }) });
      await keys.follow(lyon.locator('summary'));
      const own = before.Lyon - 30;
      await keys.write(lyon.getByLabel('New value'), String(own));
      await keys.write(lyon.getByLabel('Reason (needed)'), 'The Lyon site closes for two weeks');
      await keys.press('Enter');
      await page.locator('.pm-note-good, #twice').first().waitFor();
      if (await page.locator('#twice').count() > 0)
        await keys.follow(page.getByRole('button', { name: 'Override all the same' }));
      await page.locator('.pm-timeline-overridden').first().waitFor();
      assert.equal((await numbersOnThePage(page)).Lyon, own);
      assert.equal(await page.getByRole('button', { name: 'Publish' }).count(), 0, 'a planner does not publish');
      if (await page.getByRole('button', { name: 'Approve' }).count() > 0) {
        expect(422);
        await keys.follow(page.getByRole('button', { name: 'Approve' }));
        await page.getByRole('alert').filter({ hasText: /another person/ }).waitFor();
      }

      await changePerson(here, governance);
      await keys.follow(page.locator('.pm-side').getByRole('link', { name: 'Targets', exact: true }));
      await page.waitForURL(/\/targets/);
      await keys.follow(page.getByRole('button', { name: 'Approve' }));
      await page.locator('.pm-note-good', { hasText: 'approved' }).waitFor();
      await keys.follow(page.getByRole('button', { name: 'Publish' }));
      await page.locator('.pm-note-good', { hasText: 'published' }).waitFor();
      await mustBeSound(window, 'whole-way-published-en');

      const shown = await numbersOnThePage(page);
      const month = new URL(page.url()).searchParams.get('month');
      assert.equal(shown.Lyon, own);
      const [csv, workbook] = [await download(here, 'Download CSV'), await download(here, 'Download Excel')];
      const text = byHeader(csv.toString('utf8').replace(/^\ufeff/, '').trim().split(/\r?\n/).map(line => line.split(',')));
      const cells = byHeader(firstSheet(workbook));
      for (const rows of [text, cells]) {
        const published = rows.filter(row => row.month === month && row.state === 'published');
        const exported = Object.fromEntries(published.map(row => [row.market, Math.round(Number(row.target))]));
        assert.equal(exported.Lyon, shown.Lyon);
        assert.equal(exported.Lille, shown.Lille);
        assert.equal(exported.ALL, Object.entries(shown).find(([market]) => !['Lyon', 'Lille'].includes(market))[1], 'the total of the page is the total of the file');
        assert.match(published.find(row => row.market === 'Lyon').override_reason, /Lyon site closes/);
      }
    }));
}
