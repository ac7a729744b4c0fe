// Journeys by keyboard alone of people with accounts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { admin, planner } from './accounts.mjs';
import { mustBeSound } from './browser.mjs';
import { keyboard } from './keyboard.mjs';

/** The controls of the person in the bar. */
const signOut = async ({ page, keys }) => {
  await keys.follow(page.locator('.pm-me > summary'));
  await keys.follow(page.getByRole('button', { name: 'Sign out' }));
  await page.waitForURL(url => url.pathname === '/sign-in');
};

const signInByKeyboard = async ({ page, keys }, person) => {
  await keys.write(page.getByLabel('Sign-in name'), person.name);
  await keys.write(page.getByLabel('Password'), person.password);
  await keys.press('Enter');
};

/** Signs in on the first page; gives back the window with its keyboard. */
export const enterByKeyboard = async (inside, person) => {
  const here = { ...inside, keys: keyboard(inside.page) };
  await inside.go('/sign-in');
  await signInByKeyboard(here, person);
  await inside.page.waitForURL(url => url.pathname === '/');
  return here;
};

export const changePerson = async (inside, person) => {
  await signOut(inside);
  await signInByKeyboard(inside, person);
  await inside.page.locator('.pm-me summary', { hasText: person.display }).waitFor();
};

const inviteByKeyboard = async ({ page, keys }, person) => {
  await keys.write(page.getByLabel('Sign-in name or e-mail address'), person.name);
  await keys.write(page.getByLabel('Name that others read'), person.display);
  for (const role of person.roles)
    await keys.tick(page.locator(`form[action*="Invite"] input[value=${role}]`));
  await keys.follow(page.getByRole('button', { name: 'Make the invitation link' }));
  return (await page.locator('#new-link .pm-secret').textContent()).trim();
};

const firstPassword = async ({ page, keys }, person, link) => {
  await page.goto(link);
  await keys.write(page.getByLabel('New password'), person.password);
  await keys.write(page.getByLabel('The same once more'), person.password);
  await keys.press('Enter');
  await page.waitForURL(url => url.pathname === '/');
};

export function firstDay(house, people) {
  test('by keyboard: the first admin opens the link, sets a password and invites the others; they choose theirs and sign in', { timeout: 300_000 }, () =>
    house.inWindowOf(null, { locale: 'en-GB' }, async inside => {
      const { page, window } = inside;
      const keys = keyboard(page);
      const here = { ...inside, keys };
      await page.goto(house.firstLink);
      await keys.write(page.getByLabel('Sign-in name'), admin.name);
      await keys.write(page.getByLabel('Name that others read'), admin.display);
      await firstTime(here, admin);
      const links = [];
      for (const person of people) {
        await keys.follow(page.locator('.pm-side').getByRole('link', { name: 'Settings' }));
        await page.waitForURL(/\/people/);
        links.push(await inviteByKeyboard(here, person));
      }
      await mustBeSound(window, 'people-invited-by-keyboard-en');
      for (const [place, person] of people.entries()) {
        await signOut(here);
        await firstPassword(here, person, links[place]);
        assert.match(await page.locator('.pm-who').textContent(), new RegExp(person.display));
      }
      await changePerson(here, planner);
      assert.equal(await page.locator('.pm-side').getByRole('link', { name: 'Settings' }).count(), 0, 'a planner administers nothing');
      await mustBeSound(window, 'home-planner-en');
    }));
}

const firstTime = async ({ page, keys }, person) => {
  await keys.write(page.getByLabel('New password'), person.password);
  await keys.write(page.getByLabel('The same once more'), person.password);
  await keys.follow(page.getByRole('button', { name: 'Save and enter' }));
  await page.waitForURL(url => url.pathname === '/');
};
