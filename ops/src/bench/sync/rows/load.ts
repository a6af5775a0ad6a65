import { type Bar, type BenchLine, type BenchOptions, comparedWith } from '../../bench.ts';
import { interleave } from '../../interleave.ts';
import { median } from '../../statistics.ts';
import { type LoadFigures, measureLoad } from '../measure-load.ts';
import { SIDES, type SideName } from '../side.ts';

const OURS = 'city on uws';
/** Below this share of the patches that were due, it is no use that they were cheap. */
const LEAST_PATCH_RATE = 0.95;
/** What is promised is promised at this many clients; the other counts are reported. */
const PROMISED_CLIENTS = 1_000;
const SATURATED_SHARE = 0.9;
/**
 * What is called 400 times a second is compiled as it will be in an hour after some eight seconds: measured every two,
 * ours cost 14, 11.1, 11.0, 10.5, 9.8, 9.9 µs a patch or message, and no less from then on. The peers settle sooner.
 */
const WARM_UP_SECONDS = 10;
/** Long enough for the garbage of each side to be collected in it. */
const SECONDS = 8;

const BARS: Readonly<Partial<Record<SideName, Bar>>> = {
  'raw uWS publish': { atLeast: 0.65 },
  'Colyseus schema room on ws': { atLeast: 1.5 },
  'socket.io JSON': { atLeast: 1.8 },
};

/** Patches out and messages in a second of the server's CPU, beside those who do the same. */
export async function* loadRow(options: BenchOptions): AsyncIterable<BenchLine> {
  const { isSlice } = options;
  for (const clients of isSlice ? [40] : [500, PROMISED_CLIENTS, 2_000]) {
    const measured = await measureAll(clients, options);
    const { figures, note } = ours(measured[OURS]);
    for (const side of Object.keys(SIDES) as SideName[]) {
      if (side === OURS) continue;
      const peer = { name: side, figures: measured[side].map(({ opsPerCoreSecond }) => opsPerCoreSecond) };
      const bar = clients === PROMISED_CLIENTS ? (BARS[side] ?? null) : null;
      yield comparedWith(peer, bar, {
        name: 'sync/load',
        scenario: `${OURS}, ${clients} clients, rooms of ${isSlice ? 20 : 50}, 8 msg/s each, 20 Hz`,
        unit: 'patches out + messages in per core-second',
        figures,
        note: `${note}; peer ${told(measured[side])}`,
      });
    }
  }
}

type AllSides = Record<SideName, LoadFigures[]>;

async function measureAll(
  clients: number,
  { rounds, seed, isSlice, plant }: BenchOptions,
): Promise<AllSides> {
  const names = Object.keys(SIDES) as SideName[];
  const all = Object.fromEntries(names.map((name) => [name, [] as LoadFigures[]])) as AllSides;
  const measure =
    (side: SideName) =>
    async (round: number): Promise<number> => {
      const figures = await measureLoad(side, {
        clients,
        perRoom: isSlice ? 20 : 50,
        hz: 20,
        messageHz: 8,
        warmUpSeconds: isSlice ? 1 : WARM_UP_SECONDS,
        seconds: isSlice ? 1 : SECONDS,
        seed: seed + round,
        plant,
      });
      if (round >= 0) all[side].push(figures);
      return figures.opsPerCoreSecond;
    };
  const sides = Object.fromEntries(names.map((name) => [name, measure(name)]));
  await interleave(rounds, sides);
  return all;
}

/** Nothing, if the patches didn't come at their rate. */
function ours(rounds: readonly LoadFigures[]): { figures: number[]; note: string } {
  const figures = rounds.map(({ opsPerCoreSecond, patchRate }) =>
    patchRate < LEAST_PATCH_RATE ? 0 : opsPerCoreSecond,
  );
  return { figures, note: `ours ${told(rounds)}` };
}

function told(rounds: readonly LoadFigures[]): string {
  const of = (pick: (figures: LoadFigures) => number): number => median(rounds.map(pick));
  const share = of(({ loadShare }) => loadShare);
  const ages = rounds.flatMap(({ ageP99Ms }) => ageP99Ms ?? []);
  return [
    `${percent(of(({ serverShare }) => serverShare))} of a core`,
    `${percent(of(({ patchRate }) => patchRate))} of the patches`,
    `${of(({ bytesPerPatch }) => bytesPerPatch).toFixed(0)} B each`,
    ...(ages.length === 0 ? [] : [`p99 age ${median(ages).toFixed(1)} ms`]),
    `clients ${percent(share)} of a core${share > SATURATED_SHARE ? ' (SATURATED: the clients were the limit)' : ''}`,
  ].join(', ');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
