import type { ResultSet } from '@sqltown/shared/api';
import type { ReactNode } from 'react';
import { NullMark } from '../controls/null-mark.tsx';
import { isNumeric, textOf } from './cells.ts';

type Props = { readonly set: ResultSet; readonly isLit: boolean };

/** Rows as they came, at most a thousand: numbers flush right, row numbers equal to the badges in the city. */
export function ResultGrid({ set, isLit }: Props): ReactNode {
  const { columns, rows } = set;
  // A column or two would lie far from their row numbers: an empty one takes the rest of the width.
  const isNarrow = columns.length <= 2;
  return (
    <table className="data grid">
      <thead>
        <tr>
          <th scope="col" className="row-number">
            <span className="unseen">Row</span>
          </th>
          {columns.map((column, i) => (
            <th key={`${i}${column.name}`} scope="col" className={isNumeric(column) ? 'right' : undefined}>
              {column.name} <small>{shortType(column.type)}</small>
            </th>
          ))}
          {isNarrow && <td className="filler" aria-hidden />}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, n) => (
          // Rows of a result have no key but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={n}>
            <td className="row-number">
              <span className={isLit ? 'badge' : 'badge badge-dark'}>{n + 1}</span>
            </td>
            {row.map((cell, i) => {
              const column = columns[i];
              return (
                <td
                  key={`${i}${column?.name ?? ''}`}
                  className={column !== undefined && isNumeric(column) ? 'right' : undefined}
                >
                  {textOf(cell) ?? <NullMark />}
                </td>
              );
            })}
            {isNarrow && <td className="filler" aria-hidden />}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shortType(type: string): string {
  return type === 'integer' ? 'int' : type === 'any' ? '' : type;
}
