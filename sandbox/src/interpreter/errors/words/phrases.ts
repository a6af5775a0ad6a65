import type { Complaint } from '../complaint.ts';

/** A complaint in a dialect's words, with its number. */
export type Words = { readonly message: string; readonly code: string; readonly hint?: string };

/** Where in the text it stands: SQL Server says the line. */
export type At = { readonly line: number };

export type Of<Kind extends Complaint['kind']> = Extract<Complaint, { readonly kind: Kind }>;

/** What a dialect says to each kind of complaint; one that it can't have has no words. */
export type Phrases = {
  readonly [Kind in Complaint['kind']]?: (complaint: Of<Kind>, at: At) => Words;
};

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
