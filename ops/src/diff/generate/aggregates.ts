import type { ValueType } from './database.ts';
import type { Weighted } from './draw.ts';
import { drawExpression } from './expressions.ts';
import { AGGREGATES, type AggregateForm } from './functions.ts';
import { ofType, type Scope, type Task, used } from './scope.ts';

/** An aggregate call over the scope; null where no column has its type. */
export function drawAggregate(
  task: Task,
  scope: Scope,
  choose: (form: AggregateForm) => boolean,
): { sql: string; type: ValueType } | null {
  const { draw, dialect, weight } = task;
  const forms = AGGREGATES.filter(
    (form) =>
      form.sql[dialect] !== undefined &&
      choose(form) &&
      (weight === 'beyond' || form.isLesson === true) &&
      (form.of === '*' || ofType(scope, form.of).length > 0),
  );
  if (forms.length === 0) return null;
  const form = draw.weighted(
    forms.map((each): Weighted<AggregateForm> => [each.of === 'real' ? 3 : 1, each]),
  );
  used(task, form.construct);
  const isSimple = form.isPlain === true || draw.chance(0.7);
  const argument = form.of === '*' ? '' : drawExpression(task, scope, form.of, isSimple ? 0 : 1);
  return { sql: (form.sql[dialect] ?? '').replaceAll('$1', () => argument), type: form.result };
}
