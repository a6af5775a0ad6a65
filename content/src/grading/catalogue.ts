import type { ExerciseId } from '@sqltown/shared/ids';
import { ANSWERS } from '../answers/index.ts';
import { DATASETS, datasetNamed } from '../datasets/index.ts';
import { hiddenRows } from '../datasets/hidden.ts';
import { findExercise } from '../public/index.ts';
import type { Catalogue, GradedExercise } from './types.ts';
import { readWitnesses } from './witnesses.ts';

/** Every exercise with its answer. Throws when an answer has no exercise, or stands under another lesson. */
export const EXERCISES: ReadonlyMap<ExerciseId, GradedExercise> = gatherExercises();

/** The content as the server and the sandbox read it. Methods throw for a dataset that does not exist. */
export function createCatalogue(): Catalogue {
  return {
    datasets: new Map([...DATASETS].map(([id, dataset]) => [id, dataset.schema])),
    exercises: EXERCISES,
    visibleRows: (dataset) => datasetNamed(dataset).visible,
    hiddenRows: (dataset, seed) => hiddenRows(datasetNamed(dataset), seed),
    witnessRows: (exercise) => {
      const graded = EXERCISES.get(exercise);
      return graded ? readWitnesses(exercise, datasetNamed(graded.dataset).schema) : [];
    },
  };
}

/** Hint `n` of an exercise, from 1; null when there is no such exercise or hint. */
export function findHint(exercise: ExerciseId, n: number): string | null {
  return EXERCISES.get(exercise)?.hints[n - 1] ?? null;
}

function gatherExercises(): Map<ExerciseId, GradedExercise> {
  const exercises = new Map<ExerciseId, GradedExercise>();
  for (const { lessonId, answers } of ANSWERS) {
    for (const answer of answers) {
      const place = findExercise(answer.id);
      if (place?.lesson.id !== lessonId) throw new Error(`Lesson ${lessonId} has no exercise ${answer.id}`);
      const { kind, dataset } = place.exercise;
      exercises.set(answer.id, { ...answer, lessonId, kind, dataset: datasetNamed(dataset).schema.id });
    }
  }
  return exercises;
}
