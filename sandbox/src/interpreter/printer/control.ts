import type { Control, Transaction } from '../tree/statements.ts';
import type { Printer } from './expressions.ts';
import { joinParts } from './join-parts.ts';
import { printIdentifier, printName } from './literals.ts';

/** Everything of a control statement but what EXPLAIN explains. */
export function printControl(printer: Printer, control: Exclude<Control, { type: 'explain' }>): string {
  const { rules } = printer;
  switch (control.type) {
    case 'transaction':
      return printTransaction(printer, control);
    case 'set':
      return joinParts(['SET', control.scope, `${control.name} = ${printer.expression(control.value)}`]);
    case 'show': {
      const from = control.what.startsWith('CREATE') ? '' : 'FROM ';
      return joinParts([`SHOW ${control.what}`, control.of && from + printName(control.of, rules)]);
    }
    case 'describe':
      return `DESCRIBE ${printName(control.table, rules)}`;
    default:
      return `USE ${printIdentifier(control.database, rules)}`;
  }
}

function printTransaction({ rules }: Printer, { action, savepoint }: Transaction): string {
  const name = savepoint && printIdentifier(savepoint, rules);
  const isTransact = rules.features.has('save-transaction');
  switch (action) {
    case 'BEGIN':
      return rules.features.has('begin-transaction') ? 'BEGIN TRANSACTION' : 'BEGIN';
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
