import { describe, expect, it } from 'vitest';
import { build } from '../grammar/draw.ts';
import { mouthOf } from '../buildings/stepwell.ts';
import { DESIGNS } from '../buildings/index.ts';
import type { Layer } from './layer.ts';
import { drawLayers } from './layers.ts';

function visible(layer: Layer | undefined): number {
  let count = 0;
  for (let k = 3; k < (layer?.rgba.length ?? 0); k += 4) if (layer!.rgba[k]! > 8) count++;
  return count;
}

describe('layers', () => {
  it('put light in the windows of a house and none on a tree', () => {
    const house = drawLayers(build(DESIGNS.house({ level: 2, variant: 0 })));
    const tree = drawLayers(build([{ part: 'tree', kind: 'round', size: 1, seed: 3 }]));
    expect(visible(house.layers.e)).toBeGreaterThan(40);
    expect(visible(tree.layers.e)).toBe(0);
  });

  it('anchor the 1× picture at exactly half of the 2× one', () => {
    const { c1x, c2x } = drawLayers(build([{ part: 'lampPost' }])).layers;
    expect([c1x!.anchorX * 2, c1x!.anchorY * 2]).toEqual([c2x!.anchorX, c2x!.anchorY]);
    expect([c1x!.width * 2, c1x!.height * 2]).toEqual([c2x!.width, c2x!.height]);
  });

  it('light the left of a wall more than its right, for the sun stands left', () => {
    const { c2x } = drawLayers(build([{ part: 'box', size: [1, 1, 1], m: 'lime' }])).layers;
    const at = (dx: number): number => c2x!.rgba[((c2x!.anchorY - 20) * c2x!.width + c2x!.anchorX + dx) * 4]!;
    expect(at(-30)).toBeGreaterThan(at(30) + 30);
  });

  it('hide what lies below ground beside the mouth of a stepwell', () => {
    const mesh = build(DESIGNS.stepwell({ level: 3, variant: 0 }));
    const through = drawLayers(mesh, { mouth: mouthOf(3), shadow: false }).layers.c1x!;
    const bare = drawLayers(mesh, { shadow: false }).layers.c1x!;
    expect(visible(through)).toBeLessThan(visible(bare));
  });

  it('cast a shadow away from the sun', () => {
    const { s } = drawLayers(build([{ part: 'box', size: [0.3, 0.3, 1.5], m: 'stone' }])).layers;
    const row = Math.round(s!.anchorY);
    const side = (from: number, to: number): number => {
      let sum = 0;
      for (let x = from; x < to; x++) sum += s!.rgba[(row * s!.width + x) * 4 + 3]!;
      return sum;
    };
    expect(side(s!.anchorX + 8, s!.anchorX + 26)).toBeGreaterThan(side(s!.anchorX - 26, s!.anchorX - 8) * 5);
  });
});
