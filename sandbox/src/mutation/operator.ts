import type { DatasetSchema } from '@sqltown/content/grading';
import type {
  Between,
  Binary,
  Call,
  Case,
  InTest,
  IsTest,
  Match,
  Unary,
} from '../interpreter/tree/expressions.ts';
import type { GroupBy, Join, Query, Select, SetOperation } from '../interpreter/tree/queries.ts';
import type { Delete, Insert, Update } from '../interpreter/tree/statements.ts';
import { type AnyNode, isNode } from '../interpreter/tree/walk.ts';

/** The nodes that somebody gets wrong, by their type. */
type Mutable = {
  readonly select: Select;
  readonly query: Query;
  readonly join: Join;
  readonly 'group-by': GroupBy;
  readonly 'set-operation': SetOperation;
  readonly binary: Binary;
  readonly unary: Unary;
  readonly is: IsTest;
  readonly in: InTest;
  readonly between: Between;
  readonly match: Match;
  readonly call: Call;
  readonly case: Case;
  readonly insert: Insert;
  readonly update: Update;
  readonly delete: Delete;
};

/** One kind of slip: for a node, what may stand in its place, each wrong in one way. */
export type Operator = {
  readonly name: string;
  readonly on: {
    readonly [Type in keyof Mutable]?: (node: Mutable[Type], schema: DatasetSchema) => readonly AnyNode[];
  };
};

/** The tree with one node replaced, once for every place and every replacement that the operator knows. */
export function* variantsOf(node: AnyNode, operator: Operator, schema: DatasetSchema): Generator<AnyNode> {
  const mutate = operator.on[node.type as keyof Mutable] as
    | ((node: AnyNode, schema: DatasetSchema) => readonly AnyNode[])
    | undefined;
  if (mutate) yield* mutate(node, schema);
  for (const [field, value] of Object.entries(node) as [string, unknown][]) {
    for (const changed of variantsIn(value, operator, schema)) yield { ...node, [field]: changed };
  }
}

function* variantsIn(value: unknown, operator: Operator, schema: DatasetSchema): Generator {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries() as IterableIterator<[number, unknown]>) {
      for (const changed of variantsIn(item, operator, schema)) yield value.with(i, changed);
    }
  } else if (isNode(value)) yield* variantsOf(value, operator, schema);
}
