import type { BigIntColumn, Timestamp, TimestampDefault } from '#platform/postgres/index.ts';

type ContentReportsTable = {
  id: BigIntColumn;
  reporter_id: BigIntColumn;
  subject_id: BigIntColumn;
  city_id: BigIntColumn | null;
  reason: string;
  words: string | null;
  created_at: TimestampDefault;
  resolved_at: Timestamp | null;
};

export type ReportsTables = { 'trust.content_reports': ContentReportsTable };

declare module '#platform/postgres/schema.ts' {
  interface Schema extends ReportsTables {}
}
