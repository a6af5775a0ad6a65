import type { Sight } from '#ecs/index.ts';
import type { Entity } from '@sqltown/shared/stream';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ShownTown } from './shown-town.testbed.ts';

/** What somebody does in a step. `who` picks among those whom it can be about. */
export type Deed = {
  readonly what: (typeof DEEDS)[number];
  readonly who: number;
  readonly x: number;
  readonly y: number;
  readonly level: number;
};

/** `lose`: the step's message never arrives. `stall`, `read`: they stop reading, and go on. */
const DEEDS = [
  'join',
  'watch',
  'leave',
  'walk',
  'look',
  'build',
  'change',
  'demolish',
  'lose',
  'stall',
  'read',
  'rest',
] as const;

/** One implementation with clients that decode what it sends. The world's truth is none of its business. */
export type Show = {
  /** A client that is sent what is in its sight, or everything. */
  join(name: string, sight: Sight): void;
  leave(name: string): void;
  /** Before each step: what a client asks for arrives. */
  hear(): void;
  /** After each step: what was made is sent, and read by whoever reads. */
  flush(world: ShownTown['world']): void;
  lose(name: string): void;
  stall(name: string): void;
  read(name: string): void;
  /** Whether they have everything that was sent: they read, and wait for no snapshot. */
  isCurrent(name: string): boolean;
  seen(name: string): readonly Entity[];
  /** The chunks of which they are to see everything, given those that they look at. */
  shownOf(chunks: number): number;
};

/** A sign of life comes within this many steps, and what was lost is asked for then. */
const SETTLE_STEPS = 12;

const tile = fc.integer({ min: 0, max: 127 });
const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.record({
    what: fc.constantFrom(...DEEDS),
    who: fc.nat(30),
    x: tile,
    y: tile,
    level: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 100 },
);

/** What every implementation of WorldSync holds, whoever comes, goes, builds, loses frames or reads slowly. */
export function itShowsTheWorld(open: () => Show): void {
  it('[S1] shows everyone who keeps up, after every step, exactly what the server has', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        const town = new ShownTown(open());
        for (const deed of list) {
          town.step(deed);
          for (const name of town.current()) expect(town.seenBy(name)).toBe(town.truthFor(name));
        }
      }),
    );
  });

  it('[S4] brings everyone back to the truth, whatever was lost and however slowly they read', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        const town = new ShownTown(open());
        for (const deed of list) town.step(deed);
        town.everyoneReads();
        for (let i = 0; i < SETTLE_STEPS; i++) town.step({ what: 'rest', who: 0, x: 0, y: 0, level: 1 });
        expect(town.current()).toEqual(town.names());
        for (const name of town.names()) expect(town.seenBy(name)).toBe(town.truthFor(name));
      }),
    );
  });

  it('[S12] shows a late joiner everything at once, and many of them in one step', () => {
    const town = new ShownTown(open());
    for (let i = 0; i < 40; i++) town.step({ what: 'build', who: 0, x: 3 * i, y: 60, level: 1 });
    for (let i = 0; i < 50; i++) town.come({ x: 64, y: 64 });
    town.step({ what: 'walk', who: 3, x: 70, y: 66, level: 1 });
    expect(town.current()).toHaveLength(50);
    for (const name of town.names()) expect(town.seenBy(name)).toBe(town.truthFor(name));
  });
}
