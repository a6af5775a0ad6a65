import type { CommandReply } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import { seeded } from '@sqltown/shared/noise';
import { Occupancy } from '@sqltown/shared/plan';
import type { BuildingKind } from '@sqltown/shared/rules';
import { expect, it } from 'vitest';
import { Builder } from './builder.ts';

const BUILDERS = 15;
const WISHES = 3_000;

it('wishes only for what the city can grant, however many build beside it', () => {
  const random = seeded(5);
  const town = new TestTown();
  const builders = Array.from({ length: BUILDERS }, (_, nth) => new Builder(random, nth, BUILDERS));
  const wished = new Set<string>();
  for (let n = 0; n < WISHES; n++) {
    const builder = builders[n % BUILDERS]!;
    const command = builder.wish();
    wished.add(command.type);
    builder.learn(command, town.carryOut(command));
  }
  expect(wished).toEqual(new Set(['place', 'move', 'demolish']));
  expect(town.standing).toBeLessThanOrEqual(BUILDERS * 5);
});

it('wishes the same again with the same seed, under an id of its own', () => {
  const first = new Builder(seeded(3), 0, 2).wish();
  const again = new Builder(seeded(3), 0, 2).wish();
  expect({ ...again, commandId: null }).toEqual({ ...first, commandId: null });
  expect(again.commandId).not.toBe(first.commandId);
});

/** A city that carries everything out, and throws at what no city would. */
class TestTown {
  readonly #ground = new Occupancy<string>();
  readonly #buildings = new Map<string, { kind: BuildingKind; x: number; y: number }>();
  #nextId = 1;

  get standing(): number {
    return this.#buildings.size;
  }

  carryOut(command: CityCommand): CommandReply {
    if (command.type === 'undo') throw new Error('builders don’t undo');
    if (command.type === 'place') return this.#put(String(this.#nextId++), command);
    const building = this.#buildings.get(command.buildingId);
    if (building === undefined) throw new Error('there is no such building');
    this.#ground.remove(command.buildingId, building.kind, building.x, building.y);
    this.#buildings.delete(command.buildingId);
    if (command.type === 'move')
      return this.#put(command.buildingId, { ...building, x: command.x, y: command.y });
    return done(command.buildingId, true);
  }

  #put(id: string, building: { kind: BuildingKind; x: number; y: number }): CommandReply {
    const { kind, x, y } = building;
    const whyNot = this.#ground.whyNot(kind, x, y);
    if (whyNot !== null) throw new Error(`${kind} at ${x} ${y}: ${whyNot}`);
    this.#ground.add(id, kind, x, y);
    this.#buildings.set(id, { kind, x, y });
    return done(id, false);
  }
}

function done(id: string, removed: boolean): CommandReply {
  return { kind: 'done', building: { id, removed } } as CommandReply;
}
