// Journeys by keyboard alone that leave everything as it was: reading, choosing, exporting.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mustBeSound } from './browser.mjs';
import { keyboard } from './keyboard.mjs';

export function keyboardJourneys(house) {
  const byKeyboard = (name, settings, act) => test(`by keyboard: ${name}`, { timeout: 120_000 }, () =>
    house.inWindow(settings, async inside => {
      await act({ ...inside, keys: keyboard(inside.page) });
      assert.deepEqual(inside.complaints, []);
    }));

  byKeyboard('skips the navigation, and finds every room of it', {}, async ({ page, keys, go }) => {
    await go('/', { workspace: house.sample });
    await keys.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#content');
    await keys.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'content');
    for (const address of await page.$$eval('.pm-side a', links => links.map(link => link.getAttribute('href')).filter(address => address !== '/'))) {
      await go('/', { workspace: house.sample });
      await keys.follow(`.pm-side a[href="${address}"]`);
      await page.waitForURL(url => url.pathname === address);
      assert.equal(await page.locator('.pm-side a[aria-current]').first().isVisible(), true);
    }
  });

  byKeyboard('switches to dark and to English, and both are remembered', {}, async ({ page, window, keys, go }) => {
    await go('/review', { workspace: house.sample });
    assert.equal(await page.getAttribute('html', 'lang'), 'fr', 'a French browser is answered in French');
    await keys.follow('.pm-bar > .pm-tools .pm-theme a[href*="theme=dark"]');
    await page.waitForURL(/theme=dark/);
    await keys.follow('.pm-bar > .pm-tools .pm-language a[lang=en]');
    await page.waitForURL(/lang=en/);
    await keys.follow('.pm-side a[href="/targets"]');
    await page.waitForURL(/\/targets$/);
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    assert.equal(await page.getAttribute('html', 'data-bs-theme'), 'dark');
    await mustBeSound(window, 'targets-remembered-en-dark');
  });

  byKeyboard('opens the menu of a telephone, leaves it with Escape, and goes to another page', { width: 390, height: 844 }, async ({ page, window, keys, go }) => {
    await go('/', { lang: 'fr', workspace: house.sample });
    await keys.follow('.pm-menu > summary');
    assert.equal(await page.locator('.pm-menu nav').isVisible(), true);
    await mustBeSound(window, 'menu-open-fr-390');
    await keys.press('Escape');
    assert.equal(await page.locator('.pm-menu nav').isVisible(), false);
    await keys.press('Enter');
    await keys.follow('.pm-menu a[href="/review"]');
    await page.waitForURL(/\/review/);
  });

  byKeyboard('reads the numbers of a chart and takes them along as CSV, workbook, SVG and PNG', {}, async ({ page, keys, go }) => {
    await go('/forecast', { lang: 'en', workspace: house.sample });
    await page.locator('#fan canvas').waitFor();
    const figure = 'figure:has(#fan)';
    await keys.follow(`${figure} summary`);
    assert.equal(await page.locator('#fan-twin').isVisible(), true);
    const rows = await page.locator('#fan-twin tbody tr').count();
    for (const [file, selector] of [
      ['fan.png', `${figure} [data-picture=png]`],
      ['fan.svg', `${figure} [data-picture=svg]`],
      ['fan.csv', `${figure} a[href$="format=csv"]`],
      ['fan.xlsx', `${figure} a[href$="format=xlsx"]`],
    ]) {
      const coming = page.waitForEvent('download');
      await keys.follow(selector);
      const download = await coming;
      assert.equal(download.suggestedFilename(), file);
      const chunks = [];
      for await (const chunk of await download.createReadStream())
        chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      if (file.endsWith('png'))
        assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
      if (file.endsWith('svg'))
        assert.match(bytes.toString(), /<svg[\s\S]*Source: /);
      if (file.endsWith('csv'))
        assert.equal(bytes.toString().trim().split('\r\n').length, 1 + rows, 'as many rows as the table');
      if (file.endsWith('xlsx'))
        assert.equal(bytes.subarray(0, 2).toString(), 'PK');
      await page.keyboard.press('Shift+Tab');
    }
  });

  byKeyboard('picks a campaign and a market, and reads what the forecast is made of', {}, async ({ page, window, keys, go }) => {
    await go('/forecast', { lang: 'fr', workspace: house.sample });
    await keys.choose('#campaign', 'stock-requests');
    await page.waitForURL(url => url.searchParams.get('campaign') === 'stock-requests');
    await keys.choose('#market', 'Bretagne');
    await page.waitForURL(url => url.searchParams.get('market') === 'Bretagne');
    await page.locator('#why-title').waitFor();
    await page.locator('#parts canvas').waitFor();
    assert.match(await page.textContent('[data-announce]'), /Bretagne/);
    const sum = await page.$$eval('#parts-twin tbody td', cells => cells.map(cell => Number(cell.textContent.replace(/[^\d,−-]/g, '').replace(',', '.').replace('−', '-'))));
    assert.ok(Math.abs(sum.slice(0, -1).reduce((a, b) => a + b, 0) - sum.at(-1)) <= 1, `the parts ${sum} sum to the forecast`);
    await page.goto(page.url());
    assert.equal(await page.locator('#market').inputValue(), 'Bretagne', 'the address of the page names what was picked');
    await mustBeSound(window, 'forecast-picked-fr');
  });

  byKeyboard('goes from a published number to the four steps behind it', {}, async ({ page, keys, go }) => {
    await go('/targets', { lang: 'en', workspace: house.sample });
    await keys.follow('#sheet tbody tr:first-child summary');
    await keys.follow('#sheet tbody tr:first-child details a[href*="/forecast"]');
    await page.waitForURL(/\/forecast/);
    assert.equal(await page.locator('section:has(#why-title) tbody tr').count(), 4);
  });

  byKeyboard('reads a KPI with its formula', {}, async ({ page, keys, go }) => {
    await go('/kpi', { lang: 'en', workspace: house.sample });
    await keys.tabTo('main a, main summary, main select, main [tabindex="0"]');
    assert.ok(await page.locator('main h2').count() > 0);
  });

  byKeyboard('walks through every part of a team\'s one metric', {}, async ({ page, keys, go }) => {
    await go('/omtm', { lang: 'fr', workspace: house.sample });
    const parts = await page.$$eval('.pm-parts a', links => links.map(link => link.getAttribute('href')));
    assert.ok(parts.length > 3);
    for (const part of parts) {
      await keys.follow(`.pm-parts a[href="${part}"]`);
      await page.locator(`.pm-parts a[href="${part}"][aria-current=page]`).waitFor();
    }
  });

  byKeyboard('reads the digest of the week', {}, async ({ page, keys, go }) => {
    await go('/', { lang: 'en', workspace: house.sample });
    await keys.follow('.pm-side a[href="/boards"]');
    await page.waitForURL(/\/boards/);
    await keys.follow('.pm-side a[href="/digest"]');
    await page.waitForURL(/\/digest/);
    await keys.tabTo('main [tabindex="0"]');
    assert.ok(await page.locator('main tbody tr').count() > 0);
  });

  byKeyboard('finds on the evaluation what is missing of one market', {}, async ({ page, keys, go }) => {
    await go('/evaluate', { lang: 'fr', workspace: house.sample });
    await keys.choose('#market', 'Bretagne');
    await keys.press('Enter');
    await page.waitForURL(url => url.searchParams.get('market') === 'Bretagne');
    assert.match(await page.textContent('#content'), /Bretagne/);
  });
}
