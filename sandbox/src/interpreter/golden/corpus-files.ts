import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { GoldenCase } from './golden-case.ts';
import { type Setups, readCases, readSetups } from './read-cases.ts';

/** A construct that the page has a row for: `topic · construct · title`. */
export type Construct = { readonly topic: string; readonly name: string; readonly title: string };

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const textOf = (name: string): string => readFileSync(here(name), 'utf8');

/** The fixed vocabulary, in the order of the page. */
export function constructs(): Construct[] {
  const found: Construct[] = [];
  let topic = '';
  for (const line of textOf('vocabulary.txt').split('\n')) {
    if (line.startsWith('# ')) topic = line.slice(2);
    else if (line.includes(': ')) {
      const at = line.indexOf(': ');
      found.push({ topic, name: line.slice(0, at), title: line.slice(at + 2) });
    }
  }
  return found;
}

/** Every case of every dialect. @throws where a file breaks the format, with its line. */
export function goldenCases(): GoldenCase[] {
  const setups: Setups = readSetups(textOf('setups.txt'));
  const files = readdirSync(here('cases')).toSorted();
  return files.flatMap((file) => readCases({ file: `cases/${file}`, text: textOf(`cases/${file}`), setups }));
}

/** Ids of cases that don't hold yet, each with what is missing. */
export function knownGaps(): Map<string, string> {
  const lines = textOf('known-gaps.txt').split('\n');
  const gaps = lines.filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(gaps.map((line) => [line.split(' ')[0] ?? '', line.slice(line.indexOf(' ') + 1)]));
}
