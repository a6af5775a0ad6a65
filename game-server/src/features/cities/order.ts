import type { CityCommand } from '@sqltown/shared/commands';
import type { CityId, PlayerId } from '@sqltown/shared/ids';

/** One command as the city's owner process has it carried out. */
export type Order<Command extends CityCommand = CityCommand> = {
  readonly cityId: CityId;
  readonly playerId: PlayerId;
  readonly epoch: number;
  readonly command: Command;
};

export type OrderOf<Type extends CityCommand['type']> = Order<Extract<CityCommand, { type: Type }>>;
