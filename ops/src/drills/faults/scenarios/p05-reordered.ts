import { randomUUID } from 'node:crypto';
import { type Scenario, expectations } from '../scenario.ts';
import { freeGround } from '../ground.ts';
import { query } from '../../evidence/query.ts';
import { canonical } from '../../kill9/canonical.ts';

const DELAY_MS = 300;

/** Every command sent three times, some before the one that they depend on, over a line that holds them up. */
export const reordered: Scenario = {
  id: 'P5',
  fault: 'duplicated, reordered, delayed commands',
  criterion: 'effect once; order by (epoch, seq)',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.ownTown();
    const { seat, cityId } = await town.newMayor();
    town.edge.set({ kind: 'delay', ms: DELAY_MS });
    const ids: string[] = [];
    const ground = freeGround('lamptower', stage.count(8, 4));
    for (const [n, at] of ground.entries()) {
      const commandId = randomUUID();
      const undo = { commandId: randomUUID(), undoes: commandId };
      ids.push(commandId);
      // The undo overtakes what it undoes in every second round.
      const early = n % 2 === 0 ? seat.ask('undo', undo) : null;
      const replies = await Promise.all([1, 2, 3].map(() => seat.place({ ...at, commandId })));
      expected.that(
        new Set(replies.map(canonical)).size === 1,
        'copies of a command were answered differently',
      );
      for (const reply of replies) stage.promises.set(commandId, reply);
      if (early === null) continue;
      const reply = await early;
      expected.that(reply.kind === 'refused', 'an undo that came before its command was carried out');
    }
    town.edge.set({ kind: 'open' });
    const rows = await query<Record<string, unknown>>(
      town.databaseUrl,
      "select version, command_id from cities.city_commands where city_id = $1 and type = 'place' order by version",
      [cityId],
    );
    const inOrder = rows.map((row) => row.command_id);
    expected.that(
      canonical(inOrder) === canonical(ids),
      'commands were not carried out once each, in the order given',
    );
    return {
      did: 'sent every command three times, and undos before their commands, with 300 ms each way',
      counts: { commands: ids.length, sent: ids.length * 3.5, 'carried out': rows.length },
      violations: expected.violations,
    };
  },
};
