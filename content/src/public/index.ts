/** What the browser may see: no solution, mutant or hidden row is reachable from here. */
export type { PublicExercise, PublicLesson, PublicChapter } from './types.ts';
export { CHAPTERS } from '../lessons/index.ts';
export { type ExercisePlace, type LessonPlace, findExercise, findLesson } from './find.ts';
