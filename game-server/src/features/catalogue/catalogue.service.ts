import type { Catalogue as Content, DatasetTable, DatasetValue } from '@sqltown/content/grading';
import { findHint, PRINTERS } from '@sqltown/content/grading';
import {
  CHAPTERS,
  findExercise,
  findLesson,
  type PublicExercise,
  type PublicLesson,
} from '@sqltown/content/public';
import {
  type Cell,
  type ChaptersReply,
  DIALECTS,
  type DatasetReply,
  type Dialect,
  type Exercise,
  type HintReply,
  type LessonReply,
} from '@sqltown/shared/api';
import type { ExerciseId, LessonId, PlayerId } from '@sqltown/shared/ids';
import { type Refusal, refuse } from '@sqltown/shared/refusals';
import type { Learning, LessonProgress } from '../learning/index.ts';

/** Rows of a table that the page shows beside its columns. */
const SAMPLE_ROWS = 5;

/** What is taught, as one player sees it: with what they have solved. */
export type CatalogueReader = {
  chapters(player: PlayerId | null): Promise<ChaptersReply>;
  lesson(order: { id: LessonId; dialect: Dialect; player: PlayerId | null }): Promise<LessonReply | Refusal>;
  dataset(id: string, dialect: Dialect): DatasetReply | Refusal;
  hint(exercise: ExerciseId, n: number): HintReply | Refusal;
};

type Progress = ReadonlyMap<LessonId, LessonProgress>;

export function createCatalogueReader(parts: {
  content: Content;
  learning: Pick<Learning, 'progressOf'>;
}): CatalogueReader {
  const { content, learning } = parts;
  const progressOf = async (player: PlayerId | null): Promise<Progress> =>
    player === null ? new Map() : learning.progressOf(player);

  return {
    async chapters(player) {
      const progress = await progressOf(player);
      return {
        chapters: CHAPTERS.map(({ id, title, lessons }) => ({
          id,
          title,
          lessons: lessons.map((lesson) => summary(lesson, progress)),
        })),
      };
    },
    async lesson({ id, dialect, player }) {
      const place = findLesson(id);
      if (place === undefined) return refuse('not-found');
      const { lesson, chapter, position, of, next } = place;
      const solved = new Set((await progressOf(player)).get(lesson.id)?.solved);
      return {
        lesson_id: lesson.id,
        lesson_title: lesson.title,
        chapter_title: chapter.title,
        position,
        of,
        common_content: { story: lesson.story, idea: lesson.idea },
        code_examples: examples(lesson, dialect),
        animation_config: { building: lesson.building, action: lesson.action },
        reward: { xp: lesson.rewardXp, coins: lesson.rewardCoins },
        exercises: lesson.exercises.map((exercise) => shown(exercise, dialect, solved)),
        next_lesson_id: next?.id ?? null,
      };
    },
    dataset(id, dialect) {
      const schema = content.datasets.get(id);
      if (schema === undefined) return refuse('not-found');
      const rows = content.visibleRows(id);
      return {
        id,
        title: schema.title,
        tables: schema.tables.map((table) => describeTable(table, rows[table.name] ?? [], dialect)),
      };
    },
    hint(exercise, n) {
      const text = findHint(exercise, n);
      const of = findExercise(exercise)?.exercise.hintCount;
      return text === null || of === undefined ? refuse('not-found') : { n, of, text };
    },
  };
}

function summary(
  lesson: PublicLesson,
  progress: Progress,
): ChaptersReply['chapters'][number]['lessons'][number] {
  const reached = progress.get(lesson.id);
  return {
    id: lesson.id,
    title: lesson.title,
    building: lesson.building,
    exercises: lesson.exercises.length,
    solved: reached?.solved.length ?? 0,
    complete: reached?.complete ?? false,
  };
}

/** The learner's dialect first, then the others, so that differences can be shown beside it. */
function examples(lesson: PublicLesson, dialect: Dialect): LessonReply['code_examples'] {
  const order = [dialect, ...DIALECTS.filter((other) => other !== dialect)];
  return order.map((each) => ({
    dialect: each,
    sql_code: lesson.examples[each].sql,
    explanation: lesson.examples[each].explanation,
  }));
}

function shown(exercise: PublicExercise, dialect: Dialect, solved: ReadonlySet<ExerciseId>): Exercise {
  const { id, kind, task, dataset, starter, ordered, hintCount } = exercise;
  return { id, kind, task, dataset, starter: starter[dialect], ordered, hintCount, solved: solved.has(id) };
}

function describeTable(
  table: DatasetTable,
  rows: readonly (readonly DatasetValue[])[],
  dialect: Dialect,
): DatasetReply['tables'][number] {
  return {
    name: table.name,
    about: table.about,
    rowCount: rows.length,
    columns: table.columns.map(({ name, type, nullable, primaryKey, references }) => ({
      name,
      type: PRINTERS[dialect].types[type],
      nullable,
      primaryKey,
      references: references === null ? null : `${references.table}.${references.column}`,
    })),
    sample: rows.slice(0, SAMPLE_ROWS).map((row) => row.map((value) => cell(value, dialect))),
  };
}

/** Only PostgreSQL has booleans as values: the others show 1 and 0. */
function cell(value: DatasetValue, dialect: Dialect): Cell {
  return typeof value === 'boolean' && dialect !== 'postgresql' ? Number(value) : value;
}
