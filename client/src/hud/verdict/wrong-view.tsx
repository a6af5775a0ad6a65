import type { Cell, ResultSet, Verdict } from '@sqltown/shared/api';
import { GitCompareArrows } from 'lucide-react';
import type { ReactNode } from 'react';
import { PlainWords } from '../controls/plain-words.tsx';
import { count } from '../learning/summaries.ts';
import { useWorkbench } from '../learning/workbench.ts';
import { textOf } from '../result/cells.ts';
import { Comparison } from './comparison.tsx';
import { HintCards } from './hint-cards.tsx';
import { WitnessTables } from './witness-tables.tsx';

type Wrong = Extract<Verdict, { kind: 'wrong' }>;

const TITLES: Readonly<Record<Wrong['reason'], string>> = {
  'column-count': 'Almost: not these columns',
  'column-names': 'Almost: the columns have other names',
  'rows-missing': 'Almost: rows are missing',
  'rows-extra': 'Almost: there are rows too many',
  'rows-differ': 'Almost: some rows differ',
  duplicates: 'Almost: some rows come twice',
  order: 'Almost: the order differs',
  types: 'Almost: the values have another type',
  'no-rows': 'Almost: no rows came back',
  'no-result': 'Almost: nothing was asked',
  state: 'Almost: the tables look different afterwards',
  'required-construct': 'Almost: the task asks for another way',
  'forbidden-construct': 'Almost: the task asks for another way',
  hidden: 'Almost: right here, not everywhere',
};

/** Not right yet: what is right already, what is not, and the smallest town that shows it. */
export function WrongView({ verdict }: { readonly verdict: Wrong }): ReactNode {
  const { witness, comparison } = verdict;
  return (
    <div className="verdict" data-testid="wrong">
      <div className="row verdict-head">
        <span className="round round-bad">
          <GitCompareArrows size={17} aria-hidden />
        </span>
        <div>
          <h2>{title(verdict)}</h2>
          <p className="dense quiet">
            <PlainWords text={verdict.message} />
          </p>
        </div>
      </div>
      {witness !== null ? (
        <>
          <Comparison yours={witness.yours} expected={witness.expected} />
          <WitnessTables tables={witness.tables} />
        </>
      ) : (
        comparison !== null && <VisibleDifference comparison={comparison} />
      )}
      <HintCards earned={verdict.hint} />
      <p className="label faint">Nothing is lost by trying.</p>
    </div>
  );
}

/** One missing or extra row is said as one. */
function title({ reason, comparison }: Wrong): string {
  if (reason === 'rows-missing' && comparison?.missing.length === 1) return 'Almost: one row is missing';
  if (reason === 'rows-extra' && comparison?.extra.length === 1) return 'Almost: one row too many';
  return TITLES[reason];
}

type VisibleProps = { readonly comparison: NonNullable<Wrong['comparison']> };

/** On the town in view the learner sees their own rows; so only the differing ones are told. */
function VisibleDifference({ comparison }: VisibleProps): ReactNode {
  const { submission } = useWorkbench();
  const outcome = submission.state.kind === 'judged' ? submission.state.reply.outcome : null;
  const mine = outcome?.kind === 'rows' ? outcome.results.at(-1) : undefined;
  const { missing, extra, expectedRows, actualRows } = comparison;
  if (expectedRows === actualRows && missing.length === 0 && extra.length === 0) return null;
  return (
    <div className="dense visible-difference">
      <p className="figures">
        You have {count(actualRows, 'row')}; {count(expectedRows, 'row')} {expectedRows === 1 ? 'is' : 'are'}{' '}
        asked for.
      </p>
      <RowList title="Missing from yours" sign="+" rows={missing} columns={mine?.columns} />
      <RowList title="Only in yours" sign="−" rows={extra} columns={mine?.columns} />
    </div>
  );
}

type RowListProps = {
  readonly title: string;
  readonly sign: '+' | '−';
  readonly rows: readonly (readonly Cell[])[];
  readonly columns: ResultSet['columns'] | undefined;
};

function RowList({ title: heading, sign, rows, columns }: RowListProps): ReactNode {
  if (rows.length === 0) return null;
  return (
    <div className={sign === '+' ? 'row-list row-list-ok' : 'row-list row-list-bad'}>
      <h3 className="label">{heading}</h3>
      <ul>
        {rows.map((row) => (
          <li key={JSON.stringify(row)} className="row">
            <b aria-hidden>{sign}</b>
            {row.map((cell, i) => (
              <span key={`${columns?.[i]?.name ?? ''}${i}`}>{textOf(cell) ?? 'NULL'}</span>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
