import { randomUUID } from 'node:crypto';
import { freeGround } from '../ground.ts';
import { query } from '../../evidence/query.ts';
import { type Scenario, expectations } from '../scenario.ts';
import { takeSeat } from '../seat.ts';

/** Somebody who only visits sends everything that an owner may. */
export const roles: Scenario = {
  id: 'P11',
  fault: 'spectator or overlay sends commands; student sends a teacher’s message',
  criterion: '403-equivalent, nothing changed',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.town();
    const owner = await town.newMayor();
    const [first = { x: 0, y: 0 }, second = { x: 0, y: 0 }] = freeGround('house', 2);
    const placed = await owner.seat.place({ ...first, kind: 'house' });
    if (placed.kind !== 'done') throw new Error(`the owner was refused: ${placed.code}`);
    const stranger = await town.newPlayer();
    const seat = await takeSeat(town.url, await stranger.visitor.seat(owner.cityId));
    const before = await cityOf(town.databaseUrl, owner.cityId);

    const buildingId = placed.building.id;
    const wishes = {
      place: { kind: 'house', ...second },
      move: { buildingId, ...second },
      demolish: { buildingId },
      undo: { undoes: placed.commandId },
    };
    for (const [type, payload] of Object.entries(wishes)) {
      const reply = await seat.ask(type, { commandId: randomUUID(), ...payload });
      const code = reply.kind === 'refused' ? reply.code : 'done';
      expected.that(code === 'role-visitor', `a visitor's ${type} was answered ${code}`);
    }
    const self = await stranger.visitor.send(
      'PUT',
      `/api/v1/cities/${owner.cityId}/members/${stranger.playerId}`,
      { role: 'builder' },
    );
    expected.that(self.status === 403, `a visitor who names themselves a builder: ${self.status}`);
    const reports = await stranger.visitor.get('/api/v1/admin/reports');
    expected.that(reports.status === 403, `a student who reads the administrators' list: ${reports.status}`);
    expected.that((await cityOf(town.databaseUrl, owner.cityId)) === before, 'the city changed');
    return {
      did: 'a visitor sent all four commands, named themselves a builder and asked for an administrator’s list',
      counts: { commands: Object.keys(wishes).length, requests: 2 },
      violations: expected.violations,
    };
  },
};

async function cityOf(databaseUrl: string, cityId: string): Promise<string> {
  const rows = await query<Record<string, unknown>>(
    databaseUrl,
    `select c.version, c.coins, (select json_agg(b order by b.id) from cities.city_buildings b where b.city_id = c.id),
       (select json_agg(m) from cities.city_members m where m.city_id = c.id) from cities.cities c where c.id = $1`,
    [cityId],
  );
  return JSON.stringify(rows);
}
