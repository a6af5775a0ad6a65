/** Dialects that a real engine on this machine answers for. */
export const DIFF_DIALECTS = ['sqlite', 'postgresql', 'mariadb'] as const;
export type DiffDialect = (typeof DIFF_DIALECTS)[number];
