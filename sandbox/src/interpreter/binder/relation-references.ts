import type { Relation } from '../plan/logical.ts';
import { joinReferences, NO_REFERENCES, type References } from './bound.ts';

/** What FROM reads: lateral sources of this row, all of them of the queries around. */
export function relationReferences(relation: Relation | null): { readonly references: References } {
  if (!relation) return { references: NO_REFERENCES };
  switch (relation.kind) {
    case 'join':
      return {
        references: joinReferences([
          relationReferences(relation.left),
          relationReferences(relation.right),
          ...relation.on,
        ]),
      };
    case 'derived':
    case 'call':
      return { references: relation.references };
    default:
      return { references: NO_REFERENCES };
  }
}
