// Step 1 by keyboard alone: the wizard's five steps and the signature, from nothing, and as part of the whole way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changePerson, enterByKeyboard } from './account-journeys.mjs';
import { governance, planner } from './accounts.mjs';
import { mustBeSound } from './browser.mjs';

const next = async ({ page, keys }, step) => {
  await keys.follow(page.getByRole('button', { name: 'Save and go on' }));
  await page.waitForURL(url => url.searchParams.get('step') === step);
};

/** What the wizard asks for; the three teams are those who have to live with the targets. */
const answers = {
  need: 'Plan the next quarter of test drives',
  objective: 'Forecast monthly test drives 3 months ahead from leads and planned media',
  decision: 'How many sales people each region has on duty, decided by the sales director on the 5th',
  teams: [['Nadia Ferrand', 'Sales'], ['Yves Marchal', 'Marketing'], ['Ines Kacem', 'Finance']],
};

const writeNeed = async ({ page, keys }) => {
  await keys.choose(page.getByLabel('Area to improve'), 'Growth');
  await keys.write(page.getByLabel('Need', { exact: true }), answers.need);
  await keys.write(page.getByLabel('Objective of the forecast'), answers.objective);
  await keys.write(page.getByLabel('Decision to be taken'), answers.decision);
};

const writeCost = async ({ page, keys }) => {
  await keys.write(page.getByLabel('A lead too many costs'), '12.50');
  await keys.write(page.getByLabel('A lead too few costs'), '40');
  await keys.write(page.getByLabel('Acceptance bar, in %'), '15');
};

/** Two rows stand empty at a time: the third team comes once the first two are saved. */
const writeTeams = async ({ page, keys }) => {
  await keys.write(page.getByLabel('People who approve'), governance.display);
  for (const [place, [name, team]] of answers.teams.entries()) {
    if (place === 2) {
      await keys.follow(page.getByRole('button', { name: 'Save', exact: true }));
      await page.locator('.pm-note-good').waitFor();
    }
    await keys.write(page.getByLabel(`Name of stakeholder ${place + 1}`), name);
    await keys.write(page.getByLabel(`Team of stakeholder ${place + 1}`), team);
  }
};

const sign = async ({ page, keys }) => {
  await keys.write(page.getByLabel('Why this framing is the right one'), 'The three teams read it together and know what they will do with the numbers');
  await keys.follow(page.getByRole('button', { name: /^Sign version/ }));
  await page.locator('.pm-note-good').waitFor();
  assert.match(await page.locator('#framing-state').textContent(), /signed/i);
};

/** The draft of a workspace whose file says the first half: what is missing is written, saved step by step and signed by another person. */
export async function frameAndSign(inside) {
  const { page, keys } = inside;
  await keys.follow(page.locator('.pm-side a[href="/frame"]'));
  await page.waitForURL(/\/frame/);
  await writeNeed(inside);
  await next(inside, 'kpi');
  await next(inside, 'scope');
  await next(inside, 'cost');
  await writeCost(inside);
  await next(inside, 'approve');
  await writeTeams(inside);
  await next(inside, 'sign');
  assert.equal(await page.getByRole('button', { name: /^Sign version/ }).count(), 0, 'a planner does not sign');
  await changePerson(inside, governance);
  await keys.follow(page.locator('.pm-side a[href="/frame"]'));
  await page.waitForURL(/\/frame/);
  if (await page.getByLabel('Why this framing is the right one').count() === 0)
    await keys.follow(page.locator('.pm-stepper').getByRole('link', { name: /^Sign/ }));
  await sign(inside);
}

export function framingFromNothing(house) {
  test('by keyboard: frames a workspace that has nothing yet, step by step to the signature of another person', { timeout: 300_000 }, () =>
    house.inWindowOf(null, { locale: 'en-GB' }, async inside => {
      const { page, window, go, expect } = inside;
      const here = await enterByKeyboard(inside, planner);
      const { keys } = here;
      await keys.follow(page.locator('.pm-side a[href="/frame"]'));
      await keys.follow(page.locator('summary', { hasText: 'Frame a new workspace' }));
      await keys.write(page.getByLabel('Name of the workspace'), 'fleet-offers');
      await keys.follow(page.getByRole('button', { name: 'Begin' }));
      await page.waitForURL(/framing=fleet-offers/);
      await mustBeSound(window, 'frame-from-nothing-en');
      await writeNeed(here);
      await next(here, 'kpi');
      // A vague figure is refused with its reason at the field; the typed text stays.
      await keys.write(page.getByLabel('KPI to predict'), 'page views');
      await keys.write(page.getByLabel('Unit', { exact: true }), 'offers');
      await next(here, 'scope');
      await keys.write(page.getByLabel('Horizon, in months'), 'three');
      expect(422);
      await keys.follow(page.getByRole('button', { name: 'Save and go on' }));
      await page.getByRole('alert').first().waitFor();
      assert.equal(await page.getByLabel('Horizon, in months').inputValue(), 'three');
      await mustBeSound(window, 'frame-refused-en');
      await keys.write(page.getByLabel('Horizon, in months'), '3');
      await next(here, 'cost');
      await writeCost(here);
      await next(here, 'approve');
      await keys.write(page.getByLabel('Approvals needed'), '1');
      await writeTeams(here);
      await next(here, 'sign');
      await page.getByText('vanity', { exact: false }).first().waitFor();
      await mustBeSound(window, 'frame-blocked-en');
      await keys.follow(page.locator('main li a[href*="step=kpi"]').first());
      await page.waitForURL(/step=kpi/);
      await keys.write(page.getByLabel('KPI to predict'), 'fleet offers requested');
      await next(here, 'scope');
      await changePerson(here, governance);
      await go('/frame', { framing: 'fleet-offers', step: 'sign' });
      await sign(here);
      await mustBeSound(window, 'frame-signed-en');
    }));
}
