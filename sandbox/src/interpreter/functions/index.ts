import type { DialectName } from '../dialects/dialect.ts';
import type { FunctionTable, TableFunctionTable } from './function.ts';

/** The dialect's scalar, aggregate and window functions. GROUPING and GROUPING_ID are the binder's own. */
export function functionsOf(_dialect: DialectName): FunctionTable {
  return new Map();
}

/** The dialect's functions that stand in FROM. */
export function tableFunctionsOf(_dialect: DialectName): TableFunctionTable {
  return new Map();
}

/** Whether the dialect has a function of this name that SQLTown lacks: Unsupported, never "does not exist". */
export function knownElsewhere(_dialect: DialectName, _name: string): boolean {
  return false;
}
