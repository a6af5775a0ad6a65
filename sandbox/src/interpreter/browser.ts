/** The engine for a page, which fetches the dialect that it has open and no other. */
export { loadDialect } from './dialects/load.ts';
export { openPageSession, pageDatabaseFrom, type PageSession } from './session/page-session.ts';
