/**
 * Whether rooms tell the hash of their world to whoever asks (SQLTOWN_CHECKPOINTS=1). For drills only, like the
 * failpoints: a hash costs a pass over everything that somebody looks at.
 */
export function areCheckpointsOn(): boolean {
  return process.env['SQLTOWN_CHECKPOINTS'] === '1';
}
