import { type BenchLine, type BenchOptions, comparedWith } from '../../bench.ts';
import { Channel } from '../channel.ts';

const SCRIPT = 'game-server/src/testing/sync-bench/measure.ts';
const SCENES = {
  spread: { bar: 0.35, about: 'all over the city' },
  crowd: { bar: 0.75, about: 'all on one screen' },
} as const;

type Bytes = {
  readonly answer: 'bytes';
  readonly stream: number;
  readonly isTrue: boolean;
  readonly mirror: number;
  readonly view: number;
};
type Join = {
  readonly answer: 'join';
  readonly streamMs: number;
  readonly mirrorMs: number;
  readonly streamBytes: number;
  readonly mirrorBytes: number;
};

/** Bytes of a client and second while 100 people walk among 2,000 buildings. Everybody's world is checked too. */
export async function* bytesRow(options: BenchOptions): AsyncIterable<BenchLine> {
  const isShort = options.isSlice;
  for (const [scene, { bar, about }] of Object.entries(SCENES)) {
    const rounds = await rounded<Bytes>(options, (seed) => ({
      ask: 'bytes',
      scene,
      seed,
      steps: isShort ? 10 : 100,
    }));
    const measured = {
      name: 'sync/bytes',
      scenario: `${scene}: 128×128 map, 2,000 buildings, 100 avatars moving ${about}, 40×24 view, 10 Hz`,
      unit: 'B a client and second',
      figures: rounds.map(({ stream, isTrue }) => (isTrue ? stream : Number.POSITIVE_INFINITY)),
    };
    const mirror = { name: 'schema mirror', figures: rounds.map(({ mirror }) => mirror) };
    const view = { name: 'StateView mirror', figures: rounds.map(({ view }) => view) };
    yield comparedWith(mirror, { atMost: bar }, measured);
    yield comparedWith(view, null, measured);
  }
}

/** What somebody costs who comes into that city and looks at all of it. */
export async function* joinRow(options: BenchOptions): AsyncIterable<BenchLine> {
  const joins = options.isSlice ? 5 : 41;
  const rounds = await rounded<Join>(options, (seed) => ({ ask: 'join', seed, joins }));
  const scenario = '2,000 buildings, 100 avatars moving, the whole city';
  yield comparedWith(
    { name: 'schema encodeAll', figures: rounds.map(({ mirrorMs }) => mirrorMs) },
    options.isSlice ? null : { atMost: 0.1 },
    { name: 'sync/join', scenario, unit: 'ms', figures: rounds.map(({ streamMs }) => streamMs) },
  );
  yield comparedWith(
    { name: 'schema encodeAll', figures: rounds.map(({ mirrorBytes }) => mirrorBytes) },
    { atMost: 0.45 },
    { name: 'sync/join', scenario, unit: 'B', figures: rounds.map(({ streamBytes }) => streamBytes) },
  );
}

/** Each round in a town of its own seed; ours and the peers are measured side by side within it. */
async function rounded<Round extends { readonly answer: string }>(
  { rounds, seed, plant }: BenchOptions,
  ask: (seed: number) => { readonly ask: string },
): Promise<Round[]> {
  const channel = Channel.start(SCRIPT, plant === undefined ? [] : ['--plant', plant]);
  try {
    await channel.answer('ready');
    const answers: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const question = ask(seed + round);
      answers.push(await channel.answer<Round>(question.ask, question));
    }
    return answers;
  } finally {
    await channel.stop();
  }
}
