import { BUILDING_TYPES, DEMOLISH_SHARE } from '@sqltown/shared/rules';
import { MapPin, Move, Trash2 } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useServices } from '../services/services.ts';
import type { Place } from './places.ts';
import { TileFields, tileIn } from './tile-fields.tsx';

type Props = { readonly place: Place; readonly onGone: () => void };

/** One place of the city and what can be done with it. */
export function PlaceCard({ place, onGone }: Props): ReactNode {
  const { bridge, orders, announcer } = useServices();
  const { building } = place;
  const said = useRef(announcer);
  const words = `${place.name}, ${place.kind}, level ${place.level}, at ${place.x}, ${place.y}. ${
    place.light === null ? place.state : `Row ${place.light.row} of your result: ${place.light.label}`
  }.`;
  useEffect(() => said.current.say(words), [words]);

  const move = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const to = tileIn(event.currentTarget);
    if (building !== null) void orders.move(building.buildingId, to);
  };
  const demolish = async (): Promise<void> => {
    if (building !== null && (await orders.demolish(building.buildingId))) onGone();
  };

  return (
    <section className="card place-card" aria-label={place.name}>
      <p className="label faint figures">
        {place.kind} · level {place.level} · {place.x}, {place.y}
      </p>
      <h2>{place.name}</h2>
      <p className="dense quiet">{place.light === null ? place.state : place.light.label}</p>
      <div className="row wrap">
        <button
          type="button"
          className="button button-small"
          onClick={() => bridge.hud.emit('focus', place.focus)}
        >
          <MapPin size={14} aria-hidden /> Show on the map
        </button>
        {building !== null && (
          <button type="button" className="button button-small" onClick={() => void demolish()}>
            <Trash2 size={14} aria-hidden /> Take down ·{' '}
            {Math.floor(BUILDING_TYPES[building.kind].priceCoins * DEMOLISH_SHARE)} back
          </button>
        )}
      </div>
      {building !== null && (
        <form className="row wrap" onSubmit={move} aria-label={`Move ${place.name}`}>
          <TileFields x={building.x} y={building.y} />
          <button type="submit" className="button button-small">
            <Move size={14} aria-hidden /> Move there
          </button>
        </form>
      )}
    </section>
  );
}
