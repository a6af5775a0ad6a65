import { ChaptersReply, DatasetReply, Dialect, HintReply, LessonReply } from '@sqltown/shared/api';
import { ExerciseId, LessonId } from '@sqltown/shared/ids';
import { z } from 'zod';
import type { CatalogueReader } from '#features/catalogue/index.ts';
import { type Route, route } from './route.ts';

const InDialect = z.strictObject({ dialect: Dialect.default('postgresql') });

export function catalogueRoutes(catalogue: CatalogueReader): Route[] {
  return [
    route({
      method: 'GET',
      path: '/chapters',
      summary: 'All chapters with their lessons, and how far one is',
      access: 'anyone',
      reply: ChaptersReply,
      handle: ({ account }) => catalogue.chapters(account?.playerId ?? null),
    }),
    route({
      method: 'GET',
      path: '/lessons/:id',
      summary: 'A lesson with its examples and exercises',
      access: 'anyone',
      params: z.object({ id: LessonId }),
      query: InDialect,
      reply: LessonReply,
      handle: ({ params: { id }, query: { dialect }, account }) =>
        catalogue.lesson({ id, dialect, player: account?.playerId ?? null }),
    }),
    route({
      method: 'GET',
      path: '/datasets/:id',
      summary: 'Tables and columns of a dataset, with a few rows of each',
      access: 'anyone',
      params: z.object({ id: z.string().max(64) }),
      query: InDialect,
      reply: DatasetReply,
      handle: async ({ params: { id }, query: { dialect } }) => catalogue.dataset(id, dialect),
    }),
    route({
      method: 'GET',
      path: '/exercises/:id/hints/:n',
      summary: 'A hint, from 1: a nudge, to 3: nearly the answer',
      access: 'player',
      params: z.object({ id: ExerciseId, n: z.coerce.number().int().min(1).max(9) }),
      reply: HintReply,
      handle: async ({ params: { id, n } }) => catalogue.hint(id, n),
    }),
  ];
}
