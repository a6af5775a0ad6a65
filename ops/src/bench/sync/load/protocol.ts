import type { DialectName, Place } from './dialect.ts';

/** What the benchmark asks of its load process. */
export type LoadAsk =
  | {
      readonly ask: 'join';
      readonly dialect: DialectName;
      readonly origin: string;
      /** One a client. */
      readonly places: readonly Place[];
    }
  | {
      readonly ask: 'play';
      readonly seconds: number;
      /** Messages of each client a second. */
      readonly messageHz: number;
      readonly seed: number;
    }
  | { readonly ask: 'leave' };

/** When a client of a room got the frame of a step, on the machine's monotonic clock. */
export type Sighting = { readonly room: string; readonly step: number; readonly atMs: number };

export type Played = {
  readonly seconds: number;
  readonly patches: number;
  readonly messages: number;
  readonly bytes: number;
  /** Connections that were lost meanwhile. */
  readonly lost: number;
  /** Of three clients a room; only the city says which step a patch is of. */
  readonly sightings: readonly Sighting[];
};

export type LoadAnswer =
  | { readonly answer: 'joined' }
  | ({ readonly answer: 'played' } & Played)
  | { readonly answer: 'left' }
  | { readonly answer: 'failed'; readonly why: string };
