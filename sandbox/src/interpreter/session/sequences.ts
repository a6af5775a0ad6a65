import type { DatabaseState, Sequence } from '../catalog/state.ts';
import { fail } from '../errors/failure.ts';
import type { Span } from '../lexer/token.ts';
import type { Sequences } from '../run/run.ts';
import type { Counters } from './counters.ts';

/** The sequences of a session, as functions reach them. */
export function sequencesOf(state: () => DatabaseState, counters: Counters): Sequences {
  return {
    next(name, span) {
      const sequence = named(name, span);
      const value = counters.next(sequence);
      if (value <= sequence.maximum && value >= sequence.minimum) return value;
      if (!sequence.cycle) return fail({ kind: 'sequence-exhausted', name: sequence.name }, span);
      const first = sequence.step > 0n ? sequence.minimum : sequence.maximum;
      counters.restart(sequence, first + sequence.step, first);
      return first;
    },
    current(name, span) {
      const sequence = named(name, span);
      return counters.last(sequence) ?? fail({ kind: 'sequence-unused', name: sequence.name }, span);
    },
    set(name, value, isCalled, span) {
      const sequence = named(name, span);
      counters.restart(sequence, isCalled ? value + sequence.step : value, value);
    },
  };

  function named(name: string, span: Span | null): Sequence {
    return state().sequences.get(name) ?? fail({ kind: 'unknown-sequence', name }, span);
  }
}
