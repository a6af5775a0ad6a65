import { ChevronRight, Lightbulb } from 'lucide-react';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { PlainWords } from '../controls/plain-words.tsx';
import { KeyRow } from '../editor/key-row.tsx';
import { SqlEditor } from '../editor/sql-editor.tsx';
import { useDeedKeys } from '../learning/use-deed-keys.ts';
import { useDataset } from '../learning/queries.ts';
import { PHONE_TABS, type PhoneTab, useWorkbench } from '../learning/workbench.ts';
import { ResultPanel } from '../result/result-panel.tsx';
import { EditorTools } from './editor-panel.tsx';
import { EngineMenu } from './engine-menu.tsx';
import { Exercises } from './exercises.tsx';
import { RunBar } from './run-bar.tsx';
import { TableList } from './table-list.tsx';
import { TaskPanel } from './task-panel.tsx';

const TITLES: Readonly<Record<PhoneTab, string>> = {
  task: 'Task',
  editor: 'Editor',
  result: 'Result',
  tables: 'Tables',
};

/** The workbench under the city, on a phone: one part at a time. */
export function Sheet(): ReactNode {
  const { exercise, lesson, dialect, phoneTab, showPhoneTab } = useWorkbench();
  useDeedKeys();
  const dataset = useDataset(exercise?.dataset, dialect);
  return (
    <Tabs className="sheet" selectedKey={phoneTab} onSelectionChange={(key) => showPhoneTab(key as PhoneTab)}>
      <span className="sheet-grip" aria-hidden />
      <TabList aria-label="Workbench" className="sheet-tabs">
        {PHONE_TABS.map((tab) => (
          <Tab key={tab} id={tab} className="sheet-tab">
            {TITLES[tab]}
          </Tab>
        ))}
      </TabList>
      <TabPanel id="task" className="sheet-body">
        <TaskPanel />
        <div className="row sheet-foot">
          <button type="button" className="button button-main push" onClick={() => showPhoneTab('editor')}>
            Write the query
          </button>
        </div>
      </TabPanel>
      {/* Kept while hidden: the cursor and the undo history live in it. */}
      <TabPanel id="editor" className="sheet-body sheet-editor" shouldForceMount>
        <div className="row sheet-title">
          <h2 className="clip push">{lesson?.lesson_title ?? '…'}</h2>
          <Exercises />
        </div>
        {exercise !== undefined && (
          <p className="dense quiet sheet-task">
            <PlainWords text={exercise.task} />
          </p>
        )}
        <div className="row sheet-engine">
          <EngineMenu />
          <span className="push" />
          <EditorTools />
        </div>
        <div className="sheet-code">
          <SqlEditor dataset={dataset.data} />
        </div>
        <LitLine />
        <RunBar />
        <KeyRow />
      </TabPanel>
      <TabPanel id="result" className="sheet-body sheet-result">
        <ResultPanel />
      </TabPanel>
      <TabPanel id="tables" className="sheet-body">
        {dataset.data !== undefined && <TableList tables={dataset.data.tables} />}
      </TabPanel>
    </Tabs>
  );
}

/** "4 rows glow in the city": the way from the lights to the rows. */
function LitLine(): ReactNode {
  const { runner, showPhoneTab } = useWorkbench();
  if (runner.state.kind !== 'done') return null;
  const { lights } = runner.state.reply;
  if (lights.kind !== 'lit') return null;
  return (
    <button type="button" className="row dense lit-line" onClick={() => showPhoneTab('result')}>
      <Lightbulb size={16} aria-hidden />
      <b className="figures">
        {lights.total} {lights.total === 1 ? 'row' : 'rows'}
      </b>
      <span>{lights.total === 1 ? 'glows' : 'glow'} in the city, for all here</span>
      <span className="push" />
      <ChevronRight size={16} aria-hidden />
    </button>
  );
}
