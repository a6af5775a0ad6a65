import type { CommandReply } from '@sqltown/shared/api';
import type { CityId } from '@sqltown/shared/ids';
import { type Refusal, refuse } from '@sqltown/shared/refusals';
import { BUILDING_TYPES } from '@sqltown/shared/rules';
import { sql } from 'kysely';
import { failpoint } from '#platform/failpoints/index.ts';
import { bucketOf } from '#platform/ids/index.ts';
import { type Db, held, isConnectionLost, sqlState, violatedConstraint } from '#platform/postgres/index.ts';
import { demolish } from './demolish.ts';
import { foundCity } from './found.ts';
import type { Homes } from './homes.ts';
import { move } from './move.ts';
import type { Order, OrderOf } from './order.ts';
import { place } from './place.ts';
import type { Done } from './statement.ts';
import { storedReply } from './stored-reply.ts';
import { undo } from './undo.ts';

/** After this nobody is kept waiting for a database that doesn't answer: a retry of the same id tells what became of it. */
const PATIENCE_MS = 1_000;

/** Tries before a command is given up: each failure is a race that somebody else has won. */
const TRIES = 8;

type Outcome = Done | Refusal | 'again';

/**
 * Carries out a command once, whatever is retried, raced or cut off (SPEC.md M5–M7).
 * @throws what the database threw, when it can't be told whether the command was written.
 */
export async function executeCommand(db: Db, homes: Homes, order: Order): Promise<CommandReply> {
  const giveUpAtMs = performance.now() + PATIENCE_MS;
  for (let tries = 0; tries < TRIES; tries++) {
    const outcome = await attempt(db, homes, order, giveUpAtMs);
    if (outcome !== 'again') return outcome;
  }
  return refuse('saving-paused');
}

async function attempt(
  db: Db,
  homes: Homes,
  order: Order,
  giveUpAtMs: number,
): Promise<Outcome | CommandReply> {
  try {
    failpoint('cities.beforeStatement');
    const outcome = await deed(db, order);
    failpoint('cities.afterCommit');
    if (outcome?.kind === 'done') return outcome;
    const kept = await storedReply(db, order);
    failpoint('cities.afterReplay');
    return kept ?? outcome ?? (await explain(db, homes, order));
  } catch (error) {
    if (isConnectionLost(error) && performance.now() > giveUpAtMs) throw error;
    return afterFault(db, order, error);
  }
}

const DEEDS = { place, move, demolish, undo } as const;

function deed(db: Db, order: Order): Promise<Done | Refusal | null> {
  // Each deed takes the order of its own type; the key is that type.
  const carryOut = DEEDS[order.command.type] as (db: Db, order: Order) => Promise<Done | Refusal | null>;
  return carryOut(db, order);
}

/** What a failed statement means: the kept reply, where there is one, comes before anything else. */
async function afterFault(db: Db, order: Order, error: unknown): Promise<Outcome | CommandReply> {
  const isTileTaken = violatedConstraint(error) === 'city_buildings_tile';
  if (!isTileTaken && !isRace(error) && !isConnectionLost(error)) throw error;
  const kept = await storedReply(db, order);
  if (kept) return kept;
  if (isTileTaken) return refuse('tile-taken');
  // A building that was changed while the statement waited for the city: say what became of it.
  return sqlState(error) === '23502' ? explainBuilding(db, order) : 'again';
}

/** 23505: the id is known. 23502: the building was changed meanwhile. */
function isRace(error: unknown): boolean {
  const state = sqlState(error);
  return state === '23505' || state === '23502';
}

/** Why the guard let nothing through, on the state as it is now; `again` when that no longer stands in the way. */
async function explain(db: Db, homes: Homes, order: Order): Promise<Outcome> {
  const { cityId, epoch, command } = order;
  const city = await db
    .selectFrom('cities.cities')
    .select(['coins', 'epoch', 'unlocked'])
    .where('bucket', '=', bucketOf(cityId))
    .where('id', '=', cityId)
    .where(held(bucketOf(cityId)))
    .executeTakeFirst();
  if (!city) return foundWith(db, homes, order);
  if (city.epoch !== epoch) return refuse('owner-moved');
  if (command.type === 'undo') return 'again';
  if (command.type === 'place') {
    const { open, priceCoins } = BUILDING_TYPES[command.kind];
    if (!open && !city.unlocked.includes(command.kind)) return refuse('kind-locked');
    return city.coins < priceCoins ? refuse('coins-short') : 'again';
  }
  return explainBuilding(db, order);
}

async function explainBuilding(db: Db, { cityId, command }: Order): Promise<Outcome> {
  if (command.type !== 'move' && command.type !== 'demolish') return 'again';
  const building = await db
    .selectFrom('cities.city_buildings')
    .select(['x', 'removed_version', 'stage', 'stages'])
    .where('bucket', '=', bucketOf(cityId))
    .where('id', '=', command.buildingId)
    .where('city_id', '=', cityId)
    .where(held(bucketOf(cityId)))
    .executeTakeFirst();
  if (!building || building.x === null || building.removed_version !== null)
    return refuse('building-missing');
  if (command.type === 'demolish' && building.stage < building.stages) return refuse('building-unfinished');
  return 'again';
}

/** The first deed founds the city, in one transaction with it; a deed that is refused leaves nothing behind. */
async function foundWith(db: Db, homes: Homes, order: Order): Promise<Outcome> {
  const { cityId, command } = order;
  if (command.type === 'undo') return refuse('undo-foreign');
  if (command.type !== 'place') return refuse('building-missing');
  if (!BUILDING_TYPES[command.kind].open) return refuse('kind-locked');
  const owner = await homes.ownerOf(cityId);
  if (!owner) return refuse('not-found');
  try {
    const done = await db.transaction().execute(async (tx) => {
      await foundCity(tx, cityId, owner.playerId);
      return (await place(tx, order as OrderOf<'place'>)) ?? Promise.reject(new DeedRefused());
    });
    failpoint('cities.afterCommit');
    return done;
  } catch (error) {
    if (!(error instanceof DeedRefused)) throw error;
    return (await cityExists(db, cityId)) ? 'again' : refuse('owner-moved');
  }
}

/** Rolls a founding back: the deed carried a stale epoch, or somebody else founded the city meanwhile. */
class DeedRefused extends Error {}

async function cityExists(db: Db, cityId: CityId): Promise<boolean> {
  const { rows } =
    await sql`select from cities.cities where bucket = ${bucketOf(cityId)} and id = ${cityId}`.execute(db);
  return rows.length > 0;
}
