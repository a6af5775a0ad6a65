import type { Complaint } from '../complaint.ts';

/** A complaint in a dialect's words, with its number. */
export type Words = { readonly message: string; readonly code: string; readonly hint?: string };

/** Where in the text it stands: SQL Server says the line, MySQL what is written from there on. */
export type At = { readonly line: number; readonly rest: string };

export type Of<Kind extends Complaint['kind']> = Extract<Complaint, { readonly kind: Kind }>;

/** What a dialect says to each kind of complaint, and null for those that it can't have: no kind is forgotten. */
export type Phrases = {
  readonly [Kind in Complaint['kind']]: ((complaint: Of<Kind>, at: At) => Words) | null;
};

/** A complaint as a dialect says it; null where it has no words for it, which is nobody's mistake but ours. */
export function said(complaint: Complaint, phrases: Phrases, at: At): Words | null {
  const phrase = phrases[complaint.kind] as ((complaint: Complaint, at: At) => Words) | undefined;
  return phrase ? phrase(complaint, at) : null;
}

/** Complaints that a dialect can't have. */
export function never<Kind extends Complaint['kind']>(
  ...kinds: readonly Kind[]
): Readonly<Record<Kind, null>> {
  return Object.fromEntries(kinds.map((kind) => [kind, null])) as Record<Kind, null>;
}

/** 1st, 2nd, 3rd, 4th, 11th. */
export function ordinal(number: number): string {
  const teens = number % 100 > 10 && number % 100 < 14;
  const ending = teens ? undefined : ['st', 'nd', 'rd'][(number % 10) - 1];
  return `${number}${ending ?? 'th'}`;
}

/** `p.nope`, or `nope`. */
export function qualified(qualifier: string | null, name: string): string {
  return qualifier === null ? name : `${qualifier}.${name}`;
}
