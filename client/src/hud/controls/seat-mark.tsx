import { LIGHT_COLORS } from '@sqltown/shared/lights';
import type { ReactNode } from 'react';

type Props = { readonly color: number; readonly children: ReactNode };

/** A player's colour and shape together: colour never stands alone. */
export function SeatMark({ color, children }: Props): ReactNode {
  const index = color % LIGHT_COLORS.length;
  return (
    <span className="seat-mark" data-shape={LIGHT_COLORS[index]?.shape} data-color={index} aria-hidden>
      <span>{children}</span>
    </span>
  );
}
