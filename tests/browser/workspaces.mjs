// A small workspace whose targets wait for a person: two markets, 48 months, made by a formula.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const month = index => `${Math.floor(index / 12)}-${String(index % 12 + 1).padStart(2, '0')}`;

/** Leads with a season, a slope and a ripple, so that a season can be learned and no two months are alike. */
const leads = (i, size) => Math.round(size * (1 + 0.004 * i + 0.2 * Math.sin(2 * Math.PI * i / 12) + 0.03 * Math.sin(i * i)));

export function writePeopleWorkspace(folder) {
  mkdirSync(folder, { recursive: true });
  const first = 2022 * 12 + 10;
  const rows = ['campaign,market,month,leads'];
  for (const [market, size] of [['Lyon', 240], ['Lille', 130]]) {
    for (let i = 0; i < 48; i++)
      rows.push(`test-drive,${market},${month(first + i)},${leads(i, size)}`);
  }
  writeFileSync(join(folder, 'leads.csv'), rows.join('\n') + '\n');
  writeFileSync(join(folder, 'frame.json'), JSON.stringify({
    name: 'people-decide',
    need: 'Plan the next quarter of test drives',
    objective: 'Forecast monthly test drives 3 months ahead',
    kpi: { name: 'test drives', unit: 'test drives', stage: 'acquisition', nonNegative: true },
    horizonMonths: 3,
    approval: { mode: 'people', approvers: 1 },
    asOf: '2026-11',
  }, null, 2) + '\n');
  return folder;
}
