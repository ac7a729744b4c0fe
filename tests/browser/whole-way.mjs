// Journeys by keyboard alone that change something, in the order of the month: bring in, look, run, decide, publish, take along.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mustBeSound } from './browser.mjs';
import { keyboard } from './keyboard.mjs';
import { people } from './rooms.mjs';

export function wholeWay(house) {
  const byKeyboard = (name, act) => test(`by keyboard: ${name}`, { timeout: 180_000 }, () =>
    house.inWindow({}, async inside => {
      await act({ ...inside, keys: keyboard(inside.page) });
      assert.deepEqual(inside.complaints, []);
    }));
  /** Changes the person of the demo session. */
  const become = async ({ page, keys }, person) => {
    await keys.follow('.pm-demo > summary');
    await keys.choose('#demo-person', person);
    await keys.follow('.pm-demo form button');
    await page.locator('.pm-demo summary', { hasText: person }).waitFor();
  };
  const drafts = () => house.json(`/api/v1/targets?state=Draft&workspace=${people}`);
  const months = async () => [...new Set((await drafts()).map(d => d.month))].sort();

  byKeyboard('rejects a month with a reason, after a refusal without one', async ({ page, window, expect, keys, go }) => {
    const before = await drafts();
    const last = (await months()).at(-1);
    await go('/targets', { lang: 'en', workspace: people, campaign: 'test-drive', month: last });
    await become({ page, keys }, 'Dominique');
    expect(422);
    await keys.follow('#decide button[formaction*="Reject"]');
    await page.locator('[role=alert]:visible').first().waitFor();
    assert.equal((await drafts()).length, before.length, 'a rejection without a reason changes nothing');
    await mustBeSound(window, 'targets-refused-en');
    await keys.write('#reason', 'The factory is closed that month');
    await keys.follow('#decide button[formaction*="Reject"]');
    await page.locator('[role=status]', { hasText: 'rejected' }).waitFor();
    assert.match(await page.locator('.pm-timeline').textContent(), /The factory is closed that month/);
    await mustBeSound(window, 'targets-rejected-en');
  });

  byKeyboard('puts an own value in the place of the model\'s, is asked twice, and says why', async ({ page, window, keys, go }) => {
    const month = (await months()).at(-1);
    const lyon = (await drafts()).find(d => d.month === month && d.key.market === 'Lyon');
    await go('/targets', { lang: 'en', workspace: people, campaign: 'test-drive', month });
    await keys.follow('#sheet tbody tr:nth-child(2) summary');
    await keys.write(`#override-${lyon.id}`, String(Math.round(lyon.modelP50 * 1.02)));
    await keys.write(`#override-${lyon.id}-why`, 'A new dealer opens');
    await keys.press('Enter');
    await page.locator('#twice').waitFor();
    assert.match(await page.textContent('#twice'), /Fildes/);
    await mustBeSound(window, 'targets-asked-twice-en');
    await keys.follow('#twice button');
    await page.locator('.pm-timeline-overridden').first().waitFor();
    const after = (await drafts()).find(d => d.month === month && d.key.market === 'Lyon');
    assert.equal(after.modelP50, lyon.modelP50, 'the model\'s value stays beside it');
    await mustBeSound(window, 'targets-overridden-en');
  });

  byKeyboard('approves the next month, publishes it and takes it along', async ({ page, window, keys, go }) => {
    const before = await drafts();
    await go('/', { lang: 'en', workspace: people });
    await become({ page, keys }, 'Dominique');
    await mustBeSound(window, 'home-to-do-en');
    await keys.follow('.pm-next a');
    await page.waitForURL(/\/targets/);
    await keys.follow('#decide button[formaction*="Approve"]');
    await page.locator('[role=status]', { hasText: 'approved' }).waitFor();
    await keys.follow('#decide button[formaction*="Publish"]');
    await page.locator('[role=status]', { hasText: 'published' }).waitFor();
    await mustBeSound(window, 'targets-published-en');
    const published = await house.json(`/api/v1/targets?state=Published&workspace=${people}`);
    assert.ok(published.length > 0 && published.length < before.length);
    const total = published.find(t => t.isTotal) ?? published[0];
    assert.ok((await page.locator('#sheet tbody').innerText()).replace(/\D/g, '').includes(String(total.p50)), 'the page shows what the interface says');
    const coming = page.waitForEvent('download');
    await keys.follow('a[href*="targets.xlsx"]');
    assert.match((await coming).suggestedFilename(), /^targets-.*\.xlsx$/);
  });

  byKeyboard('brings a file in, sees what it changes, applies it and finds it among the sources', async ({ page, window, keys, go }) => {
    await go('/import', { lang: 'en', workspace: people });
    // The dialog in which a file is picked is the system's own.
    await page.setInputFiles('#upload', { name: 'crm-march.csv', mimeType: 'text/csv', buffer: Buffer.from('campaign,market,month,leads\ntest-drive,Lyon,2026-03,777\n') });
    await keys.write('#source', 'crm');
    await keys.press('Enter');
    await page.waitForURL(/file=/);
    assert.match(await page.textContent('#diff'), /777/);
    await mustBeSound(window, 'import-preview-en');
    await keys.follow('#apply button:not([type=button]), button[form=apply]');
    await page.locator('#applied').waitFor();
    assert.match(await page.textContent('#applied'), /crm-march\.csv/);
    await mustBeSound(window, 'import-applied-en');
    await keys.follow('#applied a[href="/sources"]');
    await page.waitForURL(/\/sources/);
    await keys.follow('#imports tbody a');
    await page.locator('#import').waitFor();
    assert.match(await page.textContent('#import'), /777/);
    await mustBeSound(window, 'sources-import-en');
  });

  byKeyboard('sends a board to review, and somebody else approves it', async ({ page, window, keys, go }) => {
    await go('/boards', { lang: 'en', workspace: people });
    await keys.follow('form[action*="Send"] button');
    await page.locator('.pm-note-good').waitFor();
    await become({ page, keys }, 'Dominique');
    await go('/boards', { lang: 'en', workspace: people });
    if (await page.locator('#feedback').count() === 0)
      await keys.follow('.pm-next a');
    await keys.write('#feedback', 'Read in one glance');
    await keys.follow('button[formaction*="Approve"]');
    await page.locator('.pm-note-good').waitFor();
    await mustBeSound(window, 'boards-approved-en');
  });
}
