declare module 'zzfx' {
  /** volume, randomness, frequency (Hz), attack, sustain, release (s), shape, shape curve, slide, … */
  export function zzfx(...parameters: (number | undefined)[]): AudioBufferSourceNode;
  export const ZZFX: { volume: number; sampleRate: number };
}
