import { lastPart } from '../catalog/names.ts';
import { fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';
import type { ColumnDefinition } from '../tree/definitions.ts';
import type { TypeName } from '../tree/expressions.ts';
import type { Collation, Type } from '../types/type.ts';

/** The type of a column as it was written, with its collation. */
export function columnType({ name, dataType, constraints }: ColumnDefinition, work: Work): Type {
  const { semantics } = work.context;
  const type = dataType ? namedType(dataType, work, name.name) : untyped(semantics.defaultCollation);
  const collate = constraints.find((one) => one.type === 'collation');
  if (!collate) return type;
  const last = lastPart(collate.collation);
  return withCollation(type, semantics.collation(last.name, collate.collation.span));
}

/** A type by its name: PostgreSQL's enums are found by theirs, before the types that always were. */
export function namedType(name: TypeName, { context }: Work, column?: string): Type {
  const { semantics, state } = context;
  const enumeration = state.enums.get(semantics.fold(name.name.toLowerCase(), true, 'table'));
  if (enumeration && name.arguments.length === 0) {
    const { labels: members } = enumeration;
    return { kind: 'enum', members, collation: semantics.defaultCollation, name: name.name.toLowerCase() };
  }
  return semantics.typeOf(name, 'column', column);
}

/** SQLite's column without a type keeps what it gets. */
function untyped(collation: Collation): Type {
  return { kind: 'any', affinity: 'blob', collation };
}

function withCollation(type: Type, collation: Collation): Type {
  if (type.kind === 'text' || type.kind === 'any' || type.kind === 'enum') return { ...type, collation };
  return fail({ kind: 'unknown-collation', name: collation.name });
}
