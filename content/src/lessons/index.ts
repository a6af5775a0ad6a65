import type { PublicChapter } from '../public/types.ts';
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

/** Every chapter, in the order of the path; lessons in the order that they are taught. */
export const CHAPTERS: readonly PublicChapter[] = [
  {
    id: 'who-lives-here',
    title: 'Who lives here?',
    lessons: [
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
    ],
  },
];
