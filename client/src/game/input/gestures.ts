/** What fingers, mouse and keys mean. Points are CSS pixels from the canvas's corner. */
export type GestureHandlers = {
  readonly drag: (dx: number, dy: number) => void;
  readonly zoom: (factor: number, x: number, y: number) => void;
  readonly hover: (x: number, y: number) => void;
  /** `isTouch` tells a finger from a mouse: a finger has no hover to show what it would do. */
  readonly tap: (x: number, y: number, isTouch: boolean) => void;
};

/** Farther than this, a press is a drag. */
const TAP_SLOP = 6;

/** A wheel notch (100 pixels) zooms by this factor. */
const WHEEL_STEP = 1.18;

type Press = { x: number; y: number; readonly startX: number; readonly startY: number; moved: boolean };

/** Turns pointer and wheel events into gestures. Returns the function that stops listening. */
export function listenToGestures(canvas: HTMLElement, handlers: GestureHandlers): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const presses = new Map<number, Press>();
  const at = (event: MouseEvent): { x: number; y: number } => {
    const rect = canvas.getBoundingClientRect();
    return { x: event.clientX - rect.left, y: event.clientY - rect.top };
  };

  const down = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    const { x, y } = at(event);
    presses.set(event.pointerId, { x, y, startX: x, startY: y, moved: presses.size > 0 });
    for (const press of presses.values()) press.moved ||= presses.size > 1;
    canvas.setPointerCapture(event.pointerId);
  };

  const move = (event: PointerEvent): void => {
    const { x, y } = at(event);
    const press = presses.get(event.pointerId);
    if (!press) {
      if (event.pointerType === 'mouse') handlers.hover(x, y);
      return;
    }
    const other = [...presses.entries()].find(([id]) => id !== event.pointerId)?.[1];
    if (other) pinch(press, other, x, y, handlers);
    else if (press.moved || Math.hypot(x - press.startX, y - press.startY) > TAP_SLOP) {
      press.moved = true;
      handlers.drag(x - press.x, y - press.y);
    }
    press.x = x;
    press.y = y;
  };

  const up = (event: PointerEvent): void => {
    const press = presses.get(event.pointerId);
    presses.delete(event.pointerId);
    if (press && !press.moved && event.type === 'pointerup') {
      handlers.tap(press.x, press.y, event.pointerType === 'touch');
    }
  };

  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const { x, y } = at(event);
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 33 : event.deltaY;
    // Browsers report a trackpad's pinch as a wheel with Ctrl, in finer steps.
    const notches = (event.ctrlKey ? pixels * 4 : pixels) / 100;
    handlers.zoom(WHEEL_STEP ** -Math.max(-3, Math.min(3, notches)), x, y);
  };

  canvas.addEventListener('pointerdown', down, { signal });
  canvas.addEventListener('pointermove', move, { signal });
  canvas.addEventListener('pointerup', up, { signal });
  canvas.addEventListener('pointercancel', up, { signal });
  canvas.addEventListener('wheel', wheel, { signal, passive: false });
  return () => listening.abort();
}

/** Two fingers: their distance zooms, their middle drags. */
function pinch(press: Press, other: Press, x: number, y: number, handlers: GestureHandlers): void {
  const before = Math.hypot(press.x - other.x, press.y - other.y);
  const after = Math.hypot(x - other.x, y - other.y);
  handlers.drag((x - press.x) / 2, (y - press.y) / 2);
  if (before > 0 && after > 0) handlers.zoom(after / before, (x + other.x) / 2, (y + other.y) / 2);
}
