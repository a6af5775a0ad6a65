import type { Control, DeclaredVariable, SetOption, SetVariable, Transaction } from '../tree/statements.ts';
import { type Printer, printTypeName } from './expressions.ts';
import { joinParts } from './join-parts.ts';
import { printIdentifier, printName, printString } from './literals.ts';

/** Everything of a control statement but what EXPLAIN explains. */
export function printControl(printer: Printer, control: Exclude<Control, { type: 'explain' }>): string {
  const { rules, expression } = printer;
  switch (control.type) {
    case 'transaction':
      return printTransaction(printer, control);
    case 'set-transaction':
      return joinParts(['SET', control.scope, 'TRANSACTION', control.modes.join(', ')]);
    case 'set':
      return printSet(printer, control);
    case 'set-option':
      return printOption(printer, control);
    case 'declare':
      return `DECLARE ${control.variables.map((variable) => printVariable(printer, variable)).join(', ')}`;
    case 'show': {
      const from = control.what.startsWith('CREATE') ? '' : 'FROM ';
      return joinParts([
        `SHOW ${control.what}`,
        control.of && from + printName(control.of, rules),
        control.like && `LIKE ${expression(control.like)}`,
        control.where && `WHERE ${expression(control.where)}`,
      ]);
    }
    case 'describe': {
      const column = control.column && printIdentifier(control.column, rules);
      return joinParts([`DESCRIBE ${printName(control.table, rules)}`, column]);
    }
    default:
      return `USE ${printIdentifier(control.database, rules)}`;
  }
}

function printTransaction({ rules }: Printer, { action, savepoint, modes }: Transaction): string {
  const name = savepoint && printIdentifier(savepoint, rules);
  const isTransact = rules.features.has('save-transaction');
  switch (action) {
    case 'BEGIN':
      return joinParts([beginWords(rules, modes), modes.join(', ')]);
    case 'SAVEPOINT':
      return `${isTransact ? 'SAVE TRANSACTION' : 'SAVEPOINT'} ${name}`;
    case 'RELEASE':
      return `RELEASE SAVEPOINT ${name}`;
    case 'ROLLBACK TO':
      return `ROLLBACK ${isTransact ? 'TRANSACTION' : 'TO SAVEPOINT'} ${name}`;
    default:
      return action;
  }
}

/** MySQL's BEGIN takes no modes; SQLite's stand before the word TRANSACTION. */
function beginWords({ features }: Printer['rules'], modes: readonly string[]): string {
  if (modes.length > 0 && features.has('start-transaction')) return 'START TRANSACTION';
  return features.has('begin-transaction') && modes.length === 0 ? 'BEGIN TRANSACTION' : 'BEGIN';
}

function printSet(printer: Printer, set: SetVariable): string {
  const isOracle = printer.rules.features.has('alter-session');
  const opening = isOracle ? 'ALTER SESSION SET' : joinParts(['SET', set.scope]);
  const others = set.others.map((other) => joinParts([other.scope, printAssigned(printer, other)]));
  return [`${opening} ${printAssigned(printer, set)}`, ...others].join(', ');
}

function printAssigned({ expression }: Printer, { name, value }: SetVariable): string {
  return `${name} = ${expression(value)}`;
}

function printOption({ rules }: Printer, { name, of, value }: SetOption): string {
  const given = /^\w+$/.test(value) ? value : printString(value, rules);
  return joinParts([`SET ${name}`, of && printName(of, rules), given]);
}

function printVariable(printer: Printer, { name, dataType, value }: DeclaredVariable): string {
  const given = value && `= ${printer.expression(value)}`;
  return joinParts([name, printTypeName(printer, dataType), given]);
}
