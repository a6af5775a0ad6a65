import { CHAPTERS } from '../lessons/index.ts';
import type { PublicChapter, PublicExercise, PublicLesson } from './types.ts';

/** A lesson and where it stands. */
export type LessonPlace = {
  readonly chapter: PublicChapter;
  readonly lesson: PublicLesson;
  /** From 1, within its chapter. */
  readonly position: number;
  /** Lessons in the chapter. */
  readonly of: number;
  /** The lesson after it, across chapters; null after the last. */
  readonly next: PublicLesson | null;
};

export type ExercisePlace = { readonly lesson: PublicLesson; readonly exercise: PublicExercise };

const LESSONS: ReadonlyMap<string, LessonPlace> = placeLessons();

const EXERCISES: ReadonlyMap<string, ExercisePlace> = new Map(
  [...LESSONS.values()].flatMap(({ lesson }) =>
    lesson.exercises.map((exercise) => [exercise.id, { lesson, exercise }] as const),
  ),
);

/** Undefined when no lesson has this id. */
export function findLesson(id: string): LessonPlace | undefined {
  return LESSONS.get(id);
}

/** Undefined when no exercise has this id. */
export function findExercise(id: string): ExercisePlace | undefined {
  return EXERCISES.get(id);
}

function placeLessons(): Map<string, LessonPlace> {
  const path = CHAPTERS.flatMap((chapter) =>
    chapter.lessons.map((lesson, i) => ({ chapter, lesson, position: i + 1, of: chapter.lessons.length })),
  );
  return new Map(
    path.map((place, i) => [place.lesson.id, { ...place, next: path[i + 1]?.lesson ?? null }] as const),
  );
}
