/** The SQL engine for teaching: six dialects, nothing but TypeScript. A page loads one of them: `browser.ts`. */
export { dialectOf } from './dialects/index.ts';
export { parse } from './parser/parse.ts';
export { print } from './printer/print.ts';
export { databaseFrom } from './session/database.ts';
export type { Answer, Session } from './session/open-with.ts';
export { openSession } from './session/session.ts';
export type { Statement } from './tree/statements.ts';
