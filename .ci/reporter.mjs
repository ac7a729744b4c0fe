// One line of JSON per test, for the summary at the end of test.sh.
const suite = process.env.PM_SUITE ?? 'node';

export default async function* reporter(events) {
  for await (const { type, data } of events) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite')
      continue;
    const skipped = data.skip !== undefined && data.skip !== false;
    yield JSON.stringify({
      name: `${suite}: ${data.name}`,
      outcome: type === 'test:fail' ? 'failed' : skipped ? 'skipped' : 'passed',
      why: type === 'test:fail' ? String(data.details?.error?.cause?.message ?? data.details?.error?.message ?? '').split('\n').slice(0, 12).join('\n    ')
        : skipped && typeof data.skip === 'string' ? data.skip : '',
    }) + '\n';
  }
}
