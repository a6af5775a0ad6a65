import { createHash } from 'node:crypto';
import { CHAPTERS } from '../public/index.ts';
import { DATASETS } from '../datasets/index.ts';
import { EXERCISES } from './catalogue.ts';

/** SHA-256, in hex, of everything that is taught: it changes when a word, an answer or a visible row does. */
export function catalogueHash(): string {
  const datasets = [...DATASETS.values()].map(({ schema, visible }) => ({ schema, visible }));
  const content = JSON.stringify({ chapters: CHAPTERS, exercises: [...EXERCISES.values()], datasets });
  return createHash('sha256').update(content).digest('hex');
}
