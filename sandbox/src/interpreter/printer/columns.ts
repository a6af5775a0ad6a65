import type { ColumnConstraint, ColumnDefinition, References } from '../tree/definitions.ts';
import { type Printer, printTypeName } from './expressions.ts';
import { joinParts } from './join-parts.ts';
import { printIdentifier, printName, printString } from './literals.ts';
import { printColumns } from './sources.ts';

export function printColumn(printer: Printer, { name, dataType, constraints }: ColumnDefinition): string {
  return joinParts([
    printIdentifier(name, printer.rules),
    dataType && printTypeName(printer, dataType),
    ...constraints.map((constraint) => printConstraint(printer, constraint)),
  ]);
}

function printConstraint(printer: Printer, constraint: ColumnConstraint): string {
  const { constraint: name } = constraint;
  const rule = printRule(printer, constraint);
  return name ? `CONSTRAINT ${printIdentifier(name, printer.rules)} ${rule}` : rule;
}

function printRule(printer: Printer, constraint: ColumnConstraint): string {
  const { rules, expression } = printer;
  switch (constraint.type) {
    case 'not-null':
      return 'NOT NULL';
    case 'null':
      return 'NULL';
    case 'unique':
      return joinParts(['UNIQUE', constraint.clustered]);
    case 'primary-key':
      return joinParts([
        'PRIMARY KEY',
        constraint.clustered,
        constraint.direction,
        constraint.autoincrement && 'AUTOINCREMENT',
      ]);
    case 'default':
      return `DEFAULT ${expression(constraint.value, (rules.power.get('PREDICATE') ?? 0) + 1)}`;
    case 'on-update':
      return `ON UPDATE ${expression(constraint.value, (rules.power.get('PREDICATE') ?? 0) + 1)}`;
    case 'check':
      return `CHECK (${expression(constraint.condition)})`;
    case 'references':
      return printReferences(printer, constraint.references);
    case 'collation':
      return `COLLATE ${printName(constraint.collation, rules)}`;
    case 'generated':
      return rules.features.has('computed-columns')
        ? joinParts([`AS (${expression(constraint.value)})`, constraint.kept && 'PERSISTED'])
        : joinParts([`GENERATED ALWAYS AS (${expression(constraint.value)})`, constraint.kept]);
    case 'identity':
      return printIdentity(constraint);
    case 'auto-increment':
      return 'AUTO_INCREMENT';
    default:
      return `COMMENT ${printString(constraint.text, rules)}`;
  }
}

function printIdentity({ form, start, step }: Extract<ColumnConstraint, { type: 'identity' }>): string {
  if (form === 'IDENTITY') {
    const numbers = [start, step].filter((part) => part !== null);
    return numbers.length > 0 ? `IDENTITY(${numbers.join(', ')})` : 'IDENTITY';
  }
  const options = joinParts([
    start !== null && `START WITH ${start}`,
    step !== null && `INCREMENT BY ${step}`,
  ]);
  return joinParts([`GENERATED ${form} AS IDENTITY`, options && `(${options})`]);
}

export function printReferences(printer: Printer, references: References): string {
  const { table, columns, onDelete, onUpdate } = references;
  return joinParts([
    `REFERENCES ${printName(table, printer.rules)}${columns.length > 0 ? ` ${printColumns(printer, columns)}` : ''}`,
    onDelete && `ON DELETE ${onDelete}`,
    onUpdate && `ON UPDATE ${onUpdate}`,
  ]);
}
