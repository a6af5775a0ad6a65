import type { DiffDialect } from '../dialect.ts';
import type { GeneratedDatabase } from './database.ts';
import type { Draw } from './draw.ts';
import { drawCondition } from './expressions.ts';
import type { Task } from './scope.ts';

/** A fresh sheet for one question. */
export function taskOf(given: {
  readonly draw: Draw;
  readonly dialect: DiffDialect;
  readonly database: GeneratedDatabase;
  readonly weight: Task['weight'];
}): Task {
  return { ...given, condition: drawCondition, constructs: new Set(), next: 0 };
}
