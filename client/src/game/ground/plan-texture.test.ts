import { CITY_TILES, ORIGIN } from '@sqltown/shared/plan';
import { describe, expect, test } from 'vitest';
import { PLAN_MARGIN_TILES, PLAN_TEXELS, paintPlan } from './plan-texture.ts';

const plan = paintPlan();

function sample(image: Uint8Array, u: number, v: number): number[] {
  const at = (texel(v) * PLAN_TEXELS + texel(u)) * 4;
  return Array.from(image.subarray(at, at + 4));
}

function texel(t: number): number {
  return Math.floor(((t + ORIGIN + PLAN_MARGIN_TILES) / (CITY_TILES + 2 * PLAN_MARGIN_TILES)) * PLAN_TEXELS);
}

describe('the plan textures', () => {
  test('are opaque, so that no loader multiplies their channels by alpha', () => {
    const alphas = new Set<number>();
    for (let i = 3; i < plan.paving.length; i += 4) alphas.add(plan.paving[i]!).add(plan.river[i]!);
    expect(alphas).toEqual(new Set([255]));
  });

  test('hold the main road, the temple plaza and the trodden earth', () => {
    expect(sample(plan.paving, 0, 2)[0]).toBeLessThan(128);
    expect(sample(plan.paving, 4, -14)[0]).toBeGreaterThan(128);
    expect(sample(plan.paving, 2.5, -8)[1]).toBeLessThan(128);
    expect(sample(plan.paving, 0, -4)[2]).toBe(255);
    expect(sample(plan.paving, 40, -40)[2]).toBe(0);
  });

  test('hold the river: deep in the middle, none in town, sand beside the ghats only', () => {
    expect(sample(plan.river, 0, 16)[0]).toBeGreaterThan(200);
    expect(sample(plan.river, 0, 0)[0]).toBe(0);
    expect(sample(plan.river, 0, 8)[2]).toBe(0);
    expect(sample(plan.river, 30, 8)[2]).toBe(255);
  });

  test('keep fields away from the water', () => {
    expect(sample(plan.river, -40, -30)[1]).toBe(255);
    expect(sample(plan.river, 0, 16)[1]).toBe(0);
  });
});
