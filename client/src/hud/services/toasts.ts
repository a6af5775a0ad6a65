import { Observable } from '#net/observable.ts';

export type Toast = {
  readonly id: number;
  readonly tone: 'plain' | 'good' | 'bad';
  readonly words: string;
  readonly action?: { readonly label: string; readonly act: () => void };
};

type NewToast = Omit<Toast, 'id'> & { readonly forMs?: number };

const FOR_MS = 6_000;
const MOST = 3;

/** Short notes at the edge of the city: what was refused, what was done, what can be undone. */
export class Toasts {
  readonly shown = new Observable<readonly Toast[]>([]);
  #nextId = 1;

  /** Shows a note for a while; returns the function that takes it away. */
  show({ forMs = FOR_MS, ...toast }: NewToast): () => void {
    const id = this.#nextId++;
    const dismiss = (): void => this.shown.update((all) => all.filter((one) => one.id !== id));
    this.shown.update((all) =>
      [...all.filter((one) => one.words !== toast.words), { ...toast, id }].slice(-MOST),
    );
    setTimeout(dismiss, forMs);
    return dismiss;
  }
}
