import { CityId, PlayerId } from '@sqltown/shared/ids';
import { ROLES } from '@sqltown/shared/state';
import { SignJWT, jwtVerify } from 'jose';
import { z } from 'zod';

/** What a ticket lets its holder be: a member of the city, or somebody who only looks on. */
const SEAT_ROLES = [...ROLES, 'spectator'] as const;

/** A ticket must be used within this. */
const TICKET_SECONDS = 60;
const ALGORITHM = 'HS256';

/** Who comes in, where to, and as what. */
const Admission = z.object({
  playerId: PlayerId,
  cityId: CityId,
  roomId: z.string(),
  name: z.string(),
  guest: z.boolean(),
  role: z.enum(SEAT_ROLES),
  /** Index into LIGHT_COLORS that they would like; the room gives another one if it is taken. */
  color: z.int(),
});
export type Admission = z.infer<typeof Admission>;

const Claims = Admission.extend({ jti: z.string(), exp: z.int() });
export type OpenedTicket = z.infer<typeof Claims>;

export type Tickets = {
  issue(admission: Admission): Promise<string>;
  /** What a ticket says, or null when it is not one of ours or too old. */
  open(ticket: unknown): Promise<OpenedTicket | null>;
  /** True the first time only. To be asked in the process that owns the room. */
  use(ticket: OpenedTicket): boolean;
};

/** Short-lived, one-use tickets. `secret`: at least 32 characters, shared by all processes. `nowMs`: the clock. */
export function createTickets(options: { secret: string; nowMs: () => number }): Tickets {
  const key = new TextEncoder().encode(options.secret);
  const used = new Map<string, number>();
  const nowSeconds = (): number => Math.floor(options.nowMs() / 1000);

  return {
    issue: (admission) =>
      new SignJWT({ ...admission })
        .setProtectedHeader({ alg: ALGORITHM })
        .setJti(crypto.randomUUID())
        .setExpirationTime(nowSeconds() + TICKET_SECONDS)
        .sign(key),
    async open(ticket) {
      if (typeof ticket !== 'string') return null;
      try {
        const { payload } = await jwtVerify(ticket, key, {
          algorithms: [ALGORITHM],
          currentDate: new Date(options.nowMs()),
        });
        return Claims.safeParse(payload).data ?? null;
      } catch {
        // jose says by exception what is an answer here: forged, cut or too old.
        return null;
      }
    },
    use({ jti, exp }) {
      for (const [id, until] of used) if (until < nowSeconds()) used.delete(id);
      if (used.has(jti)) return false;
      used.set(jti, exp);
      return true;
    },
  };
}
