import type { AccountsService } from '#features/accounts/index.ts';
import type { Logger } from '#platform/logger/index.ts';
import type { Seated } from './eject.ts';

/** Being told of a ban is only a hint, so who is here is looked up as often as this. */
const LOOK_MS = 10_000;

/** Sends away who was banned, by whatever process. @returns what stops it. */
export function ejectBanned(parts: {
  accounts: Pick<AccountsService, 'onBanned' | 'bannedAmong'>;
  seated: Seated;
  log: Logger;
}): () => void {
  const { accounts, seated, log } = parts;
  accounts.onBanned((playerId) => seated.eject([playerId]));
  const timer = setInterval(() => {
    accounts.bannedAmong(seated.playerIds()).then(
      (banned) => seated.eject(banned),
      (error: unknown) => log.warn({ error }, 'banned.look-failed'),
    );
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
