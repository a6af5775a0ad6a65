import type { Admission } from '#features/seats/index.ts';
import { LIGHT_COLORS } from '@sqltown/shared/lights';
import { type CityRole, Seat } from '@sqltown/shared/state';

/** The part of the room's state that says who is here: `t.map(Seat)` by session. */
export type SeatMap = {
  readonly size: number;
  get(sessionId: string): Seat | undefined;
  set(sessionId: string, seat: Seat): unknown;
  delete(sessionId: string): boolean;
  values(): Iterable<Seat>;
};

type Newcomer = Admission & { readonly role: CityRole; readonly avatar: number };

/** Gives somebody a seat: the colour that they would like, or the one that fewest others have. */
export function takeSeat(seats: SeatMap, sessionId: string, who: Newcomer): Seat {
  const seat = new Seat();
  seat.playerId = who.playerId;
  seat.name = who.name;
  seat.role = who.role;
  seat.guest = who.guest;
  seat.avatar = who.avatar;
  seat.color = freeColor([...seats.values()], who);
  seats.set(sessionId, seat);
  return seat;
}

export function seatOfPlayer(seats: SeatMap, playerId: string): Seat | undefined {
  return [...seats.values()].find((seat) => seat.playerId === playerId);
}

function freeColor(taken: readonly Seat[], { playerId, color }: Admission): number {
  const own = taken.find((seat) => seat.playerId === playerId);
  if (own !== undefined) return own.color;
  const uses = LIGHT_COLORS.map((_, index) => taken.filter((seat) => seat.color === index).length);
  const fewest = Math.min(...uses);
  return uses[color] === fewest ? color : uses.indexOf(fewest);
}
