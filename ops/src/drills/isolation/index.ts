import { PlayerId } from '@sqltown/shared/ids';
import type { Drill, DrillOptions } from '../drill.ts';
import { ENGINE_NAMES, type EngineName, type EngineUnderTest, openEngine } from '../engines/engine.ts';
import { type LearnerServers, startLearnerServers } from '../engines/servers.ts';
import { MUTANTS } from './plants.ts';
import { MARK, TRACES, wordOf } from './traces.ts';

const RUNS = 1_000;
const RUNS_OF_A_SLICE = 120;
const PLAYERS = 20;
const WALL_MS = 5_000;

type Tally = {
  planted: number;
  refused: number;
  looked: number;
  seenByAnother: number;
  readonly violations: string[];
};

/**
 * Twenty players at once; each plants a trace of their own that a run could leave, and looks for what others left.
 * Nobody may ever see a word that they did not plant in the same run.
 */
export const drill: Drill = {
  name: 'isolation',
  about: 'interleaved runs that leave traces, and look for them',
  plants: Object.keys(MUTANTS),
  async run(options) {
    const servers = await startLearnerServers();
    const violations: string[] = [];
    const counts: Record<string, number> = {};
    try {
      for (const name of ENGINE_NAMES) {
        const tally = await mingle(name, servers, options);
        options.log(
          `${name.padEnd(11)} ${tally.planted} runs planted ${TRACES[name].length} kinds of traces (${tally.refused} were refused), ${tally.looked} looked: seen by another ${tally.seenByAnother}`,
        );
        counts[`${name}: seen by another`] = tally.seenByAnother;
        violations.push(...tally.violations.map((violation) => `${name}: ${violation}`));
      }
    } finally {
      await servers.stop();
    }
    return { violations, counts };
  },
};

async function mingle(name: EngineName, servers: LearnerServers, options: DrillOptions): Promise<Tally> {
  const { rounds, isSlice, plant, seed } = options;
  const runs = rounds ?? (isSlice === true ? RUNS_OF_A_SLICE : RUNS);
  const engine = await openEngine(name, servers, {
    wallMs: WALL_MS,
    mutant: plant === undefined ? undefined : MUTANTS[plant],
  });
  const tally: Tally = { planted: 0, refused: 0, looked: 0, seenByAnother: 0, violations: [] };
  let begun = 0;
  try {
    await engine.untilWhole();
    await Promise.all(
      Array.from({ length: PLAYERS }, async (_, player) => {
        for (let n = begun++; n < runs; n = begun++) await plantAndLook(engine, { n, player, seed }, tally);
      }),
    );
  } finally {
    await engine.close();
  }
  return tally;
}

/** A run that plants, and a run that looks: of any kind, not only of the planted one. */
async function plantAndLook(
  engine: EngineUnderTest,
  { n, player, seed }: { readonly n: number; readonly player: number; readonly seed: number },
  tally: Tally,
): Promise<void> {
  const traces = TRACES[engine.name];
  const trace = traces[(n + seed) % traces.length];
  const other = traces[(n * 7 + player) % traces.length];
  if (trace === undefined || other === undefined) throw new Error('there are no traces');
  const run = async (sql: string) => {
    const playerId = PlayerId.parse(String(player + 1));
    const reply = await engine.sandbox.run({ playerId, dataset: 'village', dialect: engine.dialect, sql });
    if (reply.kind === 'ran') return reply.outcome;
    tally.violations.push(`refused as ${reply.code}: ${sql}`);
    return null;
  };

  const planted = await run(trace.plant(wordOf(n)));
  tally.planted += 1;
  if (planted?.kind === 'rejected' || planted?.kind === 'error') tally.refused += 1;
  if (planted && planted.kind !== 'rows' && trace.isRefused !== true)
    tally.violations.push(`${trace.kind} could not be planted: ${JSON.stringify(planted).slice(0, 200)}`);
  if (planted?.kind === 'rows') note(JSON.stringify(planted.results), n, `planting a ${trace.kind}`, tally);

  for (const { look, kind } of [trace, other]) {
    const seen = await run(look);
    tally.looked += 1;
    if (seen?.kind === 'stopped' || seen?.kind === 'restarted')
      tally.violations.push(`${look}: ${seen.message}`);
    if (seen?.kind === 'rows')
      note(JSON.stringify(seen.results.map(({ rows }) => rows)), null, `looking for a ${kind}`, tally);
  }
}

/** Every mark that isn't one's own is somebody else's; a run that looks has none of its own. */
function note(words: string, own: number | null, doing: string, tally: Tally): void {
  for (const [mark] of words.matchAll(MARK)) {
    if (own !== null && wordOf(own).endsWith(mark)) continue;
    tally.seenByAnother += 1;
    tally.violations.push(`${doing}, a run sees ${mark}`);
  }
}
