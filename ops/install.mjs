// Runs before `npm start` and `npm test`, on whatever Node the machine has: brings the dependencies (and with
// them the Node that SQLTown runs on) when they are missing or older than the lockfile.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const LOCKFILE = 'package-lock.json';
const INSTALLED = 'node_modules/.package-lock.json';

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(`SQLTown needs Node 20 or newer to install itself; this is ${process.versions.node}.`);
  process.exit(1);
}

const isCurrent = existsSync(INSTALLED) && statSync(INSTALLED).mtimeMs >= statSync(LOCKFILE).mtimeMs;
if (!isCurrent) {
  console.log('Installing what SQLTown needs (once, about a minute) …');
  // Not `npm ci`: it refuses a lockfile without the optional binaries of platforms that a registry doesn't carry.
  // With --no-save the lockfile is followed and never written.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error(
      `npm ${args.join(' ')} failed${error ? `: ${error.message}` : ''}. Mend what it says above and try again.`,
    );
    process.exit(1);
  }
}
