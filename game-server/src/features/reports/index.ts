export { createReports, type Reports } from './reports.service.ts';
export type * from './tables.ts';
