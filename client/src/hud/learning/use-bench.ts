import type { Me } from '@sqltown/shared/api';
import type { CityId, ExerciseId, LessonId } from '@sqltown/shared/ids';
import { useCallback, useRef, useState } from 'react';
import { useObservable } from '#net/use-observable.ts';
import type { EditorHandle } from '../editor/handle.ts';
import { useServices } from '../services/services.ts';
import { readAddress, withLesson } from '../session/address.ts';
import { exerciseToOpen, lessonToGoOn } from './course.ts';
import { useChapters, useLesson } from './queries.ts';
import { useHints } from './use-hints.ts';
import { useRunner } from './use-runner.ts';
import { useSubmission } from './use-submission.ts';
import type { PhoneTab, ResultTab, Workbench } from './workbench.ts';

/** Puts the bench together: the lesson that the address or the learner's progress names, and its exercise. */
export function useBench(me: Me | null, cityId: CityId | null): Workbench {
  const { preferences } = useServices();
  const { dialect } = useObservable(preferences);
  const chapters = useChapters(me !== null);
  const [chosenLesson, setChosenLesson] = useState<LessonId | null>(
    () => readAddress(new URL(location.href)).lessonId,
  );
  const [goOn, setGoOn] = useState<LessonId | null>(null);
  // Progress moves while one works; the lesson at hand must not change under the learner's hands.
  if (goOn === null && chapters.data !== undefined) setGoOn(lessonToGoOn(chapters.data));
  const lesson = useLesson(me === null ? null : (chosenLesson ?? goOn), dialect);
  const [chosenExercise, setChosenExercise] = useState<ExerciseId | null>(null);
  const exercise = lesson.data === undefined ? undefined : exerciseToOpen(lesson.data, chosenExercise);
  if (exercise !== undefined && exercise.id !== chosenExercise) setChosenExercise(exercise.id);

  const [tab, showTab] = useState<ResultTab>('result');
  const [phoneTab, showPhoneTab] = useState<PhoneTab>('editor');
  const editor = useRef<EditorHandle | null>(null);
  const onEditor = useCallback((handle: EditorHandle | null) => {
    editor.current = handle;
  }, []);
  const runner = useRunner(cityId);
  const submission = useSubmission(cityId);
  const hints = useHints(exercise);

  const clear = (): void => {
    runner.clear();
    submission.clear();
  };
  const startAfresh = (): void => {
    clear();
    hints.clear();
    showTab('result');
    showPhoneTab('task');
  };
  return {
    lesson: lesson.data,
    exercise,
    fault: lesson.error ?? chapters.error,
    retry: () => void Promise.all([chapters.refetch(), lesson.refetch()]),
    dialect,
    chooseDialect: (next) => {
      clear();
      preferences.update((all) => ({ ...all, dialect: next }));
    },
    openLesson: (id) => {
      setChosenLesson(id);
      setChosenExercise(null);
      startAfresh();
      history.replaceState(null, '', withLesson(new URL(location.href), id));
    },
    openExercise: (id) => {
      setChosenExercise(id);
      startAfresh();
    },
    editor,
    onEditor,
    runner,
    submission,
    hints,
    tab,
    showTab,
    phoneTab,
    showPhoneTab,
  };
}
