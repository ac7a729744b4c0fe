import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFolder, readTrx, summary } from './summary.mjs';

const trx = (results, outcome = 'Completed', runInfo = '') =>
  `<?xml version="1.0"?><TestRun><Results>${results}</Results><ResultSummary outcome="${outcome}"><RunInfos>${runInfo}</RunInfos></ResultSummary></TestRun>`;

const passed = '<UnitTestResult executionId="1" testName="A.B(text: &quot;&lt;x&gt;&quot;)" outcome="Passed" />';
const failed = '<UnitTestResult testName="A.C" outcome="Failed"><Output><ErrorInfo><Message>1 is not 2 &amp; never was</Message></ErrorInfo></Output></UnitTestResult>';
const skipped = '<UnitTestResult testName="A.D" outcome="NotExecuted"><Output><ErrorInfo><Message>the folder is not here</Message></ErrorInfo></Output></UnitTestResult>';

const inFolder = files => {
  const folder = mkdtempSync(join(tmpdir(), 'summary-'));
  try {
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(folder, name), text);
    return summary(readFolder(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test('passed, failed and skipped tests of a trx file are told with their reasons', () => {
  const tests = readTrx(trx(passed + failed + skipped, 'Failed'), 'Suite');
  assert.deepEqual(tests, [
    { name: 'Suite: A.B(text: "<x>")', outcome: 'passed', why: '' },
    { name: 'Suite: A.C', outcome: 'failed', why: '1 is not 2 & never was' },
    { name: 'Suite: A.D', outcome: 'skipped', why: 'the folder is not here' },
  ]);
});

test('all suites are added up on the last line', () => {
  const { lines, good } = inFolder({
    'A.trx': trx(passed + skipped),
    'B.trx': trx(passed + passed),
    'browser.jsonl': '{"name":"browser: home","outcome":"passed","why":""}\n',
  });
  assert.equal(lines.at(-1), '4 passed, 0 failed, 1 skipped');
  assert.match(lines[0], /^skipped A: A\.D\n {4}the folder is not here$/);
  assert.ok(good);
});

test('one failure anywhere makes the run bad', () => {
  const { lines, good } = inFolder({ 'A.trx': trx(passed), 'browser.jsonl': '{"name":"browser: home","outcome":"failed","why":"axe"}\n' });
  assert.equal(lines.at(-1), '1 passed, 1 failed');
  assert.ok(!good);
});

test('no test at all is never a pass', () => {
  assert.deepEqual(inFolder({}), { lines: ['No test ran.', '0 passed, 0 failed'], good: false });
  assert.ok(!inFolder({ 'A.trx': trx(skipped) }).good);
});

test('a run that was cut short is a failure although every test it reached passed', () => {
  assert.equal(inFolder({ 'A.trx': trx(passed, 'Aborted', '<RunInfo outcome="Error"><Text>The test host crashed</Text></RunInfo>') }).lines.at(-1), '1 passed, 1 failed');
  assert.equal(inFolder({ 'A.trx': `<TestRun><Results>${passed}` }).lines.at(-1), '1 passed, 1 failed');
});

test('a runner that fails without naming a test is a failure, and is not counted twice when it names one', () => {
  assert.equal(inFolder({ 'A.trx': trx(passed), 'exit-codes.txt': 'A: exit code 134\n' }).lines.at(-1), '1 passed, 1 failed');
  assert.equal(inFolder({ 'A.trx': trx(passed + failed, 'Failed'), 'exit-codes.txt': 'A: exit code 1\n' }).lines.at(-1), '1 passed, 1 failed');
});

test('what test.sh itself could not do is a failure', () => {
  assert.equal(inFolder({ 'A.trx': trx(passed), 'trouble.txt': 'browser journeys: no Chromium here\n' }).lines.at(-1), '1 passed, 1 failed');
});
