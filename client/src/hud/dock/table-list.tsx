import type { ReactNode } from 'react';
import { count } from '../learning/summaries.ts';
import { SampleTable, type Table } from './sample-table.tsx';

const ROWS = 5;

/** Every table of the town: what it is about, its columns and keys, and a few rows. */
export function TableList({ tables }: { readonly tables: readonly Table[] }): ReactNode {
  return (
    <div className="table-list">
      {tables.map((table) => (
        <section key={table.name}>
          <div className="row">
            <h2 className="mono">{table.name}</h2>
            <span className="label faint figures">{count(table.rowCount, 'row')}</span>
          </div>
          <p className="dense quiet">{table.about}</p>
          <SampleTable table={table} rows={ROWS} />
          <Keys table={table} />
        </section>
      ))}
    </div>
  );
}

function Keys({ table }: { readonly table: Table }): ReactNode {
  const links = table.columns.filter((column) => column.references !== null);
  if (links.length === 0) return null;
  return (
    <ul className="label faint table-keys">
      {links.map((column) => (
        <li key={column.name} className="mono">
          {table.name}.{column.name} → {column.references}
        </li>
      ))}
    </ul>
  );
}
