import { EngineDialect, EngineLabel, MAX_SQL_CHARS, Outcome, RunReply, Verdict } from '@sqltown/shared/api';
import { ExerciseId, PlayerId } from '@sqltown/shared/ids';
import { REFUSALS, type RefusalCode } from '@sqltown/shared/refusals';
import { z } from 'zod';

/** The words between the server and its sandbox process. Both sides parse what they get. */
const OrderId = z.int().nonnegative();

const Sql = z.string().max(MAX_SQL_CHARS);

export const RunOrder = z.strictObject({
  playerId: PlayerId,
  group: z.string().max(64).optional(),
  dataset: z.string().max(64),
  dialect: EngineDialect,
  sql: Sql,
});

export const GradeOrder = z.strictObject({
  playerId: PlayerId,
  group: z.string().max(64).optional(),
  exerciseId: ExerciseId,
  dialect: EngineDialect,
  sql: Sql,
  seed: z.int(),
});

export const Request = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('run'), id: OrderId, order: RunOrder }),
  z.strictObject({ type: z.literal('grade'), id: OrderId, order: GradeOrder }),
  z.strictObject({ type: z.literal('cancel'), id: OrderId }),
]);
export type Request = z.infer<typeof Request>;

export const Refusal = z.strictObject({
  kind: z.literal('refused'),
  code: z.enum(Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]),
  message: z.string(),
  retryAfterSeconds: z.int().positive().optional(),
});

export const Ran = RunReply.extend({ kind: z.literal('ran') });
export const Graded = z.strictObject({
  kind: z.literal('graded'),
  engine: EngineLabel,
  verdict: Verdict,
  outcome: Outcome,
});

const Health = z.strictObject({
  queued: z.int(),
  running: z.int(),
  opening: z.int(),
  rssBytes: z.int(),
});

/** How long orders wait, as the process knew it when it answered. */
const Load = z.strictObject({
  /** Orders that it had received by then. */
  received: z.int(),
  /** What a newcomer would have waited, in ms; and how much one order more adds. */
  waitMs: z.number(),
  eachMs: z.number(),
});
export type Load = z.infer<typeof Load>;

export const Reply = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready'), labels: z.array(EngineLabel) }),
  z.strictObject({
    type: z.literal('ran'),
    id: OrderId,
    reply: z.union([Ran, Refusal]),
    load: Load,
  }),
  z.strictObject({
    type: z.literal('graded'),
    id: OrderId,
    reply: z.union([Graded, Refusal]),
    load: Load,
  }),
  z.strictObject({ type: z.literal('health'), health: Health }),
]);
export type Reply = z.infer<typeof Reply>;

const EngineServers = z.strictObject({ postgresql: z.string().optional(), mariadb: z.string().optional() });
export type EngineServers = z.infer<typeof EngineServers>;

/** What the child is told to serve: its first message, since it gets no environment and its arguments can be seen. */
export const ServeOptions = z.strictObject({
  /** Module that exports `createCatalogue(): Catalogue`. */
  catalogue: z.string(),
  cacheFolder: z.string().nullable(),
  dialects: z.array(EngineDialect).min(1),
  /** URLs of servers that answer for a dialect instead of the engine on board. */
  servers: EngineServers,
  /** Wall time of a run before its thread is ended. */
  wallMs: z.int().positive(),
  /** Orders that wait or run, over all players. */
  maxOrders: z.int().positive(),
  /** The longest wait for a turn that an order is let in with, in ms. */
  maxWaitMs: z.int().positive(),
  /** Above this much memory the engines' threads are replaced. */
  maxRssBytes: z.int().positive(),
});
export type ServeOptions = z.infer<typeof ServeOptions>;

/** Its second message: to open its engines. Until then it has read its modules, and waits. */
export const Open = z.strictObject({ type: z.literal('open') });
export type Open = z.infer<typeof Open>;
