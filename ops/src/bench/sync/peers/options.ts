import { parseArgs } from 'node:util';

/** How each peer is started: `--port N --hz N --per-room N`. */
export function peerOptions(): { readonly port: number; readonly hz: number; readonly perRoom: number } {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, hz: { type: 'string' }, 'per-room': { type: 'string' } },
  });
  return { port: Number(values.port), hz: Number(values.hz), perRoom: Number(values['per-room']) };
}

/** Tells whoever started it that it listens; ends when they do. */
export function ready(): void {
  process.on('disconnect', () => process.exit(0));
  process.send?.({ answer: 'ready' });
}
