import type { CommandReply } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import { refuse } from '@sqltown/shared/refusals';
import { bucketOf } from '#platform/ids/index.ts';
import { type Db, held } from '#platform/postgres/index.ts';
import { payloadHash } from './payload-hash.ts';

/** Hash of what a command asks for, its id aside. */
export function hashOf(command: CityCommand): string {
  return payloadHash({ ...command, commandId: null });
}

/** What a command id has come to before; null when it is new to this city. */
export async function storedReply(
  db: Db,
  { cityId, playerId, command }: { cityId: CityId; playerId: PlayerId; command: CityCommand },
): Promise<CommandReply | null> {
  const kept = await db
    .selectFrom('cities.city_commands')
    .select(['player_id', 'payload_hash', 'reply'])
    .where('bucket', '=', bucketOf(cityId))
    .where('city_id', '=', cityId)
    .where('command_id', '=', command.commandId)
    .where(held(bucketOf(cityId)))
    .executeTakeFirst();
  if (!kept) return null;
  if (kept.player_id !== playerId) return refuse('command-foreign');
  if (kept.payload_hash !== hashOf(command)) return refuse('command-reused');
  return kept.reply;
}
