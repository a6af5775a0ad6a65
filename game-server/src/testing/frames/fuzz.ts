/** How hostile input is made: repeatable for a seed. */
export type Random = () => number;

/** What so many cases came to. Every violation names the case, so that it can be made again. */
export type FuzzReport = {
  readonly cases: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
};

export type FuzzOptions = { readonly seed: number; readonly cases: number };

/** CPU that one case may cost. */
const MOST_MS = 1;
/** Some machines count CPU by the tick of 4 ms: only a sum over tries says what one costs. */
const TRIES = 20;
/** A round may have met the collector of garbage, or a core that another process slows: it has this many. */
const ROUNDS = 5;

/** Does it, and says whether it costs too much: in each round that it is tried, and not by an accident of the machine. */
export function isSlow(act: () => unknown): boolean {
  const startedAt = performance.now();
  act();
  if (performance.now() - startedAt <= MOST_MS) return false;
  for (let nth = 0; nth < ROUNDS; nth++) if (cpuMsOfOne(act) <= MOST_MS) return false;
  return true;
}

/** CPU of this thread alone: the compiler and the collector of garbage have their own. */
function cpuMsOfOne(act: () => unknown): number {
  const before = process.threadCpuUsage();
  for (let nth = 0; nth < TRIES; nth++) act();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000 / TRIES;
}

export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

export function pick<T>(random: Random, from: readonly [T, ...T[]]): T {
  return from[below(random, from.length)] ?? from[0];
}

export function hex(bytes: Uint8Array): string {
  const shown = Buffer.from(bytes.subarray(0, 48)).toString('hex');
  return bytes.length > 48 ? `${shown}… (${bytes.length} bytes)` : shown;
}

const EDGES = [0x00, 0x01, 0x7f, 0x80, 0x81, 0xfe, 0xff] as const;

/** The same bytes with one to four wounds: bits turned, ends cut, parts doubled or put in. */
export function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  let wounded = Uint8Array.from(bytes);
  for (let left = 1 + below(random, 4); left > 0; left--) wounded = wound(wounded, random);
  return wounded;
}

function wound(bytes: Uint8Array<ArrayBuffer>, random: Random): Uint8Array<ArrayBuffer> {
  const at = below(random, bytes.length + 1);
  const to = Math.min(bytes.length, at + below(random, 16));
  switch (below(random, 5)) {
    case 0:
      return bytes.map((byte, i) => (i === at ? byte ^ (1 << below(random, 8)) : byte));
    case 1:
      return bytes.map((byte, i) => (i === at ? pick(random, EDGES) : byte));
    case 2:
      return bytes.slice(0, at);
    case 3:
      return joined(bytes.subarray(0, to), bytes.subarray(at, to), bytes.subarray(to));
    default:
      return joined(bytes.subarray(0, at), noise(random, 1 + below(random, 8)), bytes.subarray(at));
  }
}

export function noise(random: Random, length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, () => below(random, 256));
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(parts));
}
