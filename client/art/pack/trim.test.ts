import { describe, expect, it } from 'vitest';
import { trim } from './trim.ts';

function picture(width: number, height: number, dots: readonly (readonly [x: number, y: number])[]) {
  const rgba = new Uint8Array(width * height * 4);
  for (const [x, y] of dots) rgba.set([x, y, 7, 255], (y * width + x) * 4);
  return { width, height, anchorX: 4, anchorY: 6, rgba };
}

describe('trimming', () => {
  it('cuts to what is visible and keeps the anchor over the same ground', () => {
    const cut = trim(
      picture(10, 8, [
        [3, 2],
        [6, 5],
      ]),
    );
    expect(cut).toMatchObject({ width: 4, height: 4, anchorX: 1, anchorY: 4 });
    expect([...cut!.rgba.subarray(0, 4)]).toEqual([3, 2, 7, 255]);
    expect([...cut!.rgba.subarray(-4)]).toEqual([6, 5, 7, 255]);
  });

  it('gives null for a picture with nothing in it', () => {
    expect(trim(picture(5, 5, []))).toBeNull();
  });
});
