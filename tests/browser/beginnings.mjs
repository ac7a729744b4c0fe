// The pages before there is anything to show: while the first run is at work, and in a service without data.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { mustBeSoundOnEveryWidth, openWindow } from './browser.mjs';
import { keyboard } from './keyboard.mjs';
import { looksOf } from './looks.mjs';
import { atWork, withoutData } from './rooms.mjs';
import { startService } from './service.mjs';
import { writeBrokenWorkspace } from './workspaces.mjs';

export function whileAtWork(house) {
  test('while the first run is at work its pages tell how far it is', { timeout: 300_000 }, async () => {
    const windows = [];
    try {
      // Opened at once, and held as they are by keeping htmx away: the run goes on while they are looked at.
      for (const [number, { path, name, short }] of atWork.entries()) {
        const [[theme, language]] = looksOf(false, number);
        const window = await openWindow(house.browser, { address: house.service.address });
        windows.push({ window, short, name: `${name}-${language}-${theme}` });
        await window.page.route('**/htmx.min.js*', route => route.fulfill({ contentType: 'text/javascript', body: '' }));
        await window.page.goto(`${house.service.address}${path}?${new URLSearchParams({ lang: language, theme, workspace: house.sample })}`);
      }
      await keepsTheFocus(house);
      for (const { window, short, name } of windows) {
        const isAtWork = await window.page.locator('main [data-state=loading], #run-progress:not([value="100"])').count() > 0;
        // Only the first run of a service that was there already may be over.
        assert.ok(isAtWork || short || process.env.PM_SERVICE, `${name}: the page tells how far the run is`);
        if (isAtWork)
          await mustBeSoundOnEveryWidth(window, name);
      }
    } finally {
      for (const { window } of windows)
        await window.close();
    }
  });
}

/** Runs fetches itself anew every two seconds while it is at work; whoever reads its table by keyboard stays where they are. */
async function keepsTheFocus(house) {
  const { page, close } = await openWindow(house.browser, { address: house.service.address });
  try {
    await page.goto(`${house.service.address}/runs?${new URLSearchParams({ workspace: house.sample })}`);
    if (process.env.PM_SERVICE && await page.locator('#run[hx-get]').count() === 0)
      return;
    const keys = keyboard(page);
    await keys.tabTo('#run [tabindex="0"]');
    const before = await page.evaluateHandle(() => document.activeElement);
    await page.waitForFunction(old => !old.isConnected, before);
    await page.waitForFunction(() => document.activeElement !== document.body);
    assert.ok(await page.evaluate(() => document.activeElement.matches('#run [tabindex="0"]')), 'the focus stays on the table');
  } finally {
    await close();
  }
}

export function withoutAnyData(house) {
  test('without data every page says so and what to do, and Runs names the mistake in the folder', { timeout: 600_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'broken-'));
    // With a setting of its own it is always started, also beside a service that runs already.
    const service = await startService([writeBrokenWorkspace(join(folder, 'broken'))], ['--limits:signIn', '10']);
    try {
      await service.until('it is ready', async () => (await service.get('/health/ready')).ok, 60);
      const look = async ({ path, name }, [theme, language]) => {
        const window = await openWindow(house.browser, { address: service.address });
        try {
          const answer = await window.page.goto(`${service.address}${path}?${new URLSearchParams({ lang: language, theme })}`);
          assert.equal(answer.status(), 200, name);
          assert.equal(await window.page.locator('main [data-state=empty]').count(), 1, `${name}: one sentence says that there is nothing, and why`);
          if (path === '/runs')
            assert.match(await window.page.getByRole('alert').first().textContent(), /leads\.csv/);
          await mustBeSoundOnEveryWidth(window, `${name}-${language}-${theme}`);
        } finally {
          await window.close();
        }
      };
      // Two at a time: while one window paints, the other is looked at.
      const looks = withoutData.flatMap((place, number) => looksOf(false, number).map(one => [place, one]));
      await Promise.all([0, 1].map(async lane => {
        for (const [place, one] of looks.filter((_, number) => number % 2 === lane))
          await look(place, one);
      }));
    } finally {
      await service.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
