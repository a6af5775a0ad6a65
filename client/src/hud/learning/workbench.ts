import type { Dialect, Exercise, LessonReply } from '@sqltown/shared/api';
import type { ExerciseId, LessonId } from '@sqltown/shared/ids';
import { createContext, type RefObject, useContext } from 'react';
import type { EditorHandle } from '../editor/handle.ts';
import type { Hints } from './use-hints.ts';
import type { Runner } from './use-runner.ts';
import type { Submission } from './use-submission.ts';

export const RESULT_TABS = ['result', 'verdict', 'history'] as const;
export type ResultTab = (typeof RESULT_TABS)[number];

export const PHONE_TABS = ['task', 'editor', 'result', 'tables'] as const;
export type PhoneTab = (typeof PHONE_TABS)[number];

/** Everything around the exercise at hand: what the dock, the phone's sheet and the verdict share. */
export type Workbench = {
  readonly lesson: LessonReply | undefined;
  readonly exercise: Exercise | undefined;
  readonly fault: Error | null;
  readonly retry: () => void;
  readonly dialect: Dialect;
  readonly chooseDialect: (dialect: Dialect) => void;
  readonly openLesson: (id: LessonId) => void;
  readonly openExercise: (id: ExerciseId) => void;
  readonly editor: RefObject<EditorHandle | null>;
  /** The editor tells that it is there, or gone. Stable. */
  readonly onEditor: (handle: EditorHandle | null) => void;
  readonly runner: Runner;
  readonly submission: Submission;
  readonly hints: Hints;
  readonly tab: ResultTab;
  readonly showTab: (tab: ResultTab) => void;
  readonly phoneTab: PhoneTab;
  readonly showPhoneTab: (tab: PhoneTab) => void;
};

export const WorkbenchContext = createContext<Workbench | null>(null);

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (workbench === null) throw new Error('useWorkbench outside of WorkbenchContext');
  return workbench;
}
