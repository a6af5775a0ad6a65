import { keptName } from '../catalog/names.ts';
import type { Sequence, TableColumn } from '../catalog/state.ts';
import { Unsupported, fail } from '../errors/failure.ts';
import type { ColumnConstraint, ColumnDefinition } from '../tree/definitions.ts';
import type { Expression, TypeName } from '../tree/expressions.ts';
import type { Type } from '../types/type.ts';
import type { Work } from '../session/work.ts';
import { columnType } from './column-type.ts';
import { type Serial, nextvalOf, ownedSequence, serialOf } from './serial.ts';
import { wholeNumber } from './whole-number.ts';

/** A column, and the sequence that counts for it. */
export type DefinedColumn = { readonly column: TableColumn; readonly sequence: Sequence | null };

type Constraints = readonly ColumnConstraint[];
type Of<Kind extends ColumnConstraint['type']> = Extract<ColumnConstraint, { type: Kind }>;

/**
 * What a column definition says about the column itself. Keys, checks and references are the table's.
 * @param table its name and key.
 * @param isKey whether it is the only column of the primary key.
 */
export function defineColumn(
  node: ColumnDefinition,
  table: { readonly name: string; readonly key: string },
  { work, isKey }: { readonly work: Work; readonly isKey: boolean },
): DefinedColumn {
  const { context } = work;
  const { semantics } = context;
  const name = keptName(node.name, semantics, 'column');
  const { constraints } = node;
  const serial = serialOf(node.dataType, semantics.dialect);
  const generated = find(constraints, 'generated');
  const type = serial?.type ?? columnType(node, work);
  const identity = identityOf({ node, serial, isKey, type }, work);
  const sequence =
    serial || (identity && semantics.dialect === 'postgresql')
      ? ownedSequence({ table, column: name, identity }, context.state)
      : null;
  const isSerial = serial !== null && serial.counts === 'sequence';
  const written = find(constraints, 'default')?.value ?? null;
  if (isSerial && written) throw new Unsupported('a default of a SERIAL column', node.span);
  const column: TableColumn = {
    name,
    type,
    declaredType: declaredType(node.dataType, context.sql),
    notNull: isNotNull(constraints, { isKey, serial, identity }, semantics.dialect),
    default: isSerial && sequence ? nextvalOf(sequence.name, node.span) : plainDefault(written),
    generated: generated
      ? { value: generated.value, kept: generated.kept ?? defaultKept(semantics.dialect) }
      : null,
    identity: isSerial
      ? null
      : identity && { ...identity, sequence: sequence && semantics.fold(sequence.name, true, 'table') },
    onUpdate: find(constraints, 'on-update')?.value ?? null,
    defaultName: null,
    comment: find(constraints, 'comment')?.text ?? null,
  };
  return { column, sequence };
}

function find<Kind extends ColumnConstraint['type']>(constraints: Constraints, kind: Kind): Of<Kind> | null {
  return constraints.find((one): one is Of<Kind> => one.type === kind) ?? null;
}

/** DEFAULT NULL is none. */
function plainDefault(value: Expression | null): Expression | null {
  return value?.type === 'literal' && value.kind === 'null' ? null : value;
}

function defaultKept(dialect: string): 'STORED' | 'VIRTUAL' {
  return dialect === 'postgresql' ? 'STORED' : 'VIRTUAL';
}

function declaredType(type: TypeName | null, sql: string): string {
  return type ? sql.slice(type.span.offset, type.span.offset + type.span.length) : '';
}

function isNotNull(
  constraints: Constraints,
  { isKey, serial, identity }: { isKey: boolean; serial: Serial | null; identity: TableColumn['identity'] },
  dialect: string,
): boolean {
  if (find(constraints, 'not-null') || serial) return true;
  if (identity) return identity.form !== 'ROWID';
  // SQLite lets NULL into a primary key that isn't the rowid, and always has.
  return isKey && dialect !== 'sqlite';
}

const FORMS = {
  IDENTITY: 'ALWAYS',
  ALWAYS: 'ALWAYS',
  'BY DEFAULT': 'BY DEFAULT',
  'BY DEFAULT ON NULL': 'ON NULL',
} as const;

/** Whether and how a column numbers itself. */
function identityOf(
  {
    node,
    serial,
    isKey,
    type,
  }: { node: ColumnDefinition; serial: Serial | null; isKey: boolean; type: Type },
  work: Work,
): TableColumn['identity'] {
  const { dialect } = work.context.semantics;
  const none = { start: 1n, step: 1n, sequence: null };
  const written = find(node.constraints, 'identity');
  if (written) {
    const start = wholeNumber(written.start ?? '1', written.span, work);
    const step = wholeNumber(written.step ?? '1', written.span, work);
    if (step === 0n) fail({ kind: 'invalid-argument', name: 'IDENTITY', what: '0' }, written.span);
    if (find(node.constraints, 'default'))
      throw new Unsupported('a default of an identity column', node.span);
    return { form: FORMS[written.form], start, step, sequence: null };
  }
  if (find(node.constraints, 'auto-increment') || serial?.counts === 'auto-increment')
    return { form: 'ON NULL', ...none };
  const isRowid =
    dialect === 'sqlite' &&
    isKey &&
    type.kind === 'any' &&
    node.dataType?.name === 'INTEGER' &&
    node.dataType.arguments.length === 0 &&
    find(node.constraints, 'primary-key')?.direction !== 'DESC';
  return isRowid ? { form: 'ROWID', ...none } : null;
}
