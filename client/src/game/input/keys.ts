/** What keys do while the canvas has the focus. */
export type KeyHandlers = {
  /** CSS pixels. */
  readonly pan: (dx: number, dy: number) => void;
  readonly zoom: (direction: 1 | -1) => void;
  /** Acts on what is in the middle of the screen. */
  readonly act: () => void;
  readonly focus: (isFocused: boolean) => void;
};

const PAN_STEP = 72;

const PANS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [PAN_STEP, 0],
  ArrowRight: [-PAN_STEP, 0],
  ArrowUp: [0, PAN_STEP],
  ArrowDown: [0, -PAN_STEP],
};

/** Arrows pan, + and − zoom, Enter or Space acts. Returns the function that stops listening. */
export function listenToKeys(canvas: HTMLElement, handlers: KeyHandlers): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pan = PANS[event.key];
    if (pan) handlers.pan(...pan);
    else if (event.key === '+' || event.key === '=') handlers.zoom(1);
    else if (event.key === '-' || event.key === '_') handlers.zoom(-1);
    else if (event.key === 'Enter' || event.key === ' ') handlers.act();
    else return;
    event.preventDefault();
  };
  canvas.addEventListener('keydown', press, { signal });
  canvas.addEventListener('focus', () => handlers.focus(canvas.matches(':focus-visible')), { signal });
  canvas.addEventListener('blur', () => handlers.focus(false), { signal });
  return () => listening.abort();
}
