import { useSyncExternalStore } from 'react';
import type { Observable } from './observable.ts';

/** Redraws when the value changes. */
export function useObservable<T>(observable: Observable<T>): T {
  return useSyncExternalStore(observable.subscribe, observable.get);
}
