import { z } from 'zod';
import { BuildingId, CityId, CommandId, PlayerId } from '../ids/index.ts';
import { BUILDING_KINDS } from '../rules/index.ts';
import { ROLES } from '../state/index.ts';

/** POST /api/v1/cities/:id/seat or …/watch: where the city lives now, and a ticket (60 s, one use) to come in. */
export const SeatReply = z.object({
  cityId: CityId,
  roomId: z.string(),
  /** ws:// or wss:// origin of the process that owns the city; the page's own when null. */
  address: z.string().nullable(),
  ticket: z.string(),
  protocol: z.int(),
});
export type SeatReply = z.infer<typeof SeatReply>;

/** A building as it stands after a commit. `x`, `y` are null until the owner has placed a grant. */
export const Building = z.object({
  id: BuildingId,
  kind: z.enum(BUILDING_KINDS),
  origin: z.enum(['start', 'grant', 'build']),
  x: z.int().nullable(),
  y: z.int().nullable(),
  level: z.int(),
  stage: z.int(),
  stages: z.int(),
  /** `cities.version` of its last change. */
  version: z.int(),
  removed: z.boolean(),
});
export type Building = z.infer<typeof Building>;

/** The answer to a city command: kept, and given again to a retry of the same id. */
export const CommandReply = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('done'),
    commandId: CommandId,
    /** `cities.version` after it. */
    version: z.int(),
    coins: z.int(),
    building: Building,
  }),
  z.object({ kind: z.literal('refused'), code: z.string(), message: z.string() }),
]);
export type CommandReply = z.infer<typeof CommandReply>;

/** GET /api/v1/cities/:id/members · PUT …/members/:playerId { role } (owner only) */
export const MembersReply = z.object({
  members: z.array(z.object({ playerId: PlayerId, name: z.string(), role: z.enum(ROLES) })),
});
export const MemberRequest = z.strictObject({ role: z.enum(['builder', 'visitor']) });

/** The one shape of every HTTP error. */
export const ErrorReply = z.object({
  error: z.object({ code: z.string(), message: z.string(), field: z.string().optional() }),
});
export type ErrorReply = z.infer<typeof ErrorReply>;
