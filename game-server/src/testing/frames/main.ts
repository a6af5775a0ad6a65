import { parseArgs } from 'node:util';
import { z } from 'zod';
import { fuzzDecoder, fuzzRoundTrip } from './codec-fuzz.ts';
import type { FuzzReport } from './fuzz.ts';
import { PLANTS, type Plant, type PlantName } from './plants.ts';
import { fuzzRoom } from './room-fuzz.ts';

/** The fuzz in a process of its own: `--seed N --cases N [--plant NAME]`. Sends a report a part over its channel. */
const { values } = parseArgs({
  options: { seed: { type: 'string' }, cases: { type: 'string' }, plant: { type: 'string' } },
});
const { plant, ...options } = z
  .object({
    seed: z.coerce.number(),
    cases: z.coerce.number(),
    plant: z.enum(Object.keys(PLANTS) as [PlantName, ...PlantName[]]).optional(),
  })
  .parse(values);

// Colyseus' string decoder complains here about each broken name of a message.
let complaints = 0;
console.error = () => void (complaints += 1);

const { codec, spoil }: Plant = plant === undefined ? {} : PLANTS[plant];
tell('bytes into the decoder', fuzzDecoder(options, codec));
tell('frames written and read', fuzzRoundTrip(options, codec));
const room = await fuzzRoom(options, spoil);
tell('messages into the room', { ...room, counts: { ...room.counts, complaints } });
process.disconnect?.();

function tell(part: string, report: FuzzReport): void {
  process.send?.({ part, ...report, violations: report.violations.slice(0, 100) });
}
