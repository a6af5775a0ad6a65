import { describe, expect, it } from 'vitest';
import { LESSON_DIALECTS } from '../dialects/per-dialect.ts';
import { CHAPTERS, findExercise, findLesson } from '../public/index.ts';
import { defineLesson } from './define-lesson.ts';

const lessons = CHAPTERS.flatMap((chapter) => chapter.lessons);
const exercises = lessons.flatMap((lesson) => lesson.exercises);

describe('the lessons', () => {
  it('make one chapter of ten, each with two or three exercises', () => {
    expect(CHAPTERS.map((chapter) => chapter.title)).toEqual(['Who lives here?']);
    expect(lessons).toHaveLength(10);
    for (const { exercises } of lessons) expect([2, 3]).toContain(exercises.length);
  });

  it('raise ten different buildings', () => {
    expect(new Set(lessons.map((lesson) => lesson.building)).size).toBe(lessons.length);
  });

  it('share no id', () => {
    expect(new Set(lessons.map((lesson) => lesson.id)).size).toBe(lessons.length);
    expect(new Set(exercises.map((exercise) => exercise.id)).size).toBe(exercises.length);
  });

  it('explain every dialect in its own words', () => {
    for (const { examples } of lessons) {
      expect(new Set(LESSON_DIALECTS.map((d) => examples[d].explanation)).size).toBe(LESSON_DIALECTS.length);
    }
  });

  it('light up the whole quarter at the first press of Run', () => {
    const first = lessons[0]!.exercises[0]!;
    for (const dialect of LESSON_DIALECTS)
      expect(first.starter[dialect]).toMatch(/^SELECT id\s+FROM buildings$/);
  });

  it('leave an empty line to write on below a comment', () => {
    const starters = exercises.flatMap(({ starter }) => LESSON_DIALECTS.map((dialect) => starter[dialect]));
    expect(starters.filter((starter) => /--[^\n]*$/.test(starter))).toEqual([]);
  });

  it('show a query to mend in every exercise that asks for it', () => {
    const toMend = exercises.filter((exercise) => exercise.kind === 'fix');
    const starters = toMend.flatMap(({ starter }) => LESSON_DIALECTS.map((dialect) => starter[dialect]));
    expect(starters.length).toBeGreaterThan(0);
    expect(starters.filter((starter) => !starter.startsWith('SELECT '))).toEqual([]);
  });
});

describe('findLesson', () => {
  it('tells the place in the chapter and what comes next', () => {
    expect(findLesson('beds-for-tonight')).toMatchObject({
      position: 7,
      of: 10,
      next: { id: 'names-on-palm-leaves' },
    });
    expect(findLesson('the-roll-call')?.next).toBeNull();
    expect(findLesson('nowhere')).toBeUndefined();
  });
});

describe('findExercise', () => {
  it('gives the exercise with its lesson', () => {
    expect(findExercise('every-name')).toMatchObject({ lesson: { id: 'good-morning-town' } });
    expect(findExercise('nowhere')).toBeUndefined();
  });
});

describe('defineLesson', () => {
  it('names the field that is wrong', () => {
    const { id, title, story, idea, action, examples } = lessons[0]!;
    const source = { id, title, story, idea, action, examples, building: 'house' as const, exercises: [] };
    expect(() => defineLesson(source)).toThrow(/exercises/);
  });
});
