import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { CityFacts, SeatView } from '#net/city-facts.ts';
import { CardPopover } from '../controls/popover.tsx';
import { SeatMark } from '../controls/seat-mark.tsx';

const FACES = 3;

const ROLE_WORDS: Readonly<Record<SeatView['role'], string>> = {
  owner: 'owner',
  builder: 'builds here',
  visitor: 'visiting',
};

type Props = { readonly facts: CityFacts; readonly me: string };

/** Everyone in the city now: the first few as faces, all of them in a list. */
export function WhoIsHere({ facts, me }: Props): ReactNode {
  const seats = facts.seats.toSorted((a, b) => Number(b.playerId === me) - Number(a.playerId === me));
  const more = seats.length - FACES;
  return (
    <CardPopover
      label="Who is here"
      placement="bottom end"
      trigger={
        <Button className="button button-plain who">
          <span className="row who-faces" aria-hidden>
            {seats.slice(0, FACES).map((seat) => (
              <span key={seat.sessionId} className="face" data-color={seat.color % 4}>
                {initials(seat.name)}
              </span>
            ))}
            {more > 0 && <span className="face face-more">+{more}</span>}
          </span>
          <span className="dense figures" data-testid="here">
            {seats.length} here
          </span>
        </Button>
      }
    >
      {() => (
        <ul className="who-list">
          {seats.map((seat) => (
            <li key={seat.sessionId} className="row dense">
              <SeatMark color={seat.color}>{initials(seat.name).slice(0, 1)}</SeatMark>
              <span className="strong clip">{seat.name}</span>
              {seat.playerId === me && <span className="faint">you</span>}
              <span className="push" />
              <span className="faint label">{seat.connected ? ROLE_WORDS[seat.role] : 'reconnecting'}</span>
            </li>
          ))}
        </ul>
      )}
    </CardPopover>
  );
}

/** The first letters of a name, as two graphemes at most. */
function initials(name: string): string {
  return [...new Intl.Segmenter().segment(name)]
    .slice(0, 2)
    .map((part) => part.segment)
    .join('');
}
