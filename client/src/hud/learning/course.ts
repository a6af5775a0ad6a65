import type { ChaptersReply, Exercise, LessonReply } from '@sqltown/shared/api';
import type { ExerciseId, LessonId } from '@sqltown/shared/ids';

/** Where a learner goes on: the first lesson that isn't complete, else the very first. */
export function lessonToGoOn({ chapters }: ChaptersReply): LessonId | null {
  const lessons = chapters.flatMap((chapter) => chapter.lessons);
  return (lessons.find((lesson) => !lesson.complete) ?? lessons[0])?.id ?? null;
}

/** The exercise to open: the chosen one if it is in this lesson, else the first unsolved, else the first. */
export function exerciseToOpen(lesson: LessonReply, chosen: ExerciseId | null): Exercise | undefined {
  return (
    lesson.exercises.find((exercise) => exercise.id === chosen) ??
    lesson.exercises.find((exercise) => !exercise.solved) ??
    lesson.exercises[0]
  );
}

export type NextStep =
  | { readonly kind: 'exercise'; readonly id: ExerciseId; readonly n: number }
  | { readonly kind: 'lesson'; readonly id: LessonId; readonly title: string }
  | { readonly kind: 'end' };

/** What comes after solving `solvedId`: what is still open in this lesson, in order and around; then the next lesson. */
export function nextStep(
  lesson: LessonReply,
  solvedId: ExerciseId,
  titleOf: (id: LessonId) => string,
): NextStep {
  const at = lesson.exercises.findIndex((exercise) => exercise.id === solvedId);
  const around = [...lesson.exercises.slice(at + 1), ...lesson.exercises.slice(0, Math.max(0, at))];
  const open = around.find((exercise) => !exercise.solved);
  if (open !== undefined) return { kind: 'exercise', id: open.id, n: lesson.exercises.indexOf(open) + 1 };
  const next = lesson.next_lesson_id;
  return next === null ? { kind: 'end' } : { kind: 'lesson', id: next, title: titleOf(next) };
}

/** Which lesson unlocks a kind of building. */
export function lessonFor(chapters: ChaptersReply | undefined, kind: string): string | null {
  const lessons = chapters?.chapters.flatMap((chapter) => chapter.lessons) ?? [];
  return lessons.find((lesson) => lesson.building === kind)?.title ?? null;
}
