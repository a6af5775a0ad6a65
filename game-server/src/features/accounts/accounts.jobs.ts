import type { CityId } from '@sqltown/shared/ids';
import type { Logger } from '#platform/logger/index.ts';
import type { JobQueue } from '#platform/queue/index.ts';
import type { AccountsService } from './types.ts';

const COLLECT_GUESTS = 'accounts.collect-guests';
const HOUR_MS = 3_600_000;

/** Removes guests that nobody has used for `idleDays`, and the cities that they leave behind; once an hour. */
export function collectGuestsHourly(parts: {
  queue: JobQueue;
  accounts: Pick<AccountsService, 'collectGuests'>;
  idleDays: number;
  resetCity: (cityId: CityId) => Promise<unknown>;
  log: Logger;
}): void {
  const { queue, accounts, idleDays, resetCity, log } = parts;
  queue.work(COLLECT_GUESTS, async () => {
    let guests = 0;
    for (;;) {
      const left = await accounts.collectGuests(idleDays);
      for (const cityId of left) await resetCity(cityId);
      guests += left.length;
      if (left.length === 0) break;
    }
    log.info({ guests }, 'guests.collected');
  });
  queue.every(COLLECT_GUESTS, HOUR_MS);
}
