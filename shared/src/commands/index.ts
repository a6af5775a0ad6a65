import { z } from 'zod';
import { BuildingId, CommandId } from '../ids/index.ts';
import { BUILDING_KINDS } from '../rules/index.ts';
import { CITY_TILES } from '../plan/index.ts';

const tile = z
  .int()
  .min(0)
  .max(CITY_TILES - 1);

/** A tile whose building stands with its smallest corner on it. */
const Anchor = { x: tile, y: tile };

export const PlaceCommand = z.strictObject({ commandId: CommandId, kind: z.enum(BUILDING_KINDS), ...Anchor });
export const MoveCommand = z.strictObject({ commandId: CommandId, buildingId: BuildingId, ...Anchor });
export const DemolishCommand = z.strictObject({ commandId: CommandId, buildingId: BuildingId });
/** Takes back one's own place, move or demolish of the last ten seconds. */
export const UndoCommand = z.strictObject({ commandId: CommandId, undoes: CommandId });

export type PlaceCommand = z.infer<typeof PlaceCommand>;
export type MoveCommand = z.infer<typeof MoveCommand>;
export type DemolishCommand = z.infer<typeof DemolishCommand>;
export type UndoCommand = z.infer<typeof UndoCommand>;

export type CityCommand =
  | ({ readonly type: 'place' } & PlaceCommand)
  | ({ readonly type: 'move' } & MoveCommand)
  | ({ readonly type: 'demolish' } & DemolishCommand)
  | ({ readonly type: 'undo' } & UndoCommand);

/** Positions off the tile grid (avatars, cursors): tiles, fractional. */
const ground = z.number().min(0).max(CITY_TILES);

/** Walk there; the server moves the avatar at walking speed. */
export const WalkMessage = z.strictObject({ x: ground, y: ground });
export const CursorMessage = z.strictObject({ x: ground, y: ground });

export const EMOTES = ['wave', 'lamp', 'clap', 'heart', 'think', 'wow'] as const;
export const EmoteMessage = z.strictObject({ emote: z.enum(EMOTES) });
export type Emote = (typeof EMOTES)[number];

/** What a guest may say. */
export const PHRASES = {
  hello: 'Namaste!',
  nice: 'Nice query!',
  help: 'Can someone help me?',
  thanks: 'Thank you!',
  look: 'Look what lit up!',
  solved: 'I solved it!',
  wait: 'One moment.',
  bye: 'See you later.',
} as const;
export type Phrase = keyof typeof PHRASES;
export const PhraseMessage = z.strictObject({
  phrase: z.enum(Object.keys(PHRASES) as [Phrase, ...Phrase[]]),
});

/** Free chat, for claimed accounts: one line of 1 to 200 characters. */
export const ChatMessage = z.strictObject({ text: z.string().trim().min(1).max(200) });

/** The tiles that the client looks at; it is sent the chunks that these touch. */
export const LookMessage = z.strictObject({ x0: ground, y0: ground, x1: ground, y1: ground });

/** A client that saw a gap in the stream asks for a snapshot. */
export const ResyncMessage = z.strictObject({});

/** A drill's client asks for the hash of what it looks at; other servers know no such message. */
export const CheckpointMessage = z.strictObject({});

/** Client → room. Commands are `room.request()`s that get a CommandReply; the rest are plain messages. */
export const COMMANDS = {
  place: PlaceCommand,
  move: MoveCommand,
  demolish: DemolishCommand,
  undo: UndoCommand,
} as const;
