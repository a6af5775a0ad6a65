import { type Statement, parse, print } from '@sqltown/sandbox/interpreter';
import type { DiffDialect } from './dialect.ts';

const MAX_TRIES = 400;
/** A sequence is played on a database that is loaded anew each time. */
const MAX_SEQUENCE_TRIES = 80;

/**
 * The smallest statement found that still makes `differs` true: parts are taken away one at a time, and a part is
 * replaced by what stands in it. What doesn't read is printed as it came.
 */
export async function shrink(
  sql: string,
  dialect: DiffDialect,
  differs: (sql: string) => Promise<boolean>,
): Promise<string> {
  let smallest = sql;
  let tries = 0;
  for (let isSmaller = true; isSmaller && tries < MAX_TRIES; ) {
    isSmaller = false;
    for (const candidate of smallerThan(smallest, dialect)) {
      tries += 1;
      if (tries > MAX_TRIES) break;
      if (await differs(candidate)) {
        smallest = candidate;
        isSmaller = true;
        break;
      }
    }
  }
  return smallest;
}

/**
 * The fewest statements that still make `differs` true of the last one, each made as small as it can be: first whole
 * statements go, then parts of those that are left.
 */
export async function shrinkSequence(
  statements: readonly string[],
  dialect: DiffDialect,
  differs: (statements: readonly string[]) => Promise<boolean>,
): Promise<readonly string[]> {
  let kept = statements;
  let tries = 0;
  const stillDiffers = async (sequence: readonly string[]): Promise<boolean> => {
    tries += 1;
    return tries <= MAX_SEQUENCE_TRIES && (await differs(sequence));
  };
  for (let i = statements.length - 2; i >= 0; i--) {
    const without = kept.toSpliced(i, 1);
    if (await stillDiffers(without)) kept = without;
  }
  for (const [i, sql] of kept.entries()) {
    const small = await shrink(sql, dialect, (candidate) => stillDiffers(kept.with(i, candidate)));
    kept = kept.with(i, small);
  }
  return kept;
}

function smallerThan(sql: string, dialect: DiffDialect): string[] {
  const parsed = parse(sql, dialect);
  const [statement] = parsed.kind === 'parsed' ? parsed.statements : [];
  if (statement === undefined) return [];
  const texts = new Set<string>();
  for (const tree of reductions(statement)) {
    const text = printed(tree, dialect);
    if (text !== null && text.length < sql.length && parse(text, dialect).kind === 'parsed') texts.add(text);
  }
  return [...texts].toSorted((a, b) => a.length - b.length);
}

/** A tree without a part that it needs can't be printed; it is passed over. */
function printed(tree: unknown, dialect: DiffDialect): string | null {
  try {
    return print(tree as Statement, dialect);
  } catch {
    return null;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The tree with one part gone, or with one part replaced by a part of its own. */
function* reductions(node: unknown): Generator {
  if (Array.isArray(node)) {
    for (const [i, item] of node.entries()) {
      yield node.toSpliced(i, 1);
      for (const smaller of reductions(item)) yield node.with(i, smaller);
    }
    return;
  }
  if (!isFields(node)) return;
  for (const [name, value] of Object.entries(node)) {
    if (name === 'span' || name === 'type' || typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) yield { ...node, [name]: null };
    for (const inner of innerParts(value)) yield { ...node, [name]: inner };
    for (const smaller of reductions(value)) yield { ...node, [name]: smaller };
  }
}

/** What stands right in a part and could stand in its place. */
function innerParts(part: object): unknown[] {
  if (!isFields(part)) return [];
  return Object.entries(part).flatMap(([name, value]) => {
    if (name === 'span') return [];
    if (Array.isArray(value)) return value.filter((item) => isFields(item) && 'type' in item);
    return isFields(value) && 'type' in value ? [value] : [];
  });
}
