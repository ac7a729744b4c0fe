// Sign-in, one's own account, and People: every state of the three pages, reached as people reach it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { admin, choosePassword, invite, planner, signIn } from './accounts.mjs';
import { mustBeSoundOnEveryWidth } from './browser.mjs';
import { looks } from './looks.mjs';

/** The page itself was seen, and its further states are walked through in another look. */
class SeenEnough extends Error {}

const camera = ({ window, page }, [theme, language], isWholeWalk) => async (name, isPage = false) => {
  assert.equal(await page.getAttribute('html', 'lang'), language);
  assert.equal(await page.getAttribute('html', 'data-bs-theme'), theme);
  await mustBeSoundOnEveryWidth(window, `${name}-${language}-${theme}`, !!isWholeWalk);
  if (isPage && !isWholeWalk)
    throw new SeenEnough();
};

/** The whole walk in the look with that place, and in the others as far as the page itself, where `act` shows one; PM_EVERY_LOOK=1 walks all the way in each. */
function inLooks(house, { name, person = null, whole, hasPage = false }, act) {
  for (const [place, look] of looks.entries()) {
    const isWholeWalk = process.env.PM_EVERY_LOOK || place === whole;
    const [theme, language] = look;
    if (isWholeWalk || hasPage)
      test(`${name} (${language}, ${theme})`, { timeout: 300_000 }, () => house.inWindowOf(person, {}, async inside => {
        await inside.go('/sign-in', { lang: language, theme });
        await act({ ...inside, look: camera(inside, look, isWholeWalk), tag: `${language}${theme}`, person }).catch(e => {
          if (!(e instanceof SeenEnough))
            throw e;
        });
      }));
  }
}

/** Only while nobody has an account. */
export function firstLinkScreens(house) {
  inLooks(house, { name: 'the link of the first admin opens a page, and two passwords that differ are refused', whole: 0, hasPage: true }, async ({ page, look, expect }) => {
    await page.goto(house.firstLink);
    await look('sign-in-first-admin', true);
    await page.fill('#name', admin.name);
    await page.fill('#display', admin.display);
    await page.fill('#password', admin.password);
    await page.fill('#again', `${admin.password}!`);
    expect(422);
    await page.locator('#link-form button').click();
    await page.locator('#fault').waitFor();
    assert.equal(await page.inputValue('#display'), admin.display, 'nobody types their name again');
    await look('sign-in-first-admin-refused');
  });
}

export function signInScreens(house) {
  inLooks(house, { name: 'whoever asks for a page signs in first and then comes to it', whole: 0, hasPage: true }, async ({ page, look, go }) => {
    await go('/forecast', { campaign: 'test-drive' });
    await page.waitForURL(/\/sign-in\?returnUrl=/);
    assert.equal(await page.getByRole('link', { name: 'Annuaire Horizon' }).count(), 1, 'the other provider is offered');
    await look('sign-in', true);
    await page.fill('#name', planner.name);
    await page.fill('#password', planner.password);
    await page.locator('#sign-in-form button').click();
    await page.waitForURL(url => url.pathname === '/forecast' && url.searchParams.get('campaign') === 'test-drive');
  });

  inLooks(house, { name: 'a wrong password, five of them, a link that was used, and a stranger of the other provider are refused', whole: 1 }, async ({ page, look, go, expect, tag }) => {
    [422, 410, 403].forEach(expect);
    const person = { name: `lucie-${tag}`, display: `Lucie Petit ${tag}`, password: 'une phrase bien gardee', roles: ['Viewer'] };
    let link;
    await house.inWindowOf(admin, {}, async inside => { link = await invite(inside, person); });
    await page.goto(link);
    await look('sign-in-invited', false);
    await choosePassword(page, link, person.password);
    await page.goto(link);
    await page.locator('#fault').waitFor();
    await look('sign-in-link-gone');
    await page.context().clearCookies({ name: /session/i });
    await signIn({ page, go }, person, 'pas celui-ci');
    await page.locator('#fault').waitFor();
    await look('sign-in-wrong-password');
    for (let tries = 1; tries < 5; tries++) {
      await page.fill('#name', person.name);
      await page.fill('#password', `pas celui-ci non plus ${tries}`);
      await page.locator('#sign-in-form button').click();
      await page.locator('#fault').waitFor();
    }
    await signIn({ page, go }, person);
    await page.locator('#fault').waitFor();
    assert.equal(new URL(page.url()).pathname, '/sign-in', 'locked out, the right password does not open either');
    await look('sign-in-locked-out');
    house.provider.knows(`stranger-${tag}`, `stranger-${tag}@example.org`);
    await page.getByRole('link', { name: 'Annuaire Horizon' }).click();
    await page.waitForURL(/refused=true/);
    await look('sign-in-not-invited');
  });

  test('whoever was invited comes in through the other provider', () => house.inWindowOf(admin, {}, async inside => {
    await invite(inside, { name: 'horizon@example.org', display: 'Hugo Rizon', roles: ['Viewer'] });
    house.provider.knows('hugo', 'horizon@example.org');
    await house.inWindowOf(null, {}, async ({ page, go }) => {
      await go('/review');
      await page.getByRole('link', { name: 'Annuaire Horizon' }).click();
      await page.waitForURL(url => url.pathname === '/review');
      assert.match(await page.locator('.pm-who').textContent(), /Hugo Rizon/);
    });
  }));
}

export function accountScreens(house) {
  inLooks(house, { name: 'one\'s own account: a key is shown once and revoked, a wrong password is refused', person: planner, whole: 0, hasPage: true }, async ({ page, look, go, expect, tag }) => {
    await go('/account');
    await look('account', true);
    await page.fill('#key-name', `report ${tag}`);
    await page.locator('form[action*="Key"] button').click();
    const secret = (await page.locator('#new-key .pm-secret').textContent()).trim();
    assert.match(secret, /^pm_/);
    const call = () => fetch(`${house.service.address}/api/v1/workspaces`, { headers: { authorization: `Bearer ${secret}` } });
    assert.equal((await call()).status, 200, 'the key opens');
    await look('account-key-made');
    await go('/account');
    assert.equal((await page.content()).includes(secret), false, 'the key is not shown a second time');
    await page.locator('tr', { hasText: `report ${tag}` }).locator('form button').click();
    await page.getByRole('status').filter({ hasText: /./ }).first().waitFor();
    assert.equal((await call()).status, 401, 'a revoked key opens nothing');
    await look('account-key-revoked');
    expect(422);
    await page.fill('#old', 'not this one');
    await page.fill('#password', 'quelque chose de neuf');
    await page.fill('#again', 'quelque chose de neuf');
    await page.locator('form[action*="Password"] button').click();
    await page.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
    await look('account-wrong-password');
    await page.fill('#old', planner.password);
    await page.fill('#password', planner.password);
    await page.fill('#again', planner.password);
    await page.locator('form[action*="Password"] button').click();
    await page.locator('.pm-note-good').waitFor();
    await look('account-password-changed');
  });
}

export function peopleScreens(house) {
  inLooks(house, { name: 'People: list, invitation, refusal, roles, groups of markets, a closed account', person: admin, whole: 1, hasPage: true }, async ({ page, look, go, expect, tag }) => {
    await go('/people');
    await look('people', true);
    const link = await invite({ page, go }, { name: `nina-${tag}`, display: `Nina Caron ${tag}`, roles: ['Viewer'] });
    assert.match(link, /\/sign-in\?link=/);
    await look('people-invited');
    expect(422);
    await page.locator('form[action*="Invite"] #name').fill(`nina-${tag}`);
    await page.locator('form[action*="Invite"] #display').fill('Nina Caron');
    await page.locator('form[action*="Invite"] input[value=Viewer]').check();
    await page.locator('form[action*="Invite"] button').click();
    await page.getByRole('alert').first().waitFor();
    await look('people-refused');
    await go('/people');
    await page.fill('#new-group', `Sud-Est ${tag}`);
    await page.locator('form[action*="Group"] input[value=Lyon]').check();
    await page.locator('form[action*="Group"] button').click();
    await page.locator('.pm-note-good').waitFor();
    await look('people-group-made');
    const row = page.locator('tr', { hasText: `Nina Caron ${tag}` });
    await row.locator('summary').click();
    await row.locator('input[name=roles][value=Viewer]').uncheck();
    await row.locator('input[name=roles][value=Agency]').check();
    await row.locator('select[name=group]').selectOption(`Sud-Est ${tag}`);
    await row.locator('input[name=closed]').check();
    await row.locator('form[action*="Change"] button').click();
    await page.locator('.pm-note-good').waitFor();
    assert.match(await row.textContent(), new RegExp(`Sud-Est ${tag}`));
    await look('people-changed');
  });

  inLooks(house, { name: 'People is closed to a planner, who finds the way home', person: planner, whole: 0 }, async ({ page, look, go, expect }) => {
    expect(403);
    assert.equal((await go('/people')).status(), 403);
    assert.equal(await page.locator('.pm-side a[href="/people"]').count(), 0, 'the navigation does not offer it');
    await look('people-no-permission');
  });
}

/** Once there is a forecast: an agency reads its own group of markets, and no digest over all of them. */
export function agencyScreens(house) {
  inLooks(house, { name: 'an agency finds the digest closed, and why', whole: 1 }, async ({ page, look, go, tag }) => {
    const person = { name: `agence-${tag}`, display: `Agence Horizon ${tag}`, password: 'une agence a Lyon 69', roles: ['Agency'], group: `Sud-Est ${tag}` };
    let link;
    await house.inWindowOf(admin, {}, async inside => { link = await invite(inside, person); });
    await choosePassword(page, link, person.password);
    await go('/digest');
    await page.locator('main [data-state=no-permission]').waitFor();
    await look('digest-no-permission');
  });
}
