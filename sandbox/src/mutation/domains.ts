import type { DatasetColumn, DatasetValue } from '@sqltown/content/grading';
import { dayBeside } from './nodes.ts';
import type { Meeting } from './reading.ts';

/** Where nothing is compared, two values are enough to be different and to be equal. */
const PLAIN: Readonly<Record<DatasetColumn['type'], readonly DatasetValue[]>> = {
  integer: [1, 2],
  decimal: [1, 2.5],
  text: ['a', 'b'],
  boolean: [true, false],
  date: ['2025-11-01', '2025-11-02'],
};

/**
 * The values that a column takes in the small world: what the queries compare it with, the neighbours of
 * that, two plain values, and NULL where the column may hold it.
 */
export function domainOf(column: DatasetColumn, meetings: readonly Meeting[]): DatasetValue[] {
  const met = meetings
    .filter(({ columns }) => columns.has(column.name.toLowerCase()))
    .flatMap(({ literals }) => literals.map(({ value }) => value));
  const around = met.flatMap((value) => neighbourhood(value, column.type));
  const values = around.length > 0 ? [...around, ...PLAIN[column.type].slice(0, 1)] : PLAIN[column.type];
  return [...new Set<DatasetValue>([...values, ...(column.nullable ? [null] : [])])];
}

function neighbourhood(value: string, type: DatasetColumn['type']): DatasetValue[] {
  if (type === 'text') return textsAround(value);
  if (type === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? daysAround(value) : [];
  if (type === 'boolean' || !/^\d+(\.\d+)?$/.test(value)) return [];
  return [Number(value) - 1, Number(value), Number(value) + 1];
}

function daysAround(day: string): string[] {
  return [dayBeside(day, -1), day, dayBeside(day, 1)];
}

/** A text and texts that nearly are it; for a pattern, what it fits and what it just fails to. */
function textsAround(text: string): string[] {
  if (!/[%_]/.test(text)) return [text, ''];
  const short = text.replaceAll('%', '').replaceAll('_', 'x');
  const upper = short.toUpperCase();
  return [short, `y${short}`, `${short}z`, `y${short}z`, short.slice(1), upper];
}
