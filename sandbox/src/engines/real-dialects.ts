/** Dialects whose own engine is on board: what it says of an answer is the measure for all others. */
export const REAL_DIALECTS = ['postgresql', 'sqlite'] as const;
export type RealDialect = (typeof REAL_DIALECTS)[number];
