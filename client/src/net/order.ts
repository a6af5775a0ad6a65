import type { CommandReply } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import { refuse } from '@sqltown/shared/refusals';
import { LostReply } from './command-queue.ts';
import type { CityRoom } from './join.ts';

/** Long enough for a slow commit, short enough to ask again within a minute. */
const REPLY_MS = 10_000;

/** Asks the room to carry out a command. A broken line is LostReply; a room that says no is a refusal. */
export async function sendOrder(room: CityRoom, command: CityCommand): Promise<CommandReply> {
  const { type, ...payload } = command;
  try {
    return await room.request<unknown, CommandReply>(type, payload, { timeout: REPLY_MS });
  } catch (fault) {
    if (isLost(fault)) throw new LostReply('No reply came.', { cause: fault });
    return refuse('input-invalid');
  }
}

/** The SDK tells these three apart from a server's answer by words alone. */
function isLost(fault: unknown): boolean {
  return (
    fault instanceof Error && /connection closed|connection is not open|timed out after/.test(fault.message)
  );
}
