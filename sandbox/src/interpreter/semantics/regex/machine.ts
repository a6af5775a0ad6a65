import { isLineEnd, isWord } from './classes.ts';
import type { Instruction } from './compile.ts';
import type { Assertion } from './syntax.ts';

/** Where groups begin and end, in UTF-16 units, two slots each from the whole match on; -1 where one took no part. */
export type Captures = readonly number[];
/** Of the matches from the leftmost start: the first by the pattern's preferences, the longest, or the shortest. */
export type Preference = 'first' | 'longest' | 'shortest';

type Thread = { readonly at: number; readonly captures: Captures };
/** Threads that stand at one character, the preferred first; `stamp` marks the instructions they stand at. */
type Threads = { readonly list: Thread[]; readonly stamp: number };

/**
 * Runs all ways through the program at once, one character at a time (R. Pike's machine), so that a search costs
 * no more than characters × instructions, whatever the pattern.
 * @param step is told how many instructions were looked at.
 */
export function runProgram(
  program: readonly Instruction[],
  text: string,
  { from, preference, step }: { from: number; preference: Preference; step: (count: number) => void },
): Captures | null {
  const seen = new Int32Array(program.length);
  let current: Threads = { list: [], stamp: 1 };
  let found: Captures | null = null;
  for (let at = from; ; ) {
    // The leftmost start wins: no new one once something was found.
    if (!found) addThread({ at: 0, captures: [] }, at, current);
    if (found && current.list.length === 0) return found;
    const point = at < text.length ? (text.codePointAt(at) ?? 0) : -1;
    const width = point > 0xff_ff ? 2 : 1;
    const next: Threads = { list: [], stamp: current.stamp + 1 };
    step(1 + current.list.length);
    for (const thread of current.list) {
      const instruction = program[thread.at];
      if (instruction?.kind === 'match') {
        found = preference === 'longest' ? longer(found, thread.captures) : thread.captures;
        if (preference === 'longest') continue;
        if (preference === 'shortest') return found;
        break;
      }
      if (point >= 0 && instruction && accepts(instruction, point)) {
        addThread({ at: thread.at + 1, captures: thread.captures }, at + width, next);
      }
    }
    if (point < 0) return found;
    at += width;
    current = next;
  }

  /** Follows what takes no character, in order of preference. */
  function addThread(start: Thread, position: number, into: Threads): void {
    const open: Thread[] = [start];
    for (let thread = open.pop(); thread; thread = open.pop()) {
      if (seen[thread.at] === into.stamp) continue;
      seen[thread.at] = into.stamp;
      const instruction = program[thread.at];
      const { captures } = thread;
      if (instruction?.kind === 'jump') open.push({ at: instruction.to, captures });
      else if (instruction?.kind === 'split')
        open.push({ at: instruction.second, captures }, { at: instruction.first, captures });
      else if (instruction?.kind === 'save')
        open.push({ at: thread.at + 1, captures: noted(captures, instruction.slot, position) });
      else if (instruction?.kind === 'assertion') {
        if (holds(instruction.what, text, position)) open.push({ at: thread.at + 1, captures });
      } else into.list.push(thread);
    }
  }
}

/** The match that starts first; of those the longest. */
function longer(found: Captures | null, other: Captures): Captures {
  if (!found) return other;
  const later = (other[0] ?? 0) - (found[0] ?? 0);
  return later > 0 || (later === 0 && (found[1] ?? 0) >= (other[1] ?? 0)) ? found : other;
}

function noted(captures: Captures, slot: number, position: number): Captures {
  const copy = captures.slice();
  while (copy.length <= slot) copy.push(-1);
  copy[slot] = position;
  return copy;
}

function accepts(instruction: Instruction, point: number): boolean {
  if (instruction.kind === 'character') return instruction.point === point;
  return instruction.kind === 'set' && instruction.test(point);
}

function holds(what: Assertion, text: string, at: number): boolean {
  const before = at > 0 && isWord(text.charCodeAt(at - 1));
  const after = at < text.length && isWord(text.charCodeAt(at));
  switch (what) {
    case 'start':
      return at === 0;
    case 'end':
      return at === text.length;
    case 'line-start':
      return at === 0 || isLineEnd(text.charCodeAt(at - 1));
    case 'line-end':
      return at === text.length || isLineEnd(text.charCodeAt(at));
    case 'end-before-newline':
      return at === text.length || (at === text.length - 1 && isLineEnd(text.charCodeAt(at)));
    case 'boundary':
      return before !== after;
    case 'no-boundary':
      return before === after;
    case 'word-start':
      return !before && after;
    default:
      return before && !after;
  }
}
