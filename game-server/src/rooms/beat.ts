import { STEP_HZ } from '@sqltown/shared/rules';

/** Rooms that step together. More in one go would keep the process from answering anything else for too long. */
const ROOMS_TOGETHER = 10;
/** Groups of rooms, spread evenly over a step's time. */
const GROUPS = 4;
/** Steps made at once after a hitch; what was missed beyond that is not made up for. */
const MOST_CATCH_UP_STEPS = 5;

/** Steps for all rooms of a process. */
export type Beat = {
  /** Has `step` called at the beat's rate until the answer is called. `step` does not throw. */
  join(step: () => void): () => void;
};

type Group = { readonly members: Set<() => void>; timer: NodeJS.Timeout | null; dueMs: number };

/**
 * One clock for all rooms of a process. A room with a timer of its own wakes the process for a fraction of a millisecond's
 * work, twenty rooms twenty times a step: caches are cold each time, and so is whoever receives. Together they cost a
 * quarter less (docs/decisions/0014-one-beat.md).
 * @param hz steps a second. @param nowMs milliseconds that only go forward.
 */
export function createBeat({
  nowMs,
  hz = STEP_HZ,
}: {
  readonly nowMs: () => number;
  readonly hz?: number;
}): Beat {
  const stepMs = 1000 / hz;
  const groups = Array.from({ length: GROUPS }, (): Group => ({ members: new Set(), timer: null, dueMs: 0 }));

  return {
    join(step) {
      const group = groupWithRoom();
      const member = (): void => step();
      group.members.add(member);
      if (group.timer === null) start(group);
      return () => {
        group.members.delete(member);
        if (group.members.size > 0 || group.timer === null) return;
        clearTimeout(group.timer);
        group.timer = null;
      };
    },
  };

  /** The first that isn't full; beyond that, the smallest. */
  function groupWithRoom(): Group {
    const open = groups.find(({ members }) => members.size < ROOMS_TOGETHER);
    return open ?? groups.reduce((least, group) => (group.members.size < least.members.size ? group : least));
  }

  /** Each group has its own place in the step's time, whenever its first room opens. */
  function start(group: Group): void {
    const offsetMs = (groups.indexOf(group) * stepMs) / GROUPS;
    group.dueMs = Math.floor((nowMs() - offsetMs) / stepMs + 1) * stepMs + offsetMs;
    schedule(group);
  }

  function schedule(group: Group): void {
    group.timer = setTimeout(() => beat(group), Math.max(0, group.dueMs - nowMs()));
  }

  function beat(group: Group): void {
    const { timer } = group;
    for (let made = 0; group.dueMs <= nowMs() && made < MOST_CATCH_UP_STEPS; made++) {
      group.dueMs += stepMs;
      // A room that a step before has closed is called no more; one that it has opened waits for the next step.
      const members = [...group.members];
      for (const step of members) if (group.members.has(step)) step();
    }
    // All have left, and perhaps others have come since.
    if (group.timer !== timer) return;
    const now = nowMs();
    if (group.dueMs <= now) group.dueMs = now + stepMs;
    schedule(group);
  }
}
