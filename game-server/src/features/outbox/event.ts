import { type Kysely, sql } from 'kysely';
import type { Schema } from '#platform/postgres/index.ts';

/** Something that has happened, as it is kept with the rows that it happened to. */
export type NewEvent = {
  readonly bucket: number;
  /** Past tense: "exercise.solved". */
  readonly topic: string;
  readonly payload: Readonly<Record<string, unknown>>;
};

/**
 * Writes an event in the transaction of what it tells (SPEC.md O1): both are committed or neither is.
 * @returns its id.
 */
export async function writeEvent(tx: Kysely<Schema>, { bucket, topic, payload }: NewEvent): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into platform.outbox (bucket, id, topic, payload)
    values (${bucket}, platform.next_id(${bucket}), ${topic}, ${JSON.stringify(payload)}::jsonb)
    returning id`.execute(tx);
  return rows[0]!.id;
}
