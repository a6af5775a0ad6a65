import type { DialectName } from '../../interpreter/dialects/dialect.ts';
import { parse } from '../../interpreter/parser/parse.ts';
import { print } from '../../interpreter/printer/print.ts';
import type { Statement } from '../../interpreter/tree/statements.ts';
import { type AnyNode, isNode } from '../../interpreter/tree/walk.ts';
import type { Dice } from '../dice.ts';

/** A node and the field that it was found in: `binary.left`. */
type Placed = { readonly node: AnyNode; readonly place: string };

/** Trees of statements, and what was found in which field of them. */
export type Grafts = {
  readonly statements: readonly Statement[];
  readonly parts: ReadonlyMap<string, readonly AnyNode[]>;
  /** Fields that hold any expression: what stands in one may stand in another. */
  readonly expressions: ReadonlySet<string>;
};

/** The trees of all that is read of `sqls`. */
export function graftsFrom(sqls: readonly string[], dialect: DialectName): Grafts {
  const statements = sqls.flatMap((sql) => {
    const parsed = parse(sql, dialect);
    return parsed.kind === 'parsed' ? parsed.statements : [];
  });
  const placed = statements.flatMap((statement) => [...partsOf(statement)]);
  const expressions = new Set(placed.filter(({ node }) => node.type === 'literal').map(({ place }) => place));
  const parts = Map.groupBy(placed, ({ place }) => slotOf(place, expressions));
  return {
    statements,
    expressions,
    parts: new Map([...parts].map(([slot, found]) => [slot, found.map(({ node }) => node)])),
  };
}

/** A statement in which one part is another statement's, as SQL; nothing where nothing was read. */
export function grafted(
  { statements, parts, expressions }: Grafts,
  dialect: DialectName,
  dice: Dice,
): string {
  if (statements.length === 0) return '';
  const statement = dice.of(statements);
  const own = [...partsOf(statement)];
  if (own.length === 0) return print(statement, dialect);
  const { node, place } = dice.of(own);
  const part = dice.of(parts.get(slotOf(place, expressions)) ?? [node]);
  return printed(replaced(statement, node, part) as Statement, dialect) ?? print(statement, dialect);
}

/** A part may stand where it doesn't fit, as a row among conditions; such a tree can't be printed. */
function printed(tree: Statement, dialect: DialectName): string | null {
  try {
    return print(tree, dialect);
  } catch {
    return null;
  }
}

function slotOf(place: string, expressions: ReadonlySet<string>): string {
  return expressions.has(place) ? 'expression' : place;
}

/** All nodes below the root. Without recursion: a tree may be a thousand high. */
function* partsOf(root: AnyNode): Generator<Placed> {
  const waiting = [root];
  for (let above = waiting.pop(); above; above = waiting.pop()) {
    for (const [field, value] of Object.entries(above) as [string, unknown][]) {
      for (const node of Array.isArray(value) ? value : [value]) {
        if (!isNode(node)) continue;
        yield { node, place: `${above.type}.${field}` };
        waiting.push(node);
      }
    }
  }
}

function replaced(value: unknown, old: AnyNode, part: AnyNode): unknown {
  if (value === old) return part;
  if (Array.isArray(value)) return value.map((item) => replaced(item, old, part));
  if (!isNode(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [field, replaced(inner, old, part)]),
  );
}
