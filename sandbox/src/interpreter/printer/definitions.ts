import type {
  AlterAction,
  AlterTable,
  CreateIndex,
  CreateSequence,
  CreateTable,
  CreateView,
  Definition,
  Drop,
  TableConstraint,
  TableOption,
} from '../tree/definitions.ts';
import type { SortKey } from '../tree/queries.ts';
import { printSortKeys } from './calls.ts';
import { printColumn, printReferences } from './columns.ts';
import { type Printer, printTypeName } from './expressions.ts';
import { joinParts } from './join-parts.ts';
import { printIdentifier, printName, printString } from './literals.ts';
import { printColumns } from './sources.ts';

export function printDefinition(printer: Printer, definition: Definition): string {
  const { rules } = printer;
  switch (definition.type) {
    case 'create-table':
      return printCreateTable(printer, definition);
    case 'create-view':
      return printCreateView(printer, definition);
    case 'create-index':
      return printCreateIndex(printer, definition);
    case 'create-sequence':
      return printCreateSequence(printer, definition);
    case 'alter-table':
      return printAlterTable(printer, definition);
    case 'drop':
      return printDrop(printer, definition);
    default:
      return `TRUNCATE TABLE ${definition.tables.map((table) => printName(table, rules)).join(', ')}`;
  }
}

const temporaryWord = ({ rules }: Printer): string =>
  rules.features.has('global-temporary') ? 'GLOBAL TEMPORARY' : 'TEMPORARY';

function printCreateTable(printer: Printer, table: CreateTable): string {
  const { temporary, ifNotExists, name, columns, constraints, options, query } = table;
  const items = [
    ...columns.map((column) => printColumn(printer, column)),
    ...constraints.map((constraint) => printTableConstraint(printer, constraint)),
  ];
  const separator = printer.rules.features.has('table-words') ? ', ' : ' ';
  return joinParts([
    'CREATE',
    temporary && temporaryWord(printer),
    'TABLE',
    ifNotExists && 'IF NOT EXISTS',
    printName(name, printer.rules),
    items.length > 0 && `(${items.join(', ')})`,
    options.map((option) => printOption(printer, option)).join(separator),
    query && `AS ${printer.query(query)}`,
  ]);
}

function printOption({ rules }: Printer, { name, value }: TableOption): string {
  if (value === null) return name;
  return `${name} = ${name === 'COMMENT' ? printString(value, rules) : value}`;
}

function printTableConstraint(printer: Printer, constraint: TableConstraint): string {
  const { rules } = printer;
  const title = constraint.constraint && printIdentifier(constraint.constraint, rules);
  const named = title && `CONSTRAINT ${title}`;
  switch (constraint.type) {
    case 'primary-key-of':
      return joinParts([named, `PRIMARY KEY ${printKeys(printer, constraint.keys)}`]);
    case 'unique-of': {
      // MySQL's name of the index, which is the constraint's as well.
      const keys = printKeys(printer, constraint.keys);
      return rules.features.has('index-in-table')
        ? joinParts(['UNIQUE', title, keys])
        : joinParts([named, `UNIQUE ${keys}`]);
    }
    case 'index-of':
      return joinParts(['KEY', title, printKeys(printer, constraint.keys)]);
    case 'check-of':
      return joinParts([named, `CHECK (${printer.expression(constraint.condition)})`]);
    default:
      return joinParts([
        named,
        `FOREIGN KEY ${printColumns(printer, constraint.columns)}`,
        printReferences(printer, constraint.references),
      ]);
  }
}

function printKeys(printer: Printer, keys: readonly SortKey[]): string {
  return `(${printSortKeys(printer, keys)})`;
}

function printCreateView(printer: Printer, view: CreateView): string {
  const { orReplace, temporary, ifNotExists, name, columns, query } = view;
  return joinParts([
    'CREATE',
    orReplace && 'OR REPLACE',
    temporary && temporaryWord(printer),
    'VIEW',
    ifNotExists && 'IF NOT EXISTS',
    printName(name, printer.rules) + printColumns(printer, columns),
    `AS ${printer.query(query)}`,
  ]);
}

function printCreateIndex(printer: Printer, index: CreateIndex): string {
  const { unique, ifNotExists, name, table, keys, include, where } = index;
  const { rules } = printer;
  return joinParts([
    'CREATE',
    unique && 'UNIQUE',
    'INDEX',
    ifNotExists && 'IF NOT EXISTS',
    name && printName(name, rules),
    `ON ${printName(table, rules)} ${printKeys(printer, keys)}`,
    include.length > 0 && `INCLUDE ${printColumns(printer, include)}`,
    where && `WHERE ${printer.expression(where)}`,
  ]);
}

function printCreateSequence({ rules }: Printer, { ifNotExists, name, start, step }: CreateSequence): string {
  return joinParts([
    'CREATE SEQUENCE',
    ifNotExists && 'IF NOT EXISTS',
    printName(name, rules),
    start !== null && `START WITH ${start}`,
    step !== null && `INCREMENT BY ${step}`,
  ]);
}

function printAlterTable(printer: Printer, { ifExists, name, actions }: AlterTable): string {
  const isOracle = printer.rules.features.has('modify') && !printer.rules.features.has('change');
  const texts = actions.map((action) => printAction(printer, action));
  // Oracle and T-SQL write ADD once, before all that is added.
  const [first = ''] = texts;
  const verb = first.split(' ', 1)[0] ?? '';
  const shared = texts.length > 1 && !printer.rules.features.has('alter-several');
  const inner = texts.map((text) => (shared ? text.slice(verb.length + 1) : text)).join(', ');
  const body = shared ? `${verb} ${isOracle ? `(${inner})` : inner}` : inner;
  return joinParts(['ALTER TABLE', ifExists && 'IF EXISTS', printName(name, printer.rules), body]);
}

function printAction(printer: Printer, action: AlterAction): string {
  const { rules } = printer;
  const exists = 'ifExists' in action && action.ifExists ? 'IF EXISTS ' : '';
  const add = rules.features.has('alter-add-word') ? 'ADD COLUMN' : 'ADD';
  switch (action.type) {
    case 'add-column':
      return `${add} ${action.ifNotExists ? 'IF NOT EXISTS ' : ''}${printColumn(printer, action.column)}`;
    case 'add-constraint':
      return `ADD ${printTableConstraint(printer, action.constraint)}`;
    case 'drop-column':
      return `DROP COLUMN ${exists}${printIdentifier(action.name, rules)}`;
    case 'drop-constraint':
      return `DROP CONSTRAINT ${exists}${printIdentifier(action.name, rules)}`;
    case 'rename-column':
      return `RENAME COLUMN ${printIdentifier(action.from, rules)} TO ${printIdentifier(action.to, rules)}`;
    case 'rename-table':
      return `RENAME TO ${printName(action.to, rules)}`;
    case 'modify-column':
      return `${rules.features.has('modify') ? 'MODIFY' : 'ALTER COLUMN'} ${printColumn(printer, action.column)}`;
    case 'change-column':
      return `CHANGE ${printIdentifier(action.from, rules)} ${printColumn(printer, action.column)}`;
    default:
      return `ALTER COLUMN ${printColumnChange(printer, action)}`;
  }
}

type ColumnChange = Extract<AlterAction, { type: 'set-type' | 'set-default' | 'set-not-null' }>;

function printColumnChange(printer: Printer, change: ColumnChange): string {
  const name = printIdentifier(change.name, printer.rules);
  switch (change.type) {
    case 'set-default':
      return change.value
        ? `${name} SET DEFAULT ${printer.expression(change.value)}`
        : `${name} DROP DEFAULT`;
    case 'set-not-null':
      return `${name} ${change.notNull ? 'SET' : 'DROP'} NOT NULL`;
    default: {
      const using = change.using && `USING ${printer.expression(change.using)}`;
      return joinParts([`${name} TYPE ${printTypeName(printer, change.dataType)}`, using]);
    }
  }
}

function printDrop({ rules }: Printer, { kind, ifExists, names, on, behavior }: Drop): string {
  return joinParts([
    `DROP ${kind}`,
    ifExists && 'IF EXISTS',
    names.map((name) => printName(name, rules)).join(', '),
    on && `ON ${printName(on, rules)}`,
    behavior,
  ]);
}
