import type { GroupBy, GroupingItem } from '../tree/queries.ts';
import type { Printer } from './expressions.ts';

export function printGroupBy(printer: Printer, { items, withRollup }: GroupBy): string {
  return `GROUP BY ${printItems(printer, items)}${withRollup ? ' WITH ROLLUP' : ''}`;
}

function printItems(printer: Printer, items: readonly GroupingItem[]): string {
  return items.map((item) => printItem(printer, item)).join(', ');
}

function printItem(printer: Printer, item: GroupingItem): string {
  if (item.type !== 'grouping-set') return printer.expression(item);
  return `${item.kind} (${printItems(printer, item.items)})`;
}
