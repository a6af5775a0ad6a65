import { type ReactNode, useRef } from 'react';
import { useObservable } from '#net/use-observable.ts';
import { useDataset } from '../learning/queries.ts';
import { useDeedKeys } from '../learning/use-deed-keys.ts';
import { useWorkbench } from '../learning/workbench.ts';
import { ResultPanel } from '../result/result-panel.tsx';
import { DOCK_MIN, DOCK_WIDTH } from '../services/preferences.ts';
import { useServices } from '../services/services.ts';
import { EditorPanel } from './editor-panel.tsx';
import { TablesStrip } from './tables-strip.tsx';
import { TaskPanel } from './task-panel.tsx';

/** The workbench beside the city: task, tables, editor, and the result in what remains. */
export function Dock(): ReactNode {
  const { preferences } = useServices();
  const { isTaskFolded, areTablesFolded, dockWidth } = useObservable(preferences);
  const { exercise, dialect } = useWorkbench();
  useDeedKeys();
  const dataset = useDataset(exercise?.dataset, dialect);
  return (
    <aside className="dock" aria-label="Workbench" style={{ width: dockWidth }}>
      <DockEdge />
      <TaskPanel
        isFolded={isTaskFolded}
        onFold={() => preferences.update((all) => ({ ...all, isTaskFolded: !all.isTaskFolded }))}
      />
      <TablesStrip
        dataset={dataset.data}
        key={exercise?.id}
        mentioned={{ sql: exercise?.starter ?? '', task: exercise?.task ?? '' }}
        isFolded={areTablesFolded}
        onFold={() => preferences.update((all) => ({ ...all, areTablesFolded: !all.areTablesFolded }))}
      />
      <EditorPanel dataset={dataset.data} />
      <ResultPanel />
    </aside>
  );
}

const KEY_STEP = 24;

/** The dock's edge: drag it, or move it with the arrow keys; a double click brings it back. */
function DockEdge(): ReactNode {
  const { preferences } = useServices();
  const { dockWidth } = useObservable(preferences);
  const isDragging = useRef(false);
  const widest = Math.max(DOCK_MIN, Math.round(window.innerWidth * 0.62));
  const set = (width: number): void =>
    preferences.update((all) => ({ ...all, dockWidth: Math.min(widest, Math.max(DOCK_MIN, width)) }));
  return (
    // A focusable separator is a widget: it has a value and answers to keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <hr
      className="dock-edge"
      aria-orientation="vertical"
      aria-label="Width of the workbench"
      aria-valuemin={DOCK_MIN}
      aria-valuemax={widest}
      aria-valuenow={dockWidth}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onPointerDown={(event) => {
        isDragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (isDragging.current) set(window.innerWidth - event.clientX);
      }}
      onPointerUp={() => {
        isDragging.current = false;
      }}
      onDoubleClick={() => set(DOCK_WIDTH)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') set(dockWidth + KEY_STEP);
        if (event.key === 'ArrowRight') set(dockWidth - KEY_STEP);
      }}
    />
  );
}
