import { Mesh } from '../mesh/mesh.ts';
import type { Part, PartOf, Rule, Rules } from './part.ts';
import { RULES } from './parts/index.ts';
import { PRIMITIVES, isPrimitive } from './primitives.ts';

/** Adds parts to a mesh, rewriting composite ones by their rules until only primitives are left. */
export function draw(mesh: Mesh, parts: readonly Part[]): void {
  for (const part of parts) {
    mesh.within(part, () => {
      if (part.part === 'group') draw(mesh, part.parts);
      else if (isPrimitive(part)) drawPrimitive(mesh, part);
      else draw(mesh, rewrite(part));
    });
  }
}

/** A mesh of the parts alone. `owner` decides which of its windows are lit. */
export function build(parts: readonly Part[], owner = 1): Mesh {
  const mesh = new Mesh();
  mesh.owner = owner;
  draw(mesh, parts);
  return mesh;
}

function drawPrimitive<K extends keyof typeof PRIMITIVES>(mesh: Mesh, part: PartOf<K>): void {
  PRIMITIVES[part.part](mesh, part as never);
}

function rewrite<K extends keyof Rules>(part: PartOf<K>): readonly Part[] {
  const rule = RULES[part.part] as Rule<K>;
  return rule(part);
}
