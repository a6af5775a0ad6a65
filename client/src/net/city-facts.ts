import type { CityRole, CityState } from '@sqltown/shared/state';

/** Somebody who is here. */
export type SeatView = {
  readonly sessionId: string;
  readonly playerId: string;
  readonly name: string;
  readonly role: CityRole;
  readonly color: number;
  readonly guest: boolean;
  readonly connected: boolean;
};

/** What the HUD shows of a city, as a plain value that changes only when something in it did. */
export type CityFacts = {
  readonly cityId: string;
  readonly name: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly coins: number;
  readonly xp: number;
  readonly level: number;
  readonly population: number;
  readonly goalDone: number;
  readonly goalTarget: number;
  readonly savingPaused: boolean;
  readonly unlocked: readonly string[];
  readonly seats: readonly SeatView[];
};

/** Reads the room's state; null until its first frame has come. */
export function readFacts(state: CityState): CityFacts | null {
  if (state.cityId === undefined || state.cityId === '') return null;
  const seats: SeatView[] = [];
  state.seats.forEach((seat, sessionId) => {
    const { playerId, name, role, color, guest, connected } = seat;
    seats.push({ sessionId, playerId, name, role, color, guest, connected });
  });
  return {
    cityId: state.cityId,
    name: state.name,
    ownerId: state.ownerId,
    ownerName: state.ownerName,
    coins: state.coins,
    xp: state.xp,
    level: state.level,
    population: state.population,
    goalDone: state.goalDone,
    goalTarget: state.goalTarget,
    savingPaused: state.savingPaused,
    unlocked: [...state.unlocked],
    seats,
  };
}

/** Keeps `before` when `after` says the same, so that nobody redraws for a step that changed nothing. */
export function keepIfSame(before: CityFacts | null, after: CityFacts | null): CityFacts | null {
  return isSame(before, after) ? before : after;
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}
