// Adds up what the test runners wrote (trx of dotnet test, lines of JSON of the browser journeys), tells every failed and
// skipped test with its reason, and ends with 'N passed, N failed[, N skipped]'. Exit code 1 on any failure or when nothing ran.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const plain = text => text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name) =>
  name.startsWith('#')
    ? String.fromCodePoint(name[1].toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10))
    : entities[name] ?? whole);

const attribute = (tag, name) => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/** Every test of a trx file: name, outcome (passed, failed, skipped) and why. */
export function readTrx(xml, suite) {
  const tests = [];
  for (const [whole, tag] of xml.matchAll(/(<UnitTestResult\b[^>]*?)(?:\/>|>[\s\S]*?<\/UnitTestResult>)/g)) {
    const outcome = attribute(tag, 'outcome');
    const why = plain(/<Message>([\s\S]*?)<\/Message>/.exec(whole)?.[1] ?? '') || plain(/<StdOut>([\s\S]*?)<\/StdOut>/.exec(whole)?.[1] ?? '');
    tests.push({
      name: `${suite}: ${attribute(tag, 'testName')}`,
      outcome: outcome === 'Passed' ? 'passed' : outcome === 'NotExecuted' ? 'skipped' : 'failed',
      why: why.trim().split('\n').slice(0, 3).join(' '),
    });
  }
  // A runner that was killed or hung leaves results behind and says so only here.
  if (!/<ResultSummary\b[^>]*outcome="(Completed|Passed|Failed)"/.test(xml) || /<RunInfo\b[^>]*outcome="Error"/.test(xml) && !tests.some(t => t.outcome === 'failed'))
    tests.push({ name: suite, outcome: 'failed', why: plain(/<RunInfo\b[\s\S]*?<Text>([\s\S]*?)<\/Text>/.exec(xml)?.[1] ?? 'the run was cut short') });
  return tests;
}

/** Every result in a folder, whatever wrote it. */
export function readFolder(folder) {
  const tests = [];
  for (const file of readdirSync(folder).sort()) {
    const text = () => readFileSync(join(folder, file), 'utf8');
    if (file.endsWith('.trx'))
      tests.push(...readTrx(text(), basename(file, '.trx')));
    else if (file.endsWith('.jsonl'))
      tests.push(...text().split('\n').filter(Boolean).map(line => JSON.parse(line)));
    else if (file === 'trouble.txt')
      tests.push(...text().split('\n').filter(Boolean).map(line => ({ name: line, outcome: 'failed', why: '' })));
  }
  // A runner that failed and blames no test is a failure of its own.
  const codes = join(folder, 'exit-codes.txt');
  if (existsSync(codes)) {
    for (const line of readFileSync(codes, 'utf8').split('\n').filter(Boolean)) {
      if (!tests.some(t => t.outcome === 'failed' && t.name.startsWith(line.split(':')[0])))
        tests.push({ name: line, outcome: 'failed', why: 'the runner failed and named no test' });
    }
  }
  return tests;
}

export function summary(tests) {
  const of = outcome => tests.filter(t => t.outcome === outcome);
  const told = (word, list) => list.map(t => `${word} ${t.name}${t.why ? `\n    ${t.why}` : ''}`);
  const [passed, failed, skipped] = [of('passed'), of('failed'), of('skipped')];
  const count = `${passed.length} passed, ${failed.length} failed${skipped.length ? `, ${skipped.length} skipped` : ''}`;
  const empty = passed.length + failed.length === 0 ? ['No test ran.'] : [];
  return { lines: [...told('skipped', skipped), ...told('FAILED ', failed), ...empty, count], good: failed.length === 0 && passed.length > 0 };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { lines, good } = summary(readFolder(process.argv[2]));
  console.log(lines.join('\n'));
  process.exitCode = good ? 0 : 1;
}
