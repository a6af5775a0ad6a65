import { allBuildings, DESIGNS } from '../buildings/index.ts';
import { mouthOf } from '../buildings/stepwell.ts';
import type { Job } from './job.ts';
import { riversideJobs } from './riverside.ts';
import { siteJobs } from './sites.ts';
import { streetJobs } from './street-life.ts';

export type { Job } from './job.ts';

/** Everything that the atlas holds, in a fixed order. */
export function catalogue(): Job[] {
  const buildings = allBuildings().map(
    ({ kind, level, variant }): Job => ({
      id: `${kind}-${level}-${variant}`,
      group: 'building',
      building: { kind, level, variant },
      parts: () => DESIGNS[kind]({ level, variant }),
      owner: 11 + variant,
      ...(kind === 'stepwell' ? { options: { mouth: mouthOf(level) } } : {}),
    }),
  );
  return [...buildings, ...siteJobs(), ...riversideJobs(), ...streetJobs()];
}
