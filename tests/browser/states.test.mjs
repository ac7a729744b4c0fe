// No page without its states: the table of page-states.mjs is held against the pages of the service and the pictures that tests take.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pageStates } from './page-states.mjs';
import { atWork, rooms, states, withoutData } from './rooms.mjs';
import { root } from './service.mjs';

const kinds = ['empty', 'error', 'loading', 'noPermission', 'stale'];
const pages = join(root, 'src/PredictiveMarketing.Service/Pages');

const addresses = () => readdirSync(pages, { recursive: true })
  .filter(file => file.endsWith('.cshtml'))
  .map(file => readFileSync(join(pages, file), 'utf8').match(/^\ufeff?@page "([^"]+)"/)?.[1])
  .filter(address => address !== undefined);

test('every page of the service has its five states in the table, and there are at most 21 pages', () => {
  const found = addresses().sort();
  assert.ok(found.length > 0 && found.length <= 21, `${found.length} pages`);
  assert.deepEqual(Object.keys(pageStates).sort(), found);
  for (const [address, table] of Object.entries(pageStates)) {
    assert.deepEqual(Object.keys(table).sort(), kinds, address);
    for (const [kind, { seen, never }] of Object.entries(table))
      assert.ok(seen || never?.length > 10, `${address}, ${kind}: neither a picture nor a reason`);
  }
});

test('every state that can come about is photographed by a test', () => {
  const folder = new URL('.', import.meta.url);
  const journeys = readdirSync(folder).filter(file => file.endsWith('.mjs') && !['page-states.mjs', 'rooms.mjs'].includes(file)).map(file => readFileSync(new URL(file, folder), 'utf8')).join('\n');
  const listed = new Set([...rooms, ...states, ...withoutData, ...atWork].map(place => place.name));
  const taken = picture => listed.has(picture) || journeys.includes(`look('${picture}'`) || new RegExp(`mustBeSound\\(\\w+, '${picture}[-']`).test(journeys);
  for (const [address, table] of Object.entries(pageStates)) {
    for (const [kind, { seen }] of Object.entries(table).filter(([, { seen }]) => seen))
      assert.ok(taken(seen), `${address}, ${kind}: no test takes the picture ${seen}`);
  }
});

test('every page of the service is looked at in two languages, two themes and two widths', () => {
  const looked = new Set([...rooms.map(room => room.path), '/people', '/account', '/sign-in']);
  for (const address of addresses().filter(address => address !== '/oops'))
    assert.ok(looked.has(address), address);
  assert.ok(rooms.some(room => room.status === 404), 'the error page too');
});
