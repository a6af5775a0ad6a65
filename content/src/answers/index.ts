import { goodMorningTown } from './01-good-morning-town.ts';
import { slateOfSums } from './02-a-slate-of-sums.ts';
import { whichDoor } from './03-which-door.ts';
import { manyHands } from './04-many-hands.ts';
import { hundredLamps } from './05-a-hundred-lamps.ts';
import { oneOfEach } from './06-one-of-each.ts';
import { bedsForTonight } from './07-beds-for-tonight.ts';
import { namesOnPalmLeaves } from './08-names-on-palm-leaves.ts';
import { betweenTwoBells } from './09-between-two-bells.ts';
import { rollCall } from './10-the-roll-call.ts';
import type { LessonAnswers } from './define-answers.ts';

/** The answers of every lesson. */
export const ANSWERS: readonly LessonAnswers[] = [
  goodMorningTown,
  slateOfSums,
  whichDoor,
  manyHands,
  hundredLamps,
  oneOfEach,
  bedsForTonight,
  namesOnPalmLeaves,
  betweenTwoBells,
  rollCall,
];
