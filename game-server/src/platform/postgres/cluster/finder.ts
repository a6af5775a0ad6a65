import type { Logger } from '#platform/logger/index.ts';
import { DatabaseFault } from '../faults.ts';
import type { Member, MemberRole } from './member.ts';

/** How often a lost primary is looked for. */
const SEEK_MS = 250;
/** How often the roles of several members are looked at while all is well. */
const LOOK_MS = 5_000;
/** Who may wait for a primary; more are turned away at once. */
const MAX_WAITING = 500;

export type Finder = {
  /** The primary, waited for a little when it has just been lost. @throws DatabaseFault `unavailable`, `overloaded` */
  primary(): Promise<Member>;
  /** The primary as the look that is under way, or one that is begun now, finds it; null when there is none. */
  afterLook(): Promise<Member | null>;
  known(): Member | null;
  replicas(): readonly Member[];
  close(): void;
};

/** Keeps looking which member is the primary: at the start, whenever one is suspected, and now and then. */
export function createFinder(parts: {
  readonly members: readonly Member[];
  readonly patienceMs: number;
  readonly log: Logger;
}): Finder {
  const { members, patienceMs, log } = parts;
  // Alone, it is taken at its word until it fails.
  let primary: Member | null = members.length === 1 ? (members[0] ?? null) : null;
  let replicas: readonly Member[] = [];
  let looking: Promise<Member | null> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let isSuspected = false;
  const waiting = new Set<(found: Member) => void>();

  const look = (): Promise<Member | null> => {
    clearTimeout(timer);
    looking ??= roles(members).then((found) => {
      looking = null;
      settle(found);
      return primary;
    });
    return looking;
  };
  const settle = (found: readonly Found[]): void => {
    const next = newestPrimary(found) ?? (isSuspected ? null : stillThere(found));
    isSuspected = false;
    if (next !== primary) tell(next);
    primary = next;
    replicas = found.filter(({ role }) => role.kind === 'replica').map(({ member }) => member);
    if (next !== null) for (const go of waiting) go(next);
    if (isClosed || (primary !== null && members.length === 1)) return;
    timer = setTimeout(() => void look(), primary === null ? SEEK_MS : LOOK_MS);
    timer.unref();
  };
  // A look that comes too late on a busy machine is no reason to stop: statements fail if it is really away.
  const stillThere = (found: readonly Found[]): Member | null =>
    found.some(({ member, role }) => member === primary && role.kind === 'away') ? primary : null;
  const tell = (next: Member | null): void => {
    if (next === null) log.error({ was: primary?.label ?? null }, 'database.primary-lost');
    else log.warn({ was: primary?.label ?? null, now: next.label }, 'database.primary-found');
  };
  for (const member of members) {
    member.onSuspect = () => {
      isSuspected ||= member === primary;
      if (!isClosed) void look();
    };
  }

  const untilFound = (): Promise<Member> =>
    new Promise((resolve, reject) => {
      if (waiting.size >= MAX_WAITING) {
        return reject(new DatabaseFault('overloaded', 'Too many wait for the database.'));
      }
      const giveUp = setTimeout(() => {
        waiting.delete(go);
        reject(new DatabaseFault('unavailable', 'The database has no primary now.'));
      }, patienceMs);
      const go = (found: Member): void => {
        clearTimeout(giveUp);
        waiting.delete(go);
        resolve(found);
      };
      waiting.add(go);
    });

  return {
    primary: async () => primary ?? untilFound(),
    afterLook: look,
    known: () => primary,
    replicas: () => replicas,
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

type Found = { readonly member: Member; readonly role: MemberRole };

function roles(members: readonly Member[]): Promise<Found[]> {
  return Promise.all(members.map(async (member) => ({ member, role: await member.probe() })));
}

/** Of two that both take writes, the one that was promoted last: the other one came back from the dead. */
function newestPrimary(found: readonly Found[]): Member | null {
  let newest: { readonly member: Member; readonly timeline: number } | null = null;
  for (const { member, role } of found) {
    if (role.kind !== 'primary') continue;
    if (newest === null || role.timeline > newest.timeline) newest = { member, timeline: role.timeline };
  }
  return newest?.member ?? null;
}
