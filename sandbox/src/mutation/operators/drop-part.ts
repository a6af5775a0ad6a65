import type { Operator } from '../operator.ts';

/** A branch of CASE, an assignment of UPDATE or a row of VALUES is left out. */
export const dropPart: Operator = {
  name: 'drop-part',
  on: {
    case: (choice) => [
      ...(choice.whens.length > 1
        ? choice.whens.map((_, i) => ({ ...choice, whens: choice.whens.toSpliced(i, 1) }))
        : []),
      ...(choice.otherwise ? [{ ...choice, otherwise: null }] : []),
    ],
    update: (update) =>
      update.assignments.length < 2
        ? []
        : update.assignments.map((_, i) => ({ ...update, assignments: update.assignments.toSpliced(i, 1) })),
    insert: (insert) => {
      const source = 'type' in insert.source && insert.source.type === 'query' ? insert.source : null;
      const values = source?.body.type === 'values' ? source.body : null;
      if (!source || !values || values.rows.length < 2) return [];
      return values.rows.map((_, i) => {
        const body = { ...values, rows: values.rows.toSpliced(i, 1) };
        return { ...insert, source: { ...source, body } };
      });
    },
  },
};
