import { OpenReportsReply, ReportReply, ReportRequest } from '@sqltown/shared/api';
import type { Reports } from '#features/reports/index.ts';
import { type Route, route } from './route.ts';

/** A person reports a few things; a script floods. */
const REPORTS = { points: 10, seconds: 600, by: 'player' } as const;

/** Reports that are listed at once. */
const LISTED = 100;

export function reportsRoutes(reports: Reports): Route[] {
  return [
    route({
      method: 'POST',
      path: '/reports',
      summary: 'Report what another player said or did',
      access: 'player',
      body: ReportRequest,
      reply: ReportReply,
      limit: REPORTS,
      async handle({ account, body }) {
        const made = await reports.make(account.playerId, body);
        return made.kind === 'refused' ? made : { reportId: made.reportId };
      },
    }),
    route({
      method: 'GET',
      path: '/admin/reports',
      summary: 'Open reports, oldest first, for whoever may read them',
      access: 'player',
      permission: 'reports.read',
      reply: OpenReportsReply,
      async handle() {
        const open = await reports.open(LISTED);
        return { reports: open.map(({ at, ...report }) => ({ ...report, at: at.toISOString() })) };
      },
    }),
  ];
}
