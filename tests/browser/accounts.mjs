// A service with accounts, its people and their passwords; what the console said at its start opens it.
import assert from 'node:assert/strict';
import { openWindow } from './browser.mjs';

export const admin = { name: 'ada', display: 'Ada Morel', password: 'quatre saisons a Lyon' };
export const planner = { name: 'paul', display: 'Paul Garnier', password: 'un plan media par mois', roles: ['Planner', 'Analyst'] };
export const governance = { name: 'gabrielle', display: 'Gabrielle Roy', password: 'signer apres avoir lu', roles: ['Governance'] };

/** The address that lets the first admin in, as the console printed it. */
export const firstLink = async service => (await service.until('the console prints the link of the first admin',
  () => service.said().match(/https?:\/\/\S+\/sign-in\?link=\S+/), 60))[0];

export async function signIn({ page, go }, person, password = person.password) {
  await go('/sign-in');
  await page.fill('#name', person.name);
  await page.fill('#password', password);
  await page.locator('#sign-in-form button').click();
}

/** Invites a person from the admin's People page; answers with the address that lets them choose a password. */
export async function invite({ page, go }, person) {
  await go('/people');
  const form = page.locator('form[action*="Invite"]');
  await form.locator('#name').fill(person.name);
  await form.locator('#display').fill(person.display);
  for (const role of person.roles)
    await form.locator(`input[value=${role}]`).check();
  if (person.group)
    await form.locator('#group').selectOption(person.group);
  await form.locator('button').click();
  return (await page.locator('#new-link .pm-secret').textContent()).trim();
}

export async function choosePassword(page, link, password) {
  await page.goto(link);
  await page.fill('#password', password);
  await page.fill('#again', password);
  await page.locator('#link-form button').click();
  await page.waitForURL(url => url.pathname === '/');
}

/** A window in which a person is signed in, for one test. */
export const inWindowOf = house => async (person, settings, act) => {
  const window = await openWindow(house.browser, { address: house.service.address, friends: [house.provider.address], ...settings });
  const go = (path, query = {}) => window.page.goto(`${house.service.address}${path}?${new URLSearchParams(query)}`);
  try {
    if (person) {
      await signIn({ page: window.page, go }, person);
      await window.page.waitForURL(url => url.pathname === '/');
    }
    await act({ ...window, window, go });
    assert.deepEqual(window.complaints, []);
  } finally {
    await window.close();
  }
};
