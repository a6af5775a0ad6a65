import { AttemptReply, AttemptRequest, RunReply, RunRequest } from '@sqltown/shared/api';
import { ExerciseId } from '@sqltown/shared/ids';
import { z } from 'zod';
import type { Learning } from '#features/learning/index.ts';
import type { Runs } from '#features/runs/index.ts';
import { type Route, route } from './route.ts';

/** Two queries a second for long is more than a person writes; a burst is a person exploring. */
const QUERIES = { points: 60, seconds: 30, by: 'player' } as const;

export function learningRoutes(parts: { learning: Pick<Learning, 'submit'>; runs: Runs }): Route[] {
  const { learning, runs } = parts;
  return [
    route({
      method: 'POST',
      path: '/sandbox/runs',
      summary: 'Run SQL on a dataset; rows that stand in the city light up there',
      access: 'player',
      body: RunRequest,
      reply: RunReply,
      limit: QUERIES,
      handle: ({ account, body, signal }) => runs.run(account, body, signal),
    }),
    route({
      method: 'POST',
      path: '/exercises/:id/attempts',
      summary: 'Submit an answer; a repeated attempt id gets the same verdict',
      access: 'player',
      params: z.object({ id: ExerciseId }),
      body: AttemptRequest,
      reply: AttemptReply,
      limit: QUERIES,
      async handle({ account, params, body, signal }) {
        const { playerId } = account;
        const result = await learning.submit({ playerId, exerciseId: params.id, ...body }, signal);
        if (result.kind === 'refused') return result;
        const { kind: _, ...reply } = result;
        return reply;
      },
    }),
  ];
}
