import { knownNames } from '../../command-line.ts';
import type { Drill, DrillOptions } from '../drill.ts';
import { ENGINE_NAMES, type EngineName, openEngine } from '../engines/engine.ts';
import { watchPeak } from '../engines/memory.ts';
import { type LearnerServers, startLearnerServers } from '../engines/servers.ts';
import { type Canaries, setCanaries } from './canaries.ts';
import { BOMBS, type Bomb, ROWS, bombsFor } from './inputs/index.ts';
import { MUTANTS } from './plants.ts';
import { type Blast, play } from './play.ts';
import { HEADER, type Line, legend, printed } from './table.ts';

const LIMIT_MS = 5_000;
/** A slice has the same rules at a sixth of the time, for two inputs of each row. */
const LIMIT_OF_A_SLICE_MS = 800;
const INPUTS_OF_A_SLICE = 2;
const READY_MS = 3_000;
const MEGABYTE = 1024 ** 2;

/** What may be in memory: of the sandbox's process for engines on board, else of the server or its largest process. */
const CEILINGS: Readonly<Record<EngineName, number>> = {
  sqlite: 1_024 * MEGABYTE,
  pglite: 2_560 * MEGABYTE,
  postgresql: 1_024 * MEGABYTE,
  mariadb: 1_024 * MEGABYTE,
};

/** Every row of bad input on every engine: in time, in words, in measure, and unseen by the next run. `--only` takes rows. */
export const drill: Drill = {
  name: 'bombs',
  about: 'hostile SQL on every engine',
  plants: Object.keys(MUTANTS),
  async run(options) {
    const servers = await startLearnerServers();
    const canaries = await setCanaries();
    const lines: Line[] = [];
    try {
      options.log(HEADER);
      for (const engine of ENGINE_NAMES) {
        for await (const line of throwAll(engine, servers, canaries, options)) {
          lines.push(line);
          options.log(printed(line));
        }
      }
    } finally {
      canaries.close();
      await servers.stop();
    }
    for (const line of legend(ROWS)) options.log(line);
    const blasts = lines.flatMap((line) => line.blasts.map((blast) => ({ ...blast, engine: line.engine })));
    return {
      violations: [...blasts.flatMap(wordsOf), ...lines.flatMap(tooLarge)],
      counts: {
        'distinct inputs': new Set(BOMBS.map(({ sql }) => sql)).size,
        'distinct inputs thrown': new Set(blasts.map(({ bomb }) => bomb.sql)).size,
        thrown: blasts.length,
        'limit ms': limitOf(options),
        'slowest ms': Math.round(Math.max(...blasts.map(({ ms }) => ms))),
      },
    };
  },
};

async function* throwAll(
  name: EngineName,
  servers: LearnerServers,
  canaries: Canaries,
  options: DrillOptions,
): AsyncGenerator<Line> {
  const limitMs = limitOf(options);
  const engine = await openEngine(name, servers, {
    wallMs: limitMs,
    mutant: options.plant === undefined ? undefined : MUTANTS[options.plant],
  });
  const peak = watchPeak(() => engine.sqlBytes());
  try {
    // Threads still open behind the first.
    await engine.untilWhole();
    for (const row of knownNames('only', options.only?.join(','), ROWS) ?? ROWS) {
      const bombs = bombsFor(name).filter((bomb) => bomb.row === row);
      if (bombs.length === 0) continue;
      const blasts: Blast[] = [];
      peak.take();
      for (const bomb of chosen(bombs, options)) {
        const blast = await play(engine, bomb, { canaries, rules: { limitMs, readyMs: READY_MS } });
        if (blast.end.startsWith('stopped')) await engine.untilWhole();
        const { restarts } = engine.sandbox.health();
        blasts.push(
          restarts > 0 ? { ...blast, violations: [...blast.violations, 'the process went down'] } : blast,
        );
      }
      yield { row, engine: name, blasts, peakBytes: peak.take() };
    }
  } finally {
    peak.stop();
    await engine.close();
  }
}

const limitOf = ({ isSlice }: DrillOptions): number => (isSlice === true ? LIMIT_OF_A_SLICE_MS : LIMIT_MS);

/** A slice takes some of each row, others by another seed. */
function chosen(bombs: readonly Bomb[], { isSlice, seed }: DrillOptions): readonly Bomb[] {
  if (isSlice !== true || bombs.length <= INPUTS_OF_A_SLICE) return bombs;
  const first = seed % bombs.length;
  return [...bombs, ...bombs].slice(first, first + INPUTS_OF_A_SLICE);
}

function wordsOf({ bomb, engine, violations }: Blast & { readonly engine: EngineName }): string[] {
  return violations.map((violation) => `${engine} ${bomb.row}: ${violation}: ${bomb.sql.slice(0, 120)}`);
}

function tooLarge({ row, engine, peakBytes }: Line): string[] {
  return peakBytes > CEILINGS[engine]
    ? [`${engine} ${row}: ${Math.round(peakBytes / MEGABYTE)} MB in memory`]
    : [];
}
