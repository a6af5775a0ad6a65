import type { Light } from '@sqltown/shared/lights';
import { LANDMARKS } from '@sqltown/shared/plan';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components';
import { useObservable } from '#net/use-observable.ts';
import { useServices } from '../services/services.ts';
import { PlaceCard } from './place-card.tsx';
import { PlaceForm } from './place-form.tsx';
import { type PlaceColumn, type PlaceOrder, placesOf, sortPlaces } from './places.ts';

const COLUMNS: readonly (readonly [PlaceColumn, string])[] = [
  ['light', 'Row'],
  ['name', 'Name'],
  ['kind', 'Kind'],
  ['level', 'Level'],
  ['x', 'x'],
  ['y', 'y'],
  ['state', 'State'],
];

type Props = { readonly onClose: () => void };

/** The same city as rows: everything that can be done on the map can be done here, by keyboard alone. */
export default function CityTable({ onClose }: Props): ReactNode {
  const { census, link } = useServices();
  const facts = useObservable(link.facts);
  const { buildings } = useObservable(census.map);
  const lights = useLights();
  const [order, setOrder] = useState<PlaceOrder>({ column: 'light', direction: 'ascending' });
  const [openKey, setOpenKey] = useState<string | null>(null);
  const places = useMemo(
    () => sortPlaces(placesOf(buildings.values(), LANDMARKS, lights), order),
    [buildings, lights, order],
  );
  const open = places.find((place) => place.key === openKey) ?? null;

  return (
    <section className="city-table" aria-label="City as a table" data-testid="table">
      <header className="row">
        <h1>{facts?.name ?? 'The city'} as a table</h1>
        <span className="chip">same city, same commands</span>
        <span className="push" />
        <button type="button" className="button button-small" onClick={onClose}>
          <X size={14} aria-hidden /> Back to the picture
        </button>
      </header>
      <div className="city-table-parts">
        <div className="card city-table-scroll">
          <Table
            aria-label="Buildings and landmarks"
            className="data places"
            selectionMode="single"
            selectionBehavior="replace"
            disallowEmptySelection={false}
            selectedKeys={openKey === null ? [] : [openKey]}
            onSelectionChange={(keys) =>
              setOpenKey(keys === 'all' ? null : String([...keys][0] ?? '') || null)
            }
            onRowAction={(key) => setOpenKey(String(key))}
            sortDescriptor={order}
            onSortChange={({ column, direction }) =>
              setOrder({ column: column as PlaceColumn, direction: direction ?? 'ascending' })
            }
          >
            <TableHeader>
              {COLUMNS.map(([id, title]) => (
                <Column
                  key={id}
                  id={id}
                  isRowHeader={id === 'name'}
                  allowsSorting
                  className={isNumber(id) ? 'right' : ''}
                >
                  {({ sortDirection }) => (
                    <>
                      {title}
                      <span aria-hidden className="sort-sign">
                        {sortDirection === 'ascending' ? ' ▲' : sortDirection === 'descending' ? ' ▼' : ''}
                      </span>
                    </>
                  )}
                </Column>
              ))}
            </TableHeader>
            <TableBody items={places} dependencies={[places]}>
              {(place) => (
                <Row id={place.key}>
                  <Cell>
                    {place.light !== null && <span className="badge badge-lit">{place.light.row}</span>}
                  </Cell>
                  <Cell className="strong">{place.name}</Cell>
                  <Cell>{place.kind}</Cell>
                  <Cell className="right">{place.level}</Cell>
                  <Cell className="right">{place.x}</Cell>
                  <Cell className="right">{place.y}</Cell>
                  <Cell className="faint">{place.light?.label ?? place.state}</Cell>
                </Row>
              )}
            </TableBody>
          </Table>
        </div>
        <div className="city-table-side">
          {open !== null && <PlaceCard key={open.key} place={open} onGone={() => setOpenKey(null)} />}
          <PlaceForm />
        </div>
      </div>
      <p className="row label faint city-table-keys">
        <kbd className="key">↑↓</kbd> move <kbd className="key">Enter</kbd> open <kbd className="key">T</kbd>{' '}
        picture or table
      </p>
    </section>
  );
}

const isNumber = (column: PlaceColumn): boolean => column === 'level' || column === 'x' || column === 'y';

/** The landmarks that the newest query lit, by id. */
function useLights(): ReadonlyMap<number, Light> {
  const { bridge } = useServices();
  const [lights, setLights] = useState<ReadonlyMap<number, Light>>(new Map());
  useEffect(() => {
    const stops = [
      bridge.world.on('lights', (event) => {
        if (event.you) setLights(new Map(event.lights.map((light) => [light.landmarkId, light])));
      }),
      bridge.hud.on('clearLights', () => setLights(new Map())),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [bridge]);
  return lights;
}
