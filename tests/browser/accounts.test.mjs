// People with accounts: the three pages of sign-in, account and People in every state, and journeys by keyboard in which
// one person proposes and another decides. One service with its own store, opened by the link that its console prints.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { firstDay } from './account-journeys.mjs';
import { firstLink, governance, inWindowOf, planner } from './accounts.mjs';
import { openBrowser } from './browser.mjs';
import { framingFromNothing } from './framing-journeys.mjs';
import { startProvider } from './provider.mjs';
import { startService } from './service.mjs';
import { accountScreens, agencyScreens, firstLinkScreens, peopleScreens, signInScreens } from './sign-in-screens.mjs';
import { wholeWayAsOne } from './whole-way-journey.mjs';
import { launch, writeLaunchWorkspace } from './workspaces.mjs';

const began = Date.now();
const house = {};
let folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'accounts-'));
  house.provider = await startProvider();
  // A test types passwords faster than people do.
  house.service = await startService([writeLaunchWorkspace(join(folder, launch))], [...house.provider.settings, '--limits:signIn', '1000']);
  house.browser = await openBrowser();
  house.inWindowOf = inWindowOf(house);
  house.firstLink = await firstLink(house.service);
}, { timeout: 120_000 });

after(async () => {
  await house.browser?.close();
  await house.service?.stop();
  house.provider?.stop();
  if (folder)
    rmSync(folder, { recursive: true, force: true });
  console.log(`browser journeys with accounts took ${Math.round((Date.now() - began) / 1000)} s`);
});

firstLinkScreens(house);
firstDay(house, [planner, governance]);
signInScreens(house);
accountScreens(house);
peopleScreens(house);
framingFromNothing(house);
wholeWayAsOne(house);
agencyScreens(house);
