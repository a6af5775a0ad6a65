import { type BenchLine, type BenchOptions, comparedWith, within } from '../bench.ts';
import { interleave } from '../interleave.ts';
import { median } from '../statistics.ts';
import { type Bundle, makeBundle } from './bundle.ts';
import { BUNDLE_KB, CLASSES, DIALECTS, GROWING, TIMES_BARE, TIMES_FOR_TEN_TIMES } from './promises.ts';

export type Timed = {
  readonly options: BenchOptions;
  /** Milliseconds of each time. */
  readonly time: (question: object) => Promise<readonly number[]>;
  /** Milliseconds of a first answer in a fresh process. @param what the interpreter's bundle, or `sqlite`. */
  readonly coldStart: (what: string) => Promise<number>;
  /** The files that a page loads for a lesson in a dialect. @param entry of the interpreter's bundle. */
  readonly loads: (entry: string, dialect: string, lessons: Lessons) => Promise<readonly string[]>;
};

/** What the lessons have in them. */
type Lessons = 'everyday' | 'seldom';

/** The plant `ten-runs`: each of our runs is ten. */
const repeatsOf = ({ plant }: BenchOptions): number => (plant === 'ten-runs' ? 10 : 1);

/** The curriculum's own answers on its town, each side's median over the queries. */
export async function* curriculum({ options, time }: Timed): AsyncGenerator<BenchLine> {
  const times = options.isSlice ? 5 : 30;
  const repeats = repeatsOf(options);
  const asked = (engine: string) => time({ ask: 'curriculum', engine, times, repeats });
  const { ours, bare } = await interleave(options.rounds, {
    ours: async () => median(await asked('ours')),
    bare: async () => median(await asked('bare')),
  });
  const peer = { name: 'the bare query in warm SQLite', figures: bare };
  const scenario = "p50 of the curriculum's queries, a session each";
  yield comparedWith(
    peer,
    { atMost: TIMES_BARE },
    { name: 'interpreter/run', scenario, unit: 'ms', figures: ours },
  );
  yield comparedWith({ name: 'bare SQLite', figures: bare.map((ms) => 1_000 / ms) }, null, {
    name: 'interpreter/runs',
    scenario: 'the same, runs a second on one core',
    unit: '/s',
    figures: ours.map((ms) => 1_000 / ms),
  });
}

/** Queries by what they ask of an engine: reported, so that one sees where the median comes from. */
export async function* byClass({ options, time }: Timed): AsyncGenerator<BenchLine> {
  const times = options.isSlice ? 5 : 30;
  const repeats = repeatsOf(options);
  for (const name of CLASSES) {
    const { ours, bare } = await interleave(options.rounds, {
      ours: async () => median(await time({ ask: name, engine: 'ours', times, repeats })),
      bare: async () => median(await time({ ask: name, engine: 'bare', times, repeats })),
    });
    yield comparedWith({ name: 'bare SQLite', figures: bare }, null, {
      name: `interpreter/${name}`,
      scenario: `p50 of a query of the town: ${name}`,
      unit: 'ms',
      figures: ours,
    });
  }
}

/** Ten times as many rows; the plant `quadratic` joins them without a hash table. */
export async function* growth({ options, time }: Timed): AsyncGenerator<BenchLine> {
  const isQuadratic = options.plant === 'quadratic';
  const [few, many] = isQuadratic ? [500, 5_000] : [10_000, 100_000];
  for (const what of GROWING) {
    const asked = async (rows: number): Promise<number> =>
      median(await time({ ask: 'growth', what, rows, isQuadratic }));
    const { at1k, small, large } = await interleave(options.rounds, {
      at1k: () => asked(1_000),
      small: () => asked(few),
      large: () => asked(many),
    });
    yield comparedWith(
      { name: `${few.toLocaleString('en')} rows`, figures: small },
      { atMost: TIMES_FOR_TEN_TIMES },
      {
        name: `interpreter/growth-${what}`,
        scenario: `${what} of ${many.toLocaleString('en')} rows`,
        unit: 'ms',
        figures: large,
        note: `1,000 rows: ${median(at1k).toFixed(2)} ms`,
      },
    );
  }
}

/** What a page pays before the first answer: loading, and the size of what is loaded. */
export async function* start(timed: Timed): AsyncGenerator<BenchLine> {
  const { options, coldStart } = timed;
  const bundle = await makeBundle();
  try {
    const { ours, sqlite } = await interleave(options.rounds, {
      ours: () => coldStart(bundle.entry),
      sqlite: () => coldStart('sqlite'),
    });
    yield comparedWith({ name: "SQLite's WebAssembly", figures: sqlite }, null, {
      name: 'interpreter/cold-start',
      scenario: 'loading the bundle and the first answer, in a fresh process',
      unit: 'ms',
      figures: ours,
    });
    yield* sizes(bundle, timed);
  } finally {
    await bundle.remove();
  }
}

/** A page has one dialect open: what it fetches is held to the bar, in the dialect for which it is most. */
async function* sizes(bundle: Bundle, { options, loads }: Timed): AsyncGenerator<BenchLine> {
  // The plant: everything is shipped twice.
  const copies = options.plant === 'twice-shipped' ? 2 : 1;
  const fetched = async (lessons: Lessons): Promise<Size[]> => {
    const all: Size[] = [];
    for (const dialect of DIALECTS) {
      const kilobytes = bundle.weigh(await loads(bundle.entry, dialect, lessons)) * copies;
      all.push({ dialect, kilobytes });
    }
    return all;
  };
  const everyday = await fetched('everyday');
  const seldom = await fetched('seldom');
  yield within(BUNDLE_KB, {
    name: 'interpreter/bundle',
    scenario: 'what a page with one dialect open fetches, minified and gzipped, at most',
    unit: 'kB',
    figures: [mostOf(everyday)],
    note: listed(everyday),
  });
  const peer = { name: 'what it fetches before', figures: [mostOf(everyday)] };
  yield comparedWith(peer, null, {
    name: 'interpreter/bundle-seldom',
    scenario: 'the same behind its first ALTER, DROP, EXPLAIN, transaction or catalogue view',
    unit: 'kB',
    figures: [mostOf(seldom)],
    note: listed(seldom),
  });
  yield comparedWith(peer, null, {
    name: 'interpreter/bundle-all',
    scenario: 'all six dialects, which no page fetches',
    unit: 'kB',
    figures: [bundle.kilobytes * copies],
  });
}

type Size = { readonly dialect: string; readonly kilobytes: number };

const mostOf = (sizes: readonly Size[]): number => Math.max(...sizes.map(({ kilobytes }) => kilobytes));

const listed = (sizes: readonly Size[]): string =>
  sizes.map(({ dialect, kilobytes }) => `${dialect} ${kilobytes.toFixed(1)}`).join(', ');
