/** Solutions and hidden data: for the server and the sandbox only. */
export type * from './types.ts';
export { createCatalogue, findHint } from './catalogue.ts';
export { catalogueHash } from './catalogue-hash.ts';
export { witnessCandidates } from './witness-candidates.ts';
export { WITNESS_FOLDER } from './witnesses.ts';
export { LESSON_DIALECTS, type LessonDialect, inEveryDialect } from '../dialects/per-dialect.ts';
export { ddlFor } from '../dialects/ddl.ts';
export { insertStatementsFor, insertsFor } from '../dialects/inserts.ts';
export { PRINTERS } from '../dialects/engine-types.ts';
