/** An RGBA picture (straight alpha) whose pixel (anchorX, anchorY) is the object's origin on the ground. */
export type Layer = {
  readonly width: number;
  readonly height: number;
  readonly anchorX: number;
  readonly anchorY: number;
  readonly rgba: Uint8Array;
};

/**
 * `c` colour by day without ground or cast shadow; `e` lamplight at 1×, to lie over `c` × DUSK_TINT;
 * `s` cast shadow and `o` contact shadow on the ground (white, alpha is coverage, half size).
 */
export type LayerName = 'c1x' | 'c2x' | 'e' | 's' | 'o';
export type Layers = Partial<Readonly<Record<LayerName, Layer>>>;
