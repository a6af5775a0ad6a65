import type { AttemptReply, Dialect } from '@sqltown/shared/api';
import type { CityId, CommandId, ExerciseId } from '@sqltown/shared/ids';
import { useEffect, useRef, useState } from 'react';
import { ApiError, wordsFor } from '#net/api.ts';
import { newCommandId } from '#net/random-id.ts';
import { useServices } from '../services/services.ts';

export type SubmissionState =
  | { readonly kind: 'none' }
  | { readonly kind: 'judging' }
  | { readonly kind: 'judged'; readonly reply: AttemptReply; readonly sql: string }
  | { readonly kind: 'failed'; readonly words: string };

export type Submission = {
  readonly state: SubmissionState;
  readonly submit: (order: SubmitOrder) => Promise<AttemptReply | null>;
  /** Forgets the verdict, for another exercise. */
  readonly clear: () => void;
};

export type SubmitOrder = {
  readonly exerciseId: ExerciseId;
  readonly dialect: Dialect;
  readonly sql: string;
};

type Pending = SubmitOrder & { readonly attemptId: CommandId };

/** Hands in an answer. One whose reply was lost keeps its attempt id, so that handing it in again counts once. */
export function useSubmission(cityId: CityId | null): Submission {
  const { api } = useServices();
  const [state, setState] = useState<SubmissionState>({ kind: 'none' });
  const lost = useRef<Pending | null>(null);
  const flight = useRef<AbortController | null>(null);

  useEffect(() => () => flight.current?.abort(), []);

  const submit = async (order: SubmitOrder): Promise<AttemptReply | null> => {
    if (flight.current !== null) return null;
    const mine = new AbortController();
    flight.current = mine;
    const attemptId = isSameOrder(lost.current, order) ? lost.current.attemptId : newCommandId();
    lost.current = { ...order, attemptId };
    setState({ kind: 'judging' });
    try {
      const { exerciseId, dialect, sql } = order;
      const request = { attemptId, dialect, sql, ...(cityId === null ? {} : { cityId }) };
      const reply = await api.attempt(exerciseId, request, mine.signal);
      lost.current = null;
      if (mine.signal.aborted) return null;
      setState({ kind: 'judged', reply, sql });
      return reply;
    } catch (fault) {
      if (fault instanceof ApiError && fault.status < 500) lost.current = null;
      if (!mine.signal.aborted) setState({ kind: 'failed', words: wordsFor(fault) });
      return null;
    } finally {
      if (flight.current === mine) flight.current = null;
    }
  };

  const clear = (): void => {
    flight.current?.abort();
    flight.current = null;
    setState({ kind: 'none' });
  };
  return { state, submit, clear };
}

function isSameOrder(pending: Pending | null, order: SubmitOrder): pending is Pending {
  return (
    pending !== null &&
    pending.exerciseId === order.exerciseId &&
    pending.dialect === order.dialect &&
    pending.sql === order.sql
  );
}
