import type { Sandbox } from '@sqltown/sandbox';
import type { RunReply, RunRequest } from '@sqltown/shared/api';
import { CityId } from '@sqltown/shared/ids';
import type { Refusal } from '@sqltown/shared/refusals';
import type { Logger } from '../../platform/logger/index.ts';
import type { Account } from '../accounts/index.ts';
import type { Seats } from '../seats/index.ts';

export type Runs = {
  /** Runs a learner's SQL; the rows that it lit light up for everyone in the city that they name. */
  run(account: Account, request: RunRequest, signal: AbortSignal): Promise<RunReply | Refusal>;
};

export function createRuns(parts: {
  sandbox: Pick<Sandbox, 'run'>;
  seats: Pick<Seats, 'showLights'>;
  log: Logger;
}): Runs {
  const { sandbox, seats, log } = parts;
  return {
    async run({ playerId, name }, { cityId, ...query }, signal) {
      const result = await sandbox.run({ playerId, group: cityId, ...query }, signal);
      if (result.kind === 'refused') return result;
      const { engine, outcome, lights } = result;
      if (lights.kind === 'lit' && lights.lights.length > 0 && cityId !== undefined) {
        const { lights: lit, total } = lights;
        // The room puts in the colour of the player's seat.
        const event = { playerId, name, color: 0, lights: lit, total };
        // The learner's own rows don't wait for the city, nor fail with it.
        seats
          .showLights(CityId.parse(cityId), event)
          .catch((error: unknown) => log.warn({ error, cityId }, 'lights.failed'));
      }
      return { engine, outcome, lights };
    },
  };
}
