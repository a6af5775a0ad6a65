import { z } from 'zod';

/**
 * 64-bit ids as decimal strings: 41 bits of time, 10 of bucket, 12 of sequence (docs/decisions/0003-ids.md).
 * They exceed 2^53, so they are never numbers outside the database.
 */
const snowflake = z.string().regex(/^[1-9]\d{0,18}$/, 'an id is a decimal string');

export const PlayerId = snowflake.brand<'PlayerId'>();
export type PlayerId = z.infer<typeof PlayerId>;

export const CityId = snowflake.brand<'CityId'>();
export type CityId = z.infer<typeof CityId>;

export const BuildingId = snowflake.brand<'BuildingId'>();
export type BuildingId = z.infer<typeof BuildingId>;

/** Made by the client, once per wish; a retry carries the same one. A UUID fits. */
export const CommandId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,40}$/, 'a command id is 16 to 40 letters, digits, - or _')
  .brand<'CommandId'>();
export type CommandId = z.infer<typeof CommandId>;

const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(64);

export const LessonId = slug.brand<'LessonId'>();
export type LessonId = z.infer<typeof LessonId>;

export const ExerciseId = slug.brand<'ExerciseId'>();
export type ExerciseId = z.infer<typeof ExerciseId>;
