// Every page and state in both languages, both themes and three widths; and what holds beyond a single page.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { firstPaint, mustBeSound, mustBeSoundOnEveryWidth } from './browser.mjs';
import { looksOf } from './looks.mjs';
import { rooms, states } from './rooms.mjs';

export function everyPage(house) {
  // Two at a time: while one window paints, the other is looked at.
  describe('every page', { concurrency: 2 }, () => {
    for (const [place, { path, name, query = {}, charts = 0, workspace, room = path, status, as, says, outside }] of [...rooms, ...states].entries()) {
      test(`${name} is sound in both languages and themes, wide and narrow`, { timeout: 300_000 }, async () => {
        for (const [look, [theme, language]] of looksOf(place < rooms.length, place).entries()) {
          await house.inWindow({}, async ({ page, window, expect, go }) => {
            if (status)
              expect(status);
            if (as)
              await page.context().addCookies([{ name: 'pm-demo', value: as, url: house.service.address }]);
            const answer = await go(path, { lang: language, theme, workspace: workspace ?? house.sample, ...query });
            assert.equal(answer.status(), status ?? 200);
            assert.equal(await page.getAttribute('html', 'lang'), language);
            assert.equal(await page.getAttribute('html', 'data-bs-theme'), theme);
            assert.ok((await page.textContent('h1')).trim().length > 0);
            if (says)
              assert.equal(await page.locator(`main [data-state=${says}]`).count() > 0, true, `the page says that it is in the state ${says}`);
            if (!status && !outside)
              assert.equal(await page.locator('.pm-side a[aria-current=page]').getAttribute('href'), room);
            assert.equal(await page.locator('[data-chart]').count(), charts);
            house.paints.push({ name: `${name}-${language}-${theme}`, milliseconds: await firstPaint(page) });
            await mustBeSoundOnEveryWidth(window, `${name}-${language}-${theme}`, look === 0);
          });
        }
      });
    }
  });

  test('home tells goal, forecast, gap, state and next action without scrolling', () => house.inWindow({}, async ({ page, go }) => {
    await go('/', { lang: 'fr', workspace: house.sample });
    for (const part of ['#status-sentence', '.pm-figures', '.pm-next']) {
      const box = await page.locator(part).boundingBox();
      assert.ok(box && box.y + box.height <= 768, `${part} ends at ${box?.y + box?.height}`);
    }
    assert.ok(await page.locator('.pm-figure').count() >= 4);
    await page.locator('.pm-bar .pm-clock').first().waitFor();
  }));

  test('the system decides the theme until somebody chooses, and the charts follow', async () => {
    for (const colorScheme of ['light', 'dark']) {
      await house.inWindow({}, async ({ page, complaints, go }) => {
        await page.emulateMedia({ colorScheme });
        await go('/', { workspace: house.sample });
        assert.equal(await page.getAttribute('html', 'data-bs-theme'), 'auto');
        const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number));
        assert.equal(ground[0] > 128, colorScheme === 'light', `the ground is ${ground}`);
        assert.deepEqual(complaints, []);
      });
    }
  });

  test('paper gets the page without its frame', () => house.inWindow({}, async ({ page, go }) => {
    await go('/targets', { workspace: house.sample, theme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.pm-bar', '.pm-side'])
      assert.equal(await page.locator(part).isVisible(), false, part);
    assert.ok(await page.locator('table').first().isVisible());
  }));

  test('charts are light on paper and have their tables under them, and the screen is afterwards as it was', () => house.inWindow({}, async ({ page, go }) => {
    await go('/forecast', { workspace: house.sample, theme: 'dark' });
    await page.waitForFunction(() => document.querySelectorAll('[data-chart] canvas').length === 3);
    // Whose ink covers more of a chart: that of the light theme, or that of the dark one.
    const inks = () => page.$$eval('[data-chart] canvas', all => all.map(canvas => {
      const ink = scheme => {
        const probe = document.body.appendChild(document.createElement('span'));
        Object.assign(probe.style, { colorScheme: scheme, color: 'var(--pm-ink)' });
        const colour = getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).join();
        probe.remove();
        return colour;
      };
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const count = { [ink('light')]: 0, [ink('dark')]: 0 };
      for (let i = 0; i < data.length; i += 4) count[`${data[i]},${data[i + 1]},${data[i + 2]}`] += 1;
      return count[ink('light')] > count[ink('dark')];
    }));
    const tables = () => page.$$eval('.pm-plot table', all => all.map(table => table.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) && table.getClientRects().length > 0));
    assert.deepEqual([await inks(), await tables()], [[false, false, false], [false, false, false]]);
    await page.emulateMedia({ media: 'print' });
    await page.waitForFunction(() => document.querySelector('.pm-plot details').open);
    assert.deepEqual([await inks(), await tables()], [[true, true, true], [true, true, true]]);
    assert.equal(await page.locator('.pm-files').first().isVisible(), false);
    await page.emulateMedia({ media: 'screen' });
    await page.waitForFunction(() => !document.querySelector('.pm-plot details').open);
    assert.deepEqual([await inks(), await tables()], [[false, false, false], [false, false, false]]);
  }));

  test('the bar that stays on a telephone hides neither what has the focus nor what a link leads to', () => house.inWindow({ width: 390, height: 844 }, async ({ page, go }) => {
    await go('/forecast', { workspace: house.sample });
    const hidden = await page.evaluate(() => {
      const bar = document.querySelector('.pm-bar'), faults = [];
      const look = (element, act) => {
        // Where the bar lies, if nothing moved it away from there.
        scrollTo(0, scrollY + element.getBoundingClientRect().top - 8);
        act(element);
        if (element.getBoundingClientRect().top < bar.getBoundingClientRect().bottom - 1) faults.push(element.outerHTML.slice(0, 90));
      };
      for (const control of document.querySelectorAll('main summary, main a[href]')) look(control, one => one.focus());
      for (const heading of document.querySelectorAll('main h2[id]')) look(heading, one => { location.hash = one.id; });
      return faults;
    });
    assert.deepEqual(hidden, []);
  }));

  test('a small picture is taken along at full size, and only then its library is fetched', () => house.inWindow({}, async ({ page, complaints, go }) => {
    let fetched = false;
    page.on('request', request => { fetched ||= request.url().includes('echarts'); });
    await go('/boards', { lang: 'en', workspace: house.sample });
    const tile = page.locator('article', { has: page.locator('[data-name=tile-3-leads]') });
    await tile.locator('summary').click();
    assert.equal(fetched, false, 'a page without a chart fetches no chart library');
    for (const [format, starts] of [['svg', '<svg'], ['png', '\x89PNG']]) {
      const coming = page.waitForEvent('download');
      await tile.locator(`[data-picture=${format}]`).click();
      const download = await coming;
      assert.equal(download.suggestedFilename(), `tile-3-leads.${format}`);
      const chunks = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk);
      const content = Buffer.concat(chunks).toString('latin1');
      assert.ok(content.startsWith(starts), content.slice(0, 20));
      assert.ok(content.length > 5000, `${content.length} bytes`);
    }
    assert.deepEqual(complaints, []);
  }));

  test('the menu of a telephone opens without a script', () => house.inWindow({ width: 320, height: 640, scripts: false }, async ({ page, go }) => {
    await go('/targets', { lang: 'en', workspace: house.sample });
    assert.equal(await page.locator('.pm-menu nav').isVisible(), false);
    await page.locator('.pm-menu > summary').click();
    await page.locator('.pm-menu a[href="/review"]').click();
    await page.waitForURL(/\/review/);
  }));

  test('pages answer a browser without scripts, figures and tables included', () => house.inWindow({ scripts: false }, async ({ page, go }) => {
    await go('/forecast', { lang: 'en', workspace: house.sample });
    await page.selectOption('#market', { index: 1 });
    await page.locator('.pm-pickers button').click();
    await page.waitForURL(/market=/);
    assert.ok(await page.locator('figure table tbody tr').count() > 12);
    assert.equal(await page.locator('[data-picture]:visible').count(), 0, 'what needs a script is not offered');
  }));

  test('a file with mistakes shows where each is, and changes nothing', () => house.inWindow({ width: 390, height: 844 }, async ({ page, window, go }) => {
    await go('/import', { lang: 'fr', workspace: 'people-decide' });
    await page.setInputFiles('#upload', { name: 'casse.csv', mimeType: 'text/csv', buffer: Buffer.from('campaign;market;month;leads\ntest-drive;Lyon;bientot;12\n') });
    await page.selectOption('#kind', 'leads');
    await page.locator('form[action*="Upload"] button').click();
    await page.locator('#findings').waitFor();
    assert.match(await page.textContent('#findings'), /C2/);
    assert.equal(await page.locator('#apply').count(), 0);
    await mustBeSound(window, 'import-refused-fr-390');
  }));

  test('targets leave as CSV and as a workbook', async () => {
    const csv = await (await house.service.get(`/api/v1/targets.csv?workspace=${house.sample}`)).text();
    assert.equal(csv.trim().split('\n').length, 1 + 2 * 13 * 6);
    const workbook = Buffer.from(await (await house.service.get(`/api/v1/targets.xlsx?workspace=${house.sample}`)).arrayBuffer());
    assert.equal(workbook.subarray(0, 2).toString(), 'PK');
  });
}
