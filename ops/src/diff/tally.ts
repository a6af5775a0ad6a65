import type { Difference } from './compare.ts';

export type Weight = 'lesson' | 'beyond' | 'changes';

/** What was seen of one dialect. */
export class Tally {
  readonly asked = new Map<Weight, number>();
  readonly unsupported = new Map<Weight, number>();
  readonly reasons = new Map<string, number>();
  readonly excused = new Map<string, number>();
  readonly differences = new Map<Difference['kind'], number>();
  readonly constructs = new Map<string, number>();
  withRows = 0;
  queries = 0;

  ask(weight: Weight, constructs: ReadonlySet<string>): void {
    count(this.asked, weight);
    for (const construct of constructs) count(this.constructs, construct);
  }

  refuse(weight: Weight, what: string): void {
    count(this.unsupported, weight);
    count(this.reasons, what);
  }

  get total(): number {
    return sum(this.asked);
  }

  /** Those of the questions that are queries. */
  get queryCount(): number {
    return this.total - (this.asked.get('changes') ?? 0);
  }

  /** Of the questions that are queries, the share that was answered with rows. */
  get shareWithRows(): number {
    return this.withRows / Math.max(1, this.queryCount);
  }

  get differing(): number {
    return sum(this.differences);
  }

  get excuses(): number {
    return sum(this.excused);
  }

  /** Share of the questions of a weight that were not supported, from 0 to 1. */
  shareUnsupported(weight: Weight): number {
    return (this.unsupported.get(weight) ?? 0) / Math.max(1, this.asked.get(weight) ?? 0);
  }
}

export function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

export function sum(counts: ReadonlyMap<unknown, number>): number {
  return [...counts.values()].reduce((total, each) => total + each, 0);
}

/** "rows 3, order 1", the most frequent first. */
export function listed(counts: ReadonlyMap<string, number>, most = 12): string {
  const entries = [...counts].toSorted(([, a], [, b]) => b - a);
  return entries.length === 0
    ? 'none'
    : entries
        .slice(0, most)
        .map(([name, times]) => `${name} ${times}`)
        .join(', ');
}
