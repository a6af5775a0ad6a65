import * as fc from 'fast-check';
import type { CityCommand } from '@sqltown/shared/commands';
import { CommandId } from '@sqltown/shared/ids';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#platform/postgres/index.ts';
import { openEmbedded } from '#platform/postgres/test-database.ts';
import { brokenInvariants } from '../../testing/invariants.ts';
import { newCommandId, testTown } from '../../testing/test-town.ts';

let database: Database;
beforeAll(async () => {
  database = await openEmbedded();
});
afterAll(() => database.close());

const wish = fc.record({
  type: fc.constantFrom('place', 'place', 'move', 'demolish', 'undo', 'retry'),
  kind: fc.constantFrom('lamptower', 'house', 'temple'),
  x: fc.integer({ min: 0, max: 12 }),
  y: fc.integer({ min: 0, max: 12 }),
  which: fc.nat({ max: 30 }),
  player: fc.nat({ max: 1 }),
});
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

it('[M1] [M2] [M4] any commands, in any order, some at once, keep the ledger and the buildings right', async () => {
  const town = testTown(database);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(wish, { minLength: 1, maxLength: 5 }), { maxLength: 8 }),
      async (volleys) => {
        const { epoch, playerId, cityId } = await town.newOwner();
        const { playerId: guest } = await town.newResident();
        const sent: CityCommand[] = [];
        const built: string[] = [];
        for (const volley of volleys) {
          const commands = volley.map((given) => toCommand(given, sent, built));
          sent.push(...commands);
          const replies = await Promise.all(
            commands.map((command, i) =>
              town.cities.execute({ cityId, playerId: volley[i]?.player ? guest : playerId, epoch, command }),
            ),
          );
          for (const reply of replies) if (reply.kind === 'done') built.push(reply.building.id);
        }
        expect(await brokenInvariants(database.db)).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});

function toCommand(
  { type, kind, x, y, which }: Wish,
  sent: readonly CityCommand[],
  built: readonly string[],
) {
  const commandId = newCommandId();
  const before = sent[which % Math.max(1, sent.length)];
  const buildingId = (built[which % Math.max(1, built.length)] ?? '1') as never;
  if (type === 'retry' && before) return before;
  if (type === 'move') return { type, commandId, buildingId, x, y } as const;
  if (type === 'demolish') return { type, commandId, buildingId } as const;
  if (type === 'undo')
    return { type, commandId, undoes: before?.commandId ?? CommandId.parse('none-of-these-here') } as const;
  return { type: 'place', commandId, kind: kind as 'house', x, y } as const;
}
