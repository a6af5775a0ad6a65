import { ORIGIN, Occupancy } from '@sqltown/shared/plan';
import { REFUSALS } from '@sqltown/shared/refusals';
import type { BuildingKind } from '@sqltown/shared/rules';
import { Hammer, Search } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useMemo, useState } from 'react';
import { useObservable } from '#net/use-observable.ts';
import { buildOptions } from '../city/build-options.ts';
import { useChapters } from '../learning/queries.ts';
import { useServices } from '../services/services.ts';
import { useMe } from '../session/use-me.ts';
import { TileFields } from './tile-fields.tsx';

/** Building without the map: choose what and where; the reason why not is said at once. */
export function PlaceForm(): ReactNode {
  const { link, census, orders, announcer } = useServices();
  const { me } = useMe();
  const facts = useObservable(link.facts);
  const { buildings } = useObservable(census.map);
  const chapters = useChapters(me !== null);
  const [kind, setKind] = useState<BuildingKind>('house');
  const [at, setAt] = useState({ x: ORIGIN, y: ORIGIN });
  const id = useId();

  const occupancy = useMemo(() => {
    const taken = new Occupancy<string>();
    for (const building of buildings.values())
      taken.add(building.buildingId, building.kind, building.x, building.y);
    return taken;
  }, [buildings]);

  if (facts === null || me === null) return null;
  const options = buildOptions(facts, chapters.data, me.playerId);
  const chosen = options.find((option) => option.kind === kind);
  const whyNot = occupancy.whyNot(kind, at.x, at.y);
  const reason = chosen?.lock?.words ?? (whyNot === null ? null : REFUSALS[whyNot]);

  const findGround = (): void => {
    const free = occupancy.nearestFree(kind, at.x, at.y);
    if (free === null) return announcer.say('There is no free ground left.');
    setAt(free);
    announcer.say(`Free ground at ${free.x}, ${free.y}.`);
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void orders.place(kind, at);
  };

  return (
    <form className="card place-form" onSubmit={submit} aria-label="Build by coordinates">
      <h2>Build here</h2>
      <div className="row wrap">
        <span className="field">
          <label htmlFor={id}>Building</label>
          <select id={id} value={kind} onChange={(event) => setKind(event.target.value as BuildingKind)}>
            {options.map((option) => (
              <option key={option.kind} value={option.kind}>
                {option.title} · {option.priceCoins}
                {option.lock === null ? '' : ` (${option.lock.words})`}
              </option>
            ))}
          </select>
        </span>
        <TileFields x={at.x} y={at.y} onChange={setAt} />
      </div>
      <output className={reason === null ? 'label ok' : 'label bad'}>{reason ?? 'Free ground.'}</output>
      <div className="row wrap">
        <button type="button" className="button button-small" onClick={findGround}>
          <Search size={14} aria-hidden /> Nearest free ground
        </button>
        <button type="submit" className="button button-small button-main" disabled={reason !== null}>
          <Hammer size={14} aria-hidden /> Place
        </button>
      </div>
    </form>
  );
}
