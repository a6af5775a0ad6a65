import type { DiffDialect } from '../dialect.ts';
import type { GeneratedDatabase, ValueType } from './database.ts';
import type { Draw } from './draw.ts';

/** A column that an expression may name, as it is written there. */
export type ScopeColumn = { readonly sql: string; readonly type: ValueType; readonly nullable: boolean };

/** What is being written: the dialect, the data, and the names of the constructs that were used. */
export type Task = {
  readonly draw: Draw;
  readonly dialect: DiffDialect;
  readonly database: GeneratedDatabase;
  /** `lesson`: what the lessons teach, as often as they do; `beyond`: everything else as well. */
  readonly weight: 'lesson' | 'beyond';
  readonly constructs: Set<string>;
  /** A condition of the query language that all this is about: what stands inside may hold what stands around it. */
  readonly condition: (task: Task, scope: Scope, depth: number) => string;
  /** For aliases that don't meet. */
  next: number;
};

export type Scope = {
  readonly columns: readonly ScopeColumn[];
  /** Columns of the queries around this one. */
  readonly outer: readonly ScopeColumn[];
};

export function used(task: Task, construct: string): void {
  task.constructs.add(construct);
}

export function alias(task: Task, prefix = 't'): string {
  task.next += 1;
  return `${prefix}${task.next}`;
}

export function ofType(scope: Scope, type: ValueType): ScopeColumn[] {
  return scope.columns.filter((column) => column.type === type);
}

const TYPES: readonly ValueType[] = ['int', 'text', 'dec', 'date', 'real'];

/** A type that the scope has columns of, more often than not. */
export function drawType(task: Task, scope: Scope): ValueType {
  const present = scope.columns.map(({ type }) => type);
  return present.length > 0 && task.draw.chance(0.9) ? task.draw.one(present) : task.draw.one(TYPES);
}
