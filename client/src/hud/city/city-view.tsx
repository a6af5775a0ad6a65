import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useServices } from '../services/services.ts';
import { REDUCED_MOTION, useMedia } from '../services/use-media.ts';
import { useTheme } from '../services/use-theme.ts';

/** A page that is never idle gets its city all the same. */
const IDLE_WITHIN_MS = 2_000;

type Props = {
  readonly isPale: boolean;
  /** The lesson is on screen: from now on the picture may take its time. */
  readonly mayStart: boolean;
};

/** The city itself: a poster at once, the living picture when it has come. */
export function CityView({ isPale, mayStart }: Props): ReactNode {
  const { bridge, loadCity } = useServices();
  const host = useRef<HTMLDivElement>(null);
  const [isAlive, setAlive] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const { isDark } = useTheme();
  const isStill = useMedia(REDUCED_MOTION);
  const first = useRef({ isDark, isStill });

  useEffect(() => {
    if (!mayStart) return undefined;
    let isGone = false;
    let stop: (() => void) | null = null;
    const stopReady = bridge.game.on('ready', () => setAlive(true));
    void untilIdle()
      .then(() => (isGone ? null : loadCity()))
      .then(async (startCity) => {
        await untilIdle();
        if (isGone || startCity === null) return;
        const city = startCity({
          parent: host.current!,
          bridge,
          theme: first.current.isDark ? 'dusk' : 'day',
          reducedMotion: first.current.isStill,
        });
        stop = () => city.destroy();
      })
      .catch((fault: unknown) => {
        console.error('game.load', fault);
        setFailed(true);
      });
    return () => {
      isGone = true;
      stopReady();
      stop?.();
    };
  }, [bridge, loadCity, mayStart]);

  return (
    <div className="city-view" data-pale={isPale || undefined}>
      <img
        className="poster"
        src={`/atlas/poster-${isDark ? 'dusk' : 'day'}.webp`}
        alt=""
        data-gone={isAlive || undefined}
        onError={(event) => event.currentTarget.remove()}
      />
      <div ref={host} className="city-canvas" data-testid="city" />
      {hasFailed && (
        <p className="city-failed card dense" role="alert">
          The picture of the city did not load. Lessons and “City as table” work without it; reload to try
          again.
        </p>
      )}
    </div>
  );
}

/** Safari has no idle callback: a moment after the next paint stands for it. */
function untilIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: IDLE_WITHIN_MS });
    else setTimeout(resolve, 50);
  });
}
