import { openSession } from '../../interpreter/session/session.ts';

/** What is fuzzed; a plant is one with a fault. */
export type Subject = { readonly openSession: typeof openSession };

export const SOUND: Subject = { openSession };
