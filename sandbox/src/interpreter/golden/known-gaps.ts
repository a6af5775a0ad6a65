import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { goldenCases, knownGaps } from './corpus-files.ts';
import { failuresOf } from './failures.ts';

/**
 * `node sandbox/src/interpreter/golden/known-gaps.ts --write` lists what fails now; without, it says what would change.
 * Closing a gap is welcome. A new one needs a reason: look at it before it is written down.
 */
const FILE = fileURLToPath(new URL('known-gaps.txt', import.meta.url));
const HEAD = `# Cases that don't hold yet, one a line: the id, then how the answer differs. golden.test.ts holds this list to be
# exactly the failing ones. Written by known-gaps.ts.`;
const MAX_CHARS = 240;

const failing = failuresOf(goldenCases());
const known = knownGaps();
for (const [id, difference] of failing) if (!known.has(id)) console.log(`new: ${id}: ${difference}`);
for (const id of known.keys()) if (!failing.has(id)) console.log(`closed: ${id}`);
if (process.argv.includes('--write')) {
  const lines = [...failing].map(([id, difference]) => `${id} ${oneLine(difference)}`);
  writeFileSync(FILE, `${[HEAD, ...lines].join('\n')}\n`);
}

function oneLine(text: string): string {
  const line = text.replaceAll('\n', ' ');
  return line.length > MAX_CHARS ? `${line.slice(0, MAX_CHARS)}…` : line;
}
