import { ChevronDown, Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { DatasetReply } from '@sqltown/shared/api';
import { byMention, type Mentioned } from './by-mention.ts';
import { SampleTable } from './sample-table.tsx';
import { TablesDrawer } from './tables-drawer.tsx';

const SAMPLE_ROWS = 2;
/** Past this many names, the rest waits in the drawer. */
const SHOWN = 3;

type Props = {
  readonly dataset: DatasetReply | undefined;
  /** What the task or the editor names: shown first. */
  readonly mentioned: Mentioned;
  readonly isFolded: boolean;
  readonly onFold: () => void;
};

/** The tables with their columns and a few rows, without leaving the editor. */
export function TablesStrip({ dataset, mentioned, isFolded, onFold }: Props): ReactNode {
  const [chosen, setChosen] = useState<string | null>(null);
  if (dataset === undefined) return <section className="tables" aria-label="Tables" aria-busy="true" />;
  const ordered = byMention(dataset.tables, mentioned);
  const open = ordered.find((table) => table.name === chosen) ?? ordered[0];
  const shown = ordered.slice(0, SHOWN);
  const names = open === undefined || shown.includes(open) ? shown : [...shown.slice(0, -1), open];
  return (
    <section className="tables" aria-label="Tables">
      <div className="row tables-names">
        <button
          type="button"
          className="row dense strong tables-fold"
          aria-expanded={!isFolded}
          onClick={onFold}
        >
          <Table2 size={14} aria-hidden /> Tables
          <ChevronDown size={14} className="fold" aria-hidden />
        </button>
        <span className="push" />
        {names.map((table) => (
          <button
            key={table.name}
            type="button"
            className={`chip ${table === open && !isFolded ? 'chip-accent' : ''}`}
            aria-pressed={table === open && !isFolded}
            title={table.about}
            onClick={() => {
              setChosen(table.name);
              if (isFolded) onFold();
            }}
          >
            <span className="clip">{table.name}</span> <b className="figures">{table.rowCount}</b>
          </button>
        ))}
        {ordered.length > 0 && (
          <TablesDrawer tables={ordered} more={ordered.length - names.length} title={dataset.title} />
        )}
      </div>
      {!isFolded && open !== undefined && <SampleTable table={open} rows={SAMPLE_ROWS} />}
    </section>
  );
}
