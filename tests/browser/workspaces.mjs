// Small workspaces of two markets, made by a formula: one whose targets wait for a person, one that is only a draft so far.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const month = index => `${Math.floor(index / 12)}-${String(index % 12 + 1).padStart(2, '0')}`;

/** Leads with a season, a slope and a ripple, so that a season can be learned and no two months are alike. */
const leads = (i, size) => Math.round(size * (1 + 0.004 * i + 0.2 * Math.sin(2 * Math.PI * i / 12) + 0.03 * Math.sin(i * i)));

const markets = [['Lyon', 240], ['Lille', 130]];
const firstMonth = 2022 * 12 + 10;

const leadRows = (from, to) => markets.flatMap(([market, size]) =>
  Array.from({ length: to - from }, (_, i) => `test-drive,${market},${month(firstMonth + from + i)},${leads(from + i, size)}`));

/** A folder with so many months of test drives and their contract; what is said of the contract replaces what is usual. */
function write(folder, months, contract) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'leads.csv'), ['campaign,market,month,leads', ...leadRows(0, months)].join('\n') + '\n');
  const horizonMonths = contract.horizonMonths ?? 3;
  writeFileSync(join(folder, 'frame.json'), JSON.stringify({
    need: 'Plan the next quarter of test drives',
    objective: `Forecast monthly test drives ${horizonMonths} months ahead`,
    kpi: { name: 'test drives', unit: 'test drives', stage: 'acquisition', nonNegative: true },
    horizonMonths,
    approval: { mode: 'people', approvers: 1 },
    asOf: '2026-11',
    ...contract,
  }, null, 2) + '\n');
  return folder;
}

export const writePeopleWorkspace = folder => write(folder, 48, { name: 'people-decide' });

export const late = 'late-leads';

/** A campaign whose leads stopped coming: there is a forecast, and it is older than it should be. */
export const writeLateWorkspace = folder => write(folder, 45, { name: late, horizonMonths: 6, approval: { mode: 'auto', approvers: 1, reason: 'Nobody has to sign here' } });

/** A folder that cannot be read: its contract is there, its leads have no month. */
export function writeBrokenWorkspace(folder) {
  writeLateWorkspace(folder);
  writeFileSync(join(folder, 'leads.csv'), 'campaign,market,month,leads\ntest-drive,Lyon,soon,12\n');
  return folder;
}

export const launch = 'spring-launch';

/** A campaign in preparation: its contract calls itself a draft, so nothing is trained from it, and its last eight months are still missing. */
export const writeLaunchWorkspace = folder => write(folder, 40, { name: launch, status: 'draft' });

/** The eight months that the draft still lacks, as a CRM hands them over. */
export const launchLeads = { name: 'crm-leads.csv', mimeType: 'text/csv', buffer: Buffer.from(['campaign,market,month,leads', ...leadRows(40, 48)].join('\n') + '\n') };

/** What was and what will be spent, as the agency hands it over. */
export const launchPlan = {
  name: 'agency-plan.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['campaign,market,channel,month,spend', ...markets.flatMap(([market, size]) =>
    Array.from({ length: 51 }, (_, i) => `test-drive,${market},search,${month(firstMonth + i)},${Math.round(size * (10 + 2 * Math.sin(i / 2)))}`))].join('\n') + '\n'),
};
