import type { PublicChapter, PublicLesson } from '@sqltown/content/public';
import type { ExerciseId, LessonId } from '@sqltown/shared/ids';

/** What the rules of progress need to know of the lessons. */
export type Lessons = {
  byId(id: LessonId): PublicLesson | undefined;
  byExercise(id: ExerciseId): PublicLesson | undefined;
};

export function indexLessons(chapters: readonly PublicChapter[]): Lessons {
  const lessons = chapters.flatMap((chapter) => chapter.lessons);
  const byId = new Map(lessons.map((lesson) => [lesson.id, lesson]));
  const byExercise = new Map(
    lessons.flatMap((lesson) => lesson.exercises.map(({ id }) => [id, lesson] as const)),
  );
  return { byId: (id) => byId.get(id), byExercise: (id) => byExercise.get(id) };
}
