import type { EngineLabel, Outcome } from '@sqltown/shared/api';
import { REFUSALS } from '@sqltown/shared/refusals';
import type { Reply, Request } from '../protocol/messages.ts';

export type Order = Exclude<Request, { type: 'cancel' }>;
export type OrderReply = Extract<Reply, { type: 'ran' | 'graded' }>['reply'];

const RESTARTED: Outcome = { kind: 'restarted', message: REFUSALS['engine-restarted'] };
const CANCELLED: Outcome = {
  kind: 'stopped',
  limit: 'time',
  message: 'The run was cancelled.',
  elapsedMs: 0,
};

/** What an order is answered when its process went away: nothing is counted, and nothing is thrown. */
export function lostReply(order: Order, engine: EngineLabel): OrderReply {
  return unanswered(order, engine, RESTARTED);
}

/** What an order is answered that was cancelled before it reached the process. */
export function cancelledReply(order: Order, engine: EngineLabel): OrderReply {
  return unanswered(order, engine, CANCELLED);
}

function unanswered(order: Order, engine: EngineLabel, outcome: Outcome): OrderReply {
  if (order.type === 'grade') {
    return { kind: 'graded', engine, verdict: { kind: 'not-counted', outcome }, outcome };
  }
  return { kind: 'ran', engine, outcome, lights: { kind: 'dark', why: 'The run did not finish.' } };
}
