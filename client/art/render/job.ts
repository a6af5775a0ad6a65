import { build } from '../grammar/draw.ts';
import type { Job } from '../catalogue/job.ts';
import type { SpriteEntry } from '../manifest.ts';
import { trim } from '../pack/trim.ts';
import type { Layer, LayerName } from './layer.ts';
import { drawLayers } from './layers.ts';

export type Drawn = {
  readonly id: string;
  readonly entry: SpriteEntry;
  readonly layers: Partial<Record<LayerName, Layer>>;
};

/** Draws one job: its trimmed layers and what the manifest says of it. */
export function drawJob(job: Job): Drawn {
  const mesh = build(job.parts(), job.owner);
  const { layers, bounds } = drawLayers(mesh, job.options);
  const kept: Partial<Record<LayerName, Layer>> = {};
  for (const [name, layer] of Object.entries(layers) as [LayerName, Layer][]) {
    const cut = trim(layer);
    if (cut) kept[name] = cut;
  }
  const [x0, y0, x1, y1] = bounds.footprint;
  return {
    id: job.id,
    layers: kept,
    entry: {
      group: job.group,
      ...job.building,
      footprint: [round(x0), round(y0), round(x1), round(y1)],
      top: round(bounds.top),
      lamps: mesh.lamps.map(
        ({ at: [x, y, z], reach, strength }) =>
          [round(x), round(y), round(z), round(reach), strength] as const,
      ),
    },
  };
}

function round(v: number): number {
  return Math.round(v * 1000) / 1000;
}
