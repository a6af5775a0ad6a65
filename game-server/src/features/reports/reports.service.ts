import type { ReportRequest } from '@sqltown/shared/api';
import type { PlayerId } from '@sqltown/shared/ids';
import { type Refusal, refuse } from '@sqltown/shared/refusals';
import { sql } from 'kysely';
import type { Accounts } from '#features/accounts/index.ts';
import { bucketOf } from '#platform/ids/index.ts';
import type { Db } from '#platform/postgres/index.ts';

export type OpenReport = {
  readonly id: string;
  readonly at: Date;
  readonly reporterId: string;
  readonly subjectId: string;
  readonly subjectName: string | null;
  readonly cityId: string | null;
  readonly reason: string;
  readonly words: string | null;
};

export type Reports = {
  make(
    by: PlayerId,
    report: ReportRequest,
  ): Promise<{ readonly kind: 'kept'; readonly reportId: string } | Refusal>;
  /** Oldest first. */
  open(limit: number): Promise<OpenReport[]>;
  /** False when there is no such open report. */
  resolve(id: string): Promise<boolean>;
};

export function createReports(parts: { db: Db; accounts: Pick<Accounts, 'nameOf'> }): Reports {
  const { db, accounts } = parts;
  return {
    async make(by, { playerId, cityId, reason, words }) {
      if ((await accounts.nameOf(playerId)) === null) return refuse('not-found');
      const { id } = await db
        .insertInto('trust.content_reports')
        .values({
          id: sql<string>`platform.next_id(${bucketOf(by)})`,
          reporter_id: by,
          subject_id: playerId,
          city_id: cityId ?? null,
          reason,
          words: words ?? null,
          resolved_at: null,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return { kind: 'kept', reportId: id };
    },
    async open(limit) {
      const rows = await db
        .selectFrom('trust.content_reports as report')
        .leftJoin('accounts.users as subject', 'subject.id', 'report.subject_id')
        .selectAll('report')
        .select('subject.name as subject_name')
        .where('report.resolved_at', 'is', null)
        .orderBy('report.created_at')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        at: row.created_at,
        reporterId: row.reporter_id,
        subjectId: row.subject_id,
        subjectName: row.subject_name,
        cityId: row.city_id,
        reason: row.reason,
        words: row.words,
      }));
    },
    async resolve(id) {
      const { numUpdatedRows } = await db
        .updateTable('trust.content_reports')
        .set({ resolved_at: sql<Date>`clock_timestamp()` })
        .where('id', '=', id)
        .where('resolved_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}
