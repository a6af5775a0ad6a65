import type { ChaptersReply, LessonReply } from '@sqltown/shared/api';
import type { ExerciseId, LessonId } from '@sqltown/shared/ids';
import { describe, expect, it } from 'vitest';
import { exerciseToOpen, lessonToGoOn, nextStep } from './course.ts';

const lesson = (solved: readonly boolean[], next: string | null = 'after'): LessonReply =>
  ({
    exercises: solved.map((isSolved, i) => ({ id: `e${i}`, solved: isSolved })),
    next_lesson_id: next,
  }) as unknown as LessonReply;

const id = (n: number): ExerciseId => `e${n}` as ExerciseId;
const title = (lessonId: LessonId): string => `title of ${lessonId}`;

describe('finding the way through a course', () => {
  it('goes on at the first lesson that is not complete', () => {
    const chapters = {
      chapters: [
        {
          lessons: [
            { id: 'a', complete: true },
            { id: 'b', complete: false },
          ],
        },
      ],
    } as unknown as ChaptersReply;
    expect(lessonToGoOn(chapters)).toBe('b');
    expect(lessonToGoOn({ chapters: [] })).toBeNull();
  });

  it('opens the first unsolved exercise unless one was chosen', () => {
    expect(exerciseToOpen(lesson([true, false, false]), null)?.id).toBe('e1');
    expect(exerciseToOpen(lesson([true, false, false]), id(0))?.id).toBe('e0');
    expect(exerciseToOpen(lesson([true, true]), id(9))?.id).toBe('e0');
  });

  it('leads around the lesson until all is solved, then on', () => {
    expect(nextStep(lesson([true, true, false]), id(1), title)).toEqual({ kind: 'exercise', id: 'e2', n: 3 });
    expect(nextStep(lesson([false, true, true]), id(2), title)).toEqual({ kind: 'exercise', id: 'e0', n: 1 });
    expect(nextStep(lesson([true, true]), id(1), title)).toEqual({
      kind: 'lesson',
      id: 'after',
      title: 'title of after',
    });
    expect(nextStep(lesson([true], null), id(0), title)).toEqual({ kind: 'end' });
  });
});
