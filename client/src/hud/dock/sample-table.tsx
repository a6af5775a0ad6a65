import type { DatasetReply } from '@sqltown/shared/api';
import { KeyRound, Link2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { NullMark } from '../controls/null-mark.tsx';
import { textOf } from '../result/cells.ts';

export type Table = DatasetReply['tables'][number];

type Props = { readonly table: Table; readonly rows: number };

/** A table's columns with type and keys, over its first rows. */
export function SampleTable({ table, rows }: Props): ReactNode {
  const isRight = (i: number): boolean => /int|num|dec|real|double|float/i.test(table.columns[i]?.type ?? '');
  return (
    // It scrolls, so the keys must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="sample" tabIndex={0} aria-label={`${table.name}: columns and sample rows`}>
      <table className="data">
        <thead>
          <tr>
            {table.columns.map((column, i) => (
              <th key={column.name} className={isRight(i) ? 'right' : undefined} scope="col">
                {column.primaryKey && <KeyRound size={11} className="gold" aria-label="primary key" />}
                {column.references !== null && (
                  <Link2 size={11} className="gold" aria-label={`refers to ${column.references}`} />
                )}{' '}
                {column.name} <small>{shortType(column.type)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.sample.slice(0, rows).map((row, n) => (
            <tr key={`${table.name}${n}`}>
              {row.map((cell, i) => (
                <td key={table.columns[i]?.name ?? i} className={isRight(i) ? 'right' : undefined}>
                  {textOf(cell) ?? <NullMark />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const SHORT: Readonly<Record<string, string>> = {
  integer: 'int',
  'double precision': 'float',
  'character varying': 'varchar',
  'timestamp without time zone': 'timestamp',
  'timestamp with time zone': 'timestamptz',
};

/** A type as one says it in a breath. */
function shortType(type: string): string {
  const name = type.toLowerCase();
  return SHORT[name] ?? name;
}
