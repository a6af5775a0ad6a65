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
import type { Identifier } from '../tree/expressions.ts';
import { printColumn, printReferences } from './columns.ts';
import { type Printer, printTypeName } from './expressions.ts';
import { printKeys } from './index-keys.ts';
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
    case 'create-enum': {
      const labels = definition.labels.map((label) => printString(label, rules));
      return `CREATE TYPE ${printName(definition.name, rules)} AS ENUM (${labels.join(', ')})`;
    }
    case 'alter-table':
      return printAlterTable(printer, definition);
    case 'drop':
      return printDrop(printer, definition);
    default:
      return joinParts([
        `TRUNCATE TABLE ${definition.tables.map((table) => printName(table, rules)).join(', ')}`,
        definition.restartIdentity && 'RESTART IDENTITY',
        definition.behavior,
      ]);
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
  if (name === 'ON COMMIT') return `${name} ${value}`;
  const isWord = name !== 'COMMENT' && /^\w+$/.test(value);
  return `${name} = ${isWord ? value : printString(value, rules)}`;
}

function printTableConstraint(printer: Printer, constraint: TableConstraint): string {
  const { rules } = printer;
  const title = constraint.constraint && printIdentifier(constraint.constraint, rules);
  const named = title && `CONSTRAINT ${title}`;
  switch (constraint.type) {
    case 'primary-key-of':
      return joinParts([named, 'PRIMARY KEY', constraint.clustered, printKeys(printer, constraint.keys)]);
    case 'unique-of': {
      // MySQL's name of the index, which is the constraint's as well.
      const keys = printKeys(printer, constraint.keys);
      return rules.features.has('index-in-table')
        ? joinParts(['UNIQUE', title, keys])
        : joinParts([named, 'UNIQUE', constraint.clustered, keys]);
    }
    case 'index-of':
      return joinParts(['KEY', title, printKeys(printer, constraint.keys)]);
    case 'default-for': {
      const value = printer.expression(constraint.value, (rules.power.get('PREDICATE') ?? 0) + 1);
      return joinParts([named, `DEFAULT ${value} FOR ${printIdentifier(constraint.column, rules)}`]);
    }
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

function printCreateView(printer: Printer, view: CreateView): string {
  const { orReplace, temporary, ifNotExists, name, columns, query } = view;
  return joinParts([
    'CREATE',
    orReplace && (printer.rules.features.has('or-alter') ? 'OR ALTER' : 'OR REPLACE'),
    temporary && temporaryWord(printer),
    'VIEW',
    ifNotExists && 'IF NOT EXISTS',
    printName(name, printer.rules) + printColumns(printer, columns),
    `AS ${printer.query(query)}`,
  ]);
}

function printCreateIndex(printer: Printer, index: CreateIndex): string {
  const { unique, clustered, ifNotExists, name, table, keys, include, where } = index;
  const { rules } = printer;
  return joinParts([
    'CREATE',
    unique && 'UNIQUE',
    clustered,
    'INDEX',
    ifNotExists && 'IF NOT EXISTS',
    name && printName(name, rules),
    `ON ${printName(table, rules)} ${printKeys(printer, keys)}`,
    include.length > 0 && `INCLUDE ${printColumns(printer, include)}`,
    where && `WHERE ${printer.expression(where)}`,
  ]);
}

function printCreateSequence(printer: Printer, sequence: CreateSequence): string {
  const { ifNotExists, name, dataType, start, step, minimum, maximum, cycle, cache } = sequence;
  return joinParts([
    'CREATE SEQUENCE',
    ifNotExists && 'IF NOT EXISTS',
    printName(name, printer.rules),
    dataType && `AS ${printTypeName(printer, dataType)}`,
    start !== null && `START WITH ${start}`,
    step !== null && `INCREMENT BY ${step}`,
    minimum !== null && `MINVALUE ${minimum}`,
    maximum !== null && `MAXVALUE ${maximum}`,
    cycle && 'CYCLE',
    cache !== null && `CACHE ${cache}`,
  ]);
}

function printAlterTable(printer: Printer, { ifExists, name, actions }: AlterTable): string {
  const isOracle = printer.rules.features.has('modify') && !printer.rules.features.has('change');
  const texts = actions.map((action) => printAction(printer, action));
  // Oracle and T-SQL write ADD once, before all that is added.
  const [first = ''] = texts;
  const verb = first.split(' ', 1)[0] ?? '';
  const shared = texts.length > 1 && !printer.rules.features.has('alter-several');
  const inner = texts
    .map((text) => (shared ? text.slice(verb.length + 1).replace(isOracle ? /^COLUMN / : '', '') : text))
    .join(', ');
  const body = shared ? `${verb} ${isOracle ? `(${inner})` : inner}` : inner;
  return joinParts(['ALTER TABLE', ifExists && 'IF EXISTS', printName(name, printer.rules), body]);
}

function printAction(printer: Printer, action: AlterAction): string {
  const { rules } = printer;
  const exists = 'ifExists' in action && action.ifExists ? 'IF EXISTS ' : '';
  const add = rules.features.has('alter-add-word') ? 'ADD COLUMN' : 'ADD';
  switch (action.type) {
    case 'add-column':
      return `${add} ${action.ifNotExists ? 'IF NOT EXISTS ' : ''}${printColumn(printer, action.column)}${printPlace(printer, action)}`;
    case 'add-constraint':
      return `ADD ${printTableConstraint(printer, action.constraint)}`;
    case 'drop-column':
      return joinParts([`DROP COLUMN ${exists}${printIdentifier(action.name, rules)}`, action.behavior]);
    case 'drop-constraint':
      return joinParts([`DROP CONSTRAINT ${exists}${printIdentifier(action.name, rules)}`, action.behavior]);
    case 'drop-key':
      return joinParts(['DROP', action.kind, action.name && printIdentifier(action.name, rules)]);
    case 'rename-key':
      return `RENAME ${action.kind} ${printIdentifier(action.from, rules)} TO ${printIdentifier(action.to, rules)}`;
    case 'rename-column':
      return `RENAME COLUMN ${printIdentifier(action.from, rules)} TO ${printIdentifier(action.to, rules)}`;
    case 'rename-table':
      return `RENAME TO ${printName(action.to, rules)}`;
    case 'modify-column':
      return `${rules.features.has('modify') ? 'MODIFY' : 'ALTER COLUMN'} ${printColumn(printer, action.column)}${printPlace(printer, action)}`;
    case 'change-column':
      return `CHANGE ${printIdentifier(action.from, rules)} ${printColumn(printer, action.column)}${printPlace(printer, action)}`;
    default:
      return `ALTER COLUMN ${printColumnChange(printer, action)}`;
  }
}

function printPlace({ rules }: Printer, { place }: { readonly place: 'FIRST' | Identifier | null }): string {
  if (place === null) return '';
  return place === 'FIRST' ? ' FIRST' : ` AFTER ${printIdentifier(place, rules)}`;
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

function printDrop({ rules }: Printer, drop: Drop): string {
  const { kind, temporary, ifExists, names, on, behavior } = drop;
  return joinParts([
    `DROP ${temporary ? 'TEMPORARY ' : ''}${kind}`,
    ifExists && 'IF EXISTS',
    names.map((name) => printName(name, rules)).join(', '),
    on && `ON ${printName(on, rules)}`,
    behavior,
  ]);
}
