import type { Mutant } from '../mutants/index.ts';

/** Faults of the sandbox's process, each of which the drill must notice. */
export const MUTANTS: Readonly<Record<string, Mutant>> = {
  /** Every run leaves something behind in the process. */
  leak: [
    {
      file: 'runner/runner.ts',
      find: 'const [outcome] = await pool.execute([execution], { wallMs, signal });',
      replace:
        'const [outcome] = await pool.execute([execution], { wallMs, signal }); (globalThis.leak ??= []).push(Buffer.alloc(8_000_000, 1));',
    },
  ],
  /** One answer in fifty isn't sent. */
  'lose-replies': [
    {
      file: 'server/serve.ts',
      find: 'send({ ...reply, load:',
      replace: 'if (request.id % 50 !== 49) send({ ...reply, load:',
    },
  ],
  /** What a run wrote in stays on the server, and nobody clears up after the dead. */
  'leave-databases': [
    { file: 'engines/mariadb/place.ts', find: 'await admin.drop(name);', replace: '' },
    { file: 'engines/mariadb/admin.ts', find: 'await removeOwner(owner);', replace: '' },
    {
      file: 'engines/mariadb/mariadb-engine.ts',
      find: 'admin.clearAway()',
      replace: 'Promise.resolve()',
    },
  ],
  /** A process that takes its time to come back. */
  'slow-start': [
    {
      file: 'server/serve.ts',
      find: "send({ type: 'ready',",
      replace: "await new Promise((resolve) => setTimeout(resolve, 15_000)); send({ type: 'ready',",
    },
  ],
};
