import { z } from 'zod';
import { CityId, PlayerId } from '../ids/index.ts';

export const REPORT_REASONS = ['unkind', 'spam', 'private-details', 'cheating', 'other'] as const;

/** POST /api/v1/reports: something that another player said or did. `words`: what was said, as the reporter saw it. */
export const ReportRequest = z.strictObject({
  playerId: PlayerId,
  cityId: CityId.optional(),
  reason: z.enum(REPORT_REASONS),
  words: z.string().trim().max(500).optional(),
});
export type ReportRequest = z.infer<typeof ReportRequest>;
export const ReportReply = z.object({ reportId: z.string() });

/** GET /api/v1/admin/reports */
export const OpenReportsReply = z.object({
  reports: z.array(
    z.object({
      id: z.string(),
      at: z.iso.datetime(),
      reporterId: z.string(),
      subjectId: z.string(),
      subjectName: z.string().nullable(),
      cityId: z.string().nullable(),
      reason: z.string(),
      words: z.string().nullable(),
    }),
  ),
});
