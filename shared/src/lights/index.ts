import { z } from 'zod';

/** At most this many buildings light up for one run; beyond it, whole districts would. */
export const MAX_LIGHTS = 200;

/** A row that lights a landmark or a building: `row` counts from 1, as in the result grid. */
export const Light = z.object({
  landmarkId: z.int(),
  row: z.int(),
  /** The badge's words, taken from the row: "31 free". */
  label: z.string().max(40),
});
export type Light = z.infer<typeof Light>;

/** What a run lights up, or why it lights nothing. */
export const Lights = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lit'), lights: z.array(Light).max(MAX_LIGHTS), total: z.int() }),
  z.object({ kind: z.literal('dark'), why: z.string() }),
]);
export type Lights = z.infer<typeof Lights>;

/** Room → every client: somebody's query lit these. */
export type LightsEvent = {
  readonly playerId: string;
  readonly name: string;
  readonly color: number;
  readonly lights: readonly Light[];
  readonly total: number;
};

/** Badge colours and shapes, by seat colour index: colour never stands alone. */
export const LIGHT_COLORS = [
  { name: 'azure', hex: 0x1e9bf0, shape: 'circle' },
  { name: 'magenta', hex: 0xb3378f, shape: 'square' },
  { name: 'green', hex: 0x1b8a5a, shape: 'hexagon' },
  { name: 'violet', hex: 0x7a4fd0, shape: 'diamond' },
] as const;
