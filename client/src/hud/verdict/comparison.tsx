import type { ResultSet } from '@sqltown/shared/api';
import { CircleCheck, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { NullMark } from '../controls/null-mark.tsx';
import { count } from '../learning/summaries.ts';
import { isNumeric, textOf } from '../result/cells.ts';
import { type DiffRow, sideBySide } from './differences.ts';

type Props = { readonly yours: ResultSet; readonly expected: ResultSet };

/** Both results beside each other. Icon, sign and words carry it; the colour only repeats them. */
export function Comparison({ yours, expected }: Props): ReactNode {
  const sides = sideBySide(yours, expected);
  const missing = sides.expected.filter((row) => row.sign === 'missing').length;
  return (
    <div className="comparison">
      <Side title="Your rows" tone="bad" set={yours} rows={sides.yours} missing={missing} />
      <Side title="Expected" tone="ok" set={expected} rows={sides.expected} missing={0} />
    </div>
  );
}

type SideProps = {
  readonly title: string;
  readonly tone: 'ok' | 'bad';
  readonly set: ResultSet;
  readonly rows: readonly DiffRow[];
  /** Expected rows that this side lacks. */
  readonly missing: number;
};

function Side({ title, tone, set, rows, missing }: SideProps): ReactNode {
  return (
    <section className="side" data-tone={tone}>
      <div className="row label strong side-head">
        {tone === 'ok' ? <CircleCheck size={14} aria-hidden /> : <CircleX size={14} aria-hidden />}
        {title}
        <span className="push" />
        <span className="figures">{count(rows.length, 'row')}</span>
      </div>
      <div className="side-scroll">
        <table className="data">
          <thead>
            <tr>
              {set.columns.map((column, i) => (
                <th
                  key={`${i}${column.name}`}
                  scope="col"
                  className={isNumeric(column) ? 'right' : undefined}
                >
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, n) => (
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={n} data-sign={row.sign}>
                {row.cells.map((cell, i) => {
                  const column = set.columns[i];
                  return (
                    <td
                      key={`${i}${column?.name ?? ''}`}
                      className={column !== undefined && isNumeric(column) ? 'right' : undefined}
                    >
                      {i === 0 && row.sign !== 'same' && (
                        <b className="sign">
                          {row.sign === 'missing' ? '+' : '−'}
                          <span className="unseen">
                            {row.sign === 'missing' ? ' missing from yours' : ' only in yours'}
                          </span>
                        </b>
                      )}
                      {textOf(cell) ?? <NullMark />}
                    </td>
                  );
                })}
              </tr>
            ))}
            {missing > 0 && (
              <tr data-sign="extra">
                <td colSpan={Math.max(1, set.columns.length)}>
                  <b className="sign">−</b>
                  {missing === 1 ? 'missing row' : `${missing} missing rows`}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}
