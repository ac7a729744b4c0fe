// Starts the built service as a person would, on a free port and with a store of its own, and stops it again.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const freePort = () => new Promise((resolve, reject) => {
  const probe = createServer();
  probe.once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

/**
 * @param workspaces folders of workspaces; without any the service loads the sample.
 * @param settings further arguments, such as those of another provider's sign-in.
 */
export async function startService(workspaces = [], settings = []) {
  // One that runs already, for a quick look at one journey while it is written; nothing is started and nothing stopped.
  if (process.env.PM_SERVICE && settings.length === 0)
    return watch(process.env.PM_SERVICE, { ended: () => null, said: () => '', stop: async () => {} });
  const store = mkdtempSync(join(tmpdir(), 'journey-store-'));
  const address = `http://127.0.0.1:${await freePort()}`;
  const program = join(root, 'src/PredictiveMarketing.Service/bin/Debug/net10.0/PredictiveMarketing.Service.dll');
  const service = spawn('dotnet', [program, '--store', store, '--urls', address, ...settings, ...workspaces.flatMap(w => ['--workspace', w])], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  service.stdout.on('data', text => { output += text; });
  service.stderr.on('data', text => { output += text; });
  let ended = null;
  const end = new Promise(resolve => service.once('exit', code => { ended = code ?? 'a signal'; resolve(); }));

  const stop = async () => {
    if (ended === null) {
      service.kill('SIGTERM');
      await Promise.race([end, wait(10_000)]);
      if (ended === null)
        service.kill('SIGKILL');
    }
    rmSync(store, { recursive: true, force: true });
  };

  return watch(address, { ended: () => ended, said: () => output, stop });
}

function watch(address, { ended, said, stop }) {
  const get = path => fetch(address + path, { headers: { accept: 'application/json' } });

  /** Asks again until the answer is there; a service that has ended is told at once, with what it said last. */
  const until = async (what, isThere, seconds) => {
    const late = Date.now() + seconds * 1000;
    for (let last = 'no answer'; ; await wait(500)) {
      if (ended() !== null)
        throw new Error(`the service ended with ${ended()} before ${what}:\n${said().slice(-2000)}`);
      try {
        const found = await isThere();
        if (found)
          return found;
        last = 'not yet';
      } catch (error) {
        last = error.message;
      }
      if (Date.now() > late)
        throw new Error(`${what}: not within ${seconds} s (${last}):\n${said().slice(-2000)}`);
    }
  };

  return { address, get, until, stop, said };
}
