import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { RESULT_TABS, type ResultTab, useWorkbench, type Workbench } from '../learning/workbench.ts';
import { count } from '../learning/summaries.ts';
import { VerdictView } from '../verdict/verdict-view.tsx';
import { CopyMenu } from './copy-menu.tsx';
import { HistoryView } from './history-view.tsx';
import { RunView } from './run-view.tsx';

const TITLES: Readonly<Record<ResultTab, string>> = {
  result: 'Result',
  verdict: 'Verdict',
  history: 'History',
};

/** Result, Verdict and History: the only part of the dock that scrolls. */
export function ResultPanel(): ReactNode {
  const bench = useWorkbench();
  return (
    <Tabs
      className="results"
      selectedKey={bench.tab}
      onSelectionChange={(key) => bench.showTab(key as ResultTab)}
    >
      <div className="row results-head dense">
        <TabList aria-label="Result" className="row results-tabs">
          {RESULT_TABS.map((tab) => (
            <Tab key={tab} id={tab} className="results-tab">
              {TITLES[tab]}
            </Tab>
          ))}
        </TabList>
        <span className="push" />
        <Aside bench={bench} />
      </div>
      <TabPanel id="result" className="results-body" data-testid="result">
        <RunView />
      </TabPanel>
      <TabPanel id="verdict" className="results-body" data-testid="verdict">
        <VerdictView />
      </TabPanel>
      <TabPanel id="history" className="results-body">
        <HistoryView />
      </TabPanel>
    </Tabs>
  );
}

function Aside({ bench }: { readonly bench: Workbench }): ReactNode {
  const { tab, runner, submission } = bench;
  if (tab === 'verdict' && submission.state.kind === 'judged') {
    const { verdict, attemptsCounted } = submission.state.reply;
    if (verdict.kind === 'not-counted') return <span className="chip">not counted</span>;
    const isRight = verdict.kind === 'passed';
    return (
      <span className={`chip figures ${isRight ? 'chip-ok' : 'chip-bad'}`}>
        attempt {attemptsCounted}
        {isRight ? '' : ' · no cost'}
      </span>
    );
  }
  if (tab !== 'result' || runner.state.kind !== 'done') return null;
  const { outcome } = runner.state.reply;
  const last = outcome.kind === 'rows' ? outcome.results.at(-1) : undefined;
  if (outcome.kind !== 'rows' || last === undefined || last.columns.length === 0) return null;
  return (
    <>
      <span className="label faint figures">
        {count(last.rowCount, 'row')} · {Math.max(1, Math.round(outcome.elapsedMs))} ms
      </span>
      <CopyMenu set={last} />
    </>
  );
}
