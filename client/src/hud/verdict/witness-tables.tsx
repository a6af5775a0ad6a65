import type { Witness } from '@sqltown/shared/api';
import type { ReactNode } from 'react';
import { NullMark } from '../controls/null-mark.tsx';
import { isNumeric, textOf } from '../result/cells.ts';

/** The tiny town on which the answer goes wrong. */
export function WitnessTables({ tables }: { readonly tables: Witness['tables'] }): ReactNode {
  return (
    <div className="witness">
      <h3 className="label faint">In a town with only this</h3>
      {tables.map((table) => (
        <section key={table.name} className="sample" aria-label={table.name}>
          <table className="data">
            <caption className="label mono">{table.name}</caption>
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <th key={column.name} scope="col" className={isNumeric(column) ? 'right' : undefined}>
                    {column.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, n) => (
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={n}>
                  {row.map((cell, i) => {
                    const column = table.columns[i];
                    return (
                      <td
                        key={column?.name ?? i}
                        className={column !== undefined && isNumeric(column) ? 'right' : undefined}
                      >
                        {textOf(cell) ?? <NullMark />}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  );
}
