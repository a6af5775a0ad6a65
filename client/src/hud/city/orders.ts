import type { CommandReply } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import type { BuildingId, CommandId } from '@sqltown/shared/ids';
import { BUILDING_TYPES, type BuildingKind, UNDO_SECONDS } from '@sqltown/shared/rules';
import type { Bridge } from '#bridge/index.ts';
import { newCommandId } from '#net/random-id.ts';
import type { Announcer } from '../services/announcer.ts';
import type { Toasts } from '../services/toasts.ts';

type Parts = {
  readonly bridge: Bridge;
  readonly command: (command: CityCommand) => Promise<CommandReply>;
  readonly toasts: Toasts;
  readonly announcer: Announcer;
};

type Tile = { readonly x: number; readonly y: number };

/** What a player may order in a city, from the map and from the table alike. Each answers true when it was done. */
export type CityOrders = {
  readonly place: (kind: BuildingKind, at: Tile) => Promise<boolean>;
  readonly move: (buildingId: string, to: Tile) => Promise<boolean>;
  readonly demolish: (buildingId: string) => Promise<boolean>;
};

/** Wires the map's own place and move to the city, and answers every order with a toast and an undo. */
export function createOrders({ bridge, command, toasts, announcer }: Parts): CityOrders {
  const give = async (order: CityCommand, doneWords: (kind: BuildingKind) => string): Promise<boolean> => {
    const reply = await command(order);
    if (reply.kind === 'refused') {
      toasts.show({ tone: 'bad', words: reply.message });
      announcer.say(reply.message);
      return false;
    }
    const words = doneWords(reply.building.kind);
    announcer.say(words);
    if (order.type === 'undo') toasts.show({ tone: 'plain', words });
    else offerUndo(words, order.commandId);
    return true;
  };

  // Only the last deed can be taken back, so only it offers to.
  let withdrawOffer: (() => void) | null = null;
  const offerUndo = (words: string, undoes: CommandId): void => {
    withdrawOffer?.();
    const dismiss = toasts.show({
      tone: 'plain',
      words,
      forMs: UNDO_SECONDS * 1000,
      action: {
        label: 'Undo',
        act: () => {
          dismiss();
          void give({ type: 'undo', commandId: newCommandId(), undoes }, () => 'Taken back.');
        },
      },
    });
    withdrawOffer = dismiss;
  };

  const orders: CityOrders = {
    place: (kind, { x, y }) =>
      give({ type: 'place', commandId: newCommandId(), kind, x, y }, (built) => `${titleOf(built)} placed.`),
    move: (buildingId, { x, y }) =>
      give(
        { type: 'move', commandId: newCommandId(), buildingId: buildingId as BuildingId, x, y },
        (moved) => `${titleOf(moved)} moved.`,
      ),
    demolish: (buildingId) =>
      give(
        { type: 'demolish', commandId: newCommandId(), buildingId: buildingId as BuildingId },
        (gone) => `${titleOf(gone)} taken down.`,
      ),
  };

  const putAway = (): void => bridge.hud.emit('tool', { kind: 'look' });
  bridge.game.on('place', ({ kind, x, y }) => {
    putAway();
    void orders.place(kind, { x, y });
  });
  bridge.game.on('move', ({ buildingId, x, y }) => {
    putAway();
    void orders.move(buildingId, { x, y });
  });
  return orders;
}

function titleOf(kind: BuildingKind): string {
  return BUILDING_TYPES[kind].title;
}
