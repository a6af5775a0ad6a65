import type { Entity } from './entity.ts';

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * A fingerprint of a set of entities, whatever their order: what two sides compare to know that they show
 * the same world. FNV-1a over the entities by handle, as eight hexadecimal digits.
 */
export function hashWorld(entities: Iterable<Entity>): string {
  let hash = FNV_OFFSET;
  for (const entity of [...entities].sort((a, b) => a.handle - b.handle)) {
    const line = lineOf(entity);
    for (let i = 0; i < line.length; i++) hash = Math.imul(hash ^ line.charCodeAt(i), FNV_PRIME);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function lineOf(e: Entity): string {
  const place = `${e.handle} ${e.x} ${e.y}`;
  return e.sort === 'avatar'
    ? `a ${place} ${e.facing};`
    : `b ${place} ${e.buildingId} ${e.kind} ${e.level} ${e.stage}/${e.stages} ${e.readyAt};`;
}
