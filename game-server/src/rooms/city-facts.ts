import type { CityChanges, CitySnapshot } from '#features/cities/index.ts';
import { OLD_QUARTER } from '@sqltown/shared/plan';
import { levelForXp } from '@sqltown/shared/rules';
import type { CityState } from '@sqltown/shared/state';

const PEOPLE_PER_HOME = 5;
const OLD_QUARTER_PEOPLE = OLD_QUARTER.houses.length * PEOPLE_PER_HOME;

/** Shows who the city is: what stays while the room lives. */
export function showIdentity(state: CityState, snapshot: CitySnapshot): void {
  state.cityId = snapshot.cityId;
  state.name = snapshot.name;
  state.ownerId = snapshot.ownerId;
  state.ownerName = snapshot.ownerName;
}

/** Shows what commits change. Older facts than those shown change nothing. */
export function showFacts(state: CityState, facts: Omit<CityChanges, 'buildings'>): void {
  if (facts.version < state.version) return;
  state.version = facts.version;
  state.coins = facts.coins;
  state.xp = facts.xp;
  state.level = levelForXp(facts.xp);
  state.goalDone = facts.goal.done;
  state.goalTarget = facts.goal.target;
  const unlocked = facts.unlocked.filter((kind) => !state.unlocked.includes(kind));
  if (unlocked.length > 0) state.unlocked.push(...unlocked);
}

/** The old quarter's families, and one for each home that was built. */
export function populationWith(homes: number): number {
  return OLD_QUARTER_PEOPLE + homes * PEOPLE_PER_HOME;
}
