import { BUILDING_TYPES, DEMOLISH_SHARE } from '@sqltown/shared/rules';
import { Move, Trash2, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { BuildingView, GameEvents } from '#bridge/index.ts';
import { useObservable } from '#net/use-observable.ts';
import { useServices } from '../services/services.ts';

/** What was clicked on the map: a building that can be moved, or a landmark that is a row. */
export function SelectedCard(): ReactNode {
  const { bridge, census } = useServices();
  const { buildings } = useObservable(census.map);
  const [selected, setSelected] = useState<GameEvents['select']>(null);
  useEffect(() => bridge.game.on('select', setSelected), [bridge]);
  const close = (): void => setSelected(null);
  if (selected === null) return null;
  if ('landmarkId' in selected) return <LandmarkCard id={selected.landmarkId} onClose={close} />;
  const building = buildings.get(selected.buildingId);
  return building === undefined ? null : <BuildingCard building={building} onClose={close} />;
}

function BuildingCard({
  building,
  onClose,
}: {
  readonly building: BuildingView;
  readonly onClose: () => void;
}): ReactNode {
  const { bridge, orders } = useServices();
  const { title, about, priceCoins } = BUILDING_TYPES[building.kind];
  const isRising = building.stage < building.stages;
  const back = Math.floor(priceCoins * DEMOLISH_SHARE);
  return (
    <Card
      title={title}
      about={
        isRising
          ? `Scaffolding: ${building.stage} of ${building.stages} tasks solved`
          : `${about} · level ${building.level}`
      }
      onClose={onClose}
    >
      <div className="row">
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            bridge.hud.emit('tool', { kind: 'move', buildingId: building.buildingId });
            onClose();
          }}
        >
          <Move size={14} aria-hidden /> Move
        </button>
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            void orders.demolish(building.buildingId);
            onClose();
          }}
        >
          <Trash2 size={14} aria-hidden /> Take down · {back} coins back
        </button>
      </div>
    </Card>
  );
}

function LandmarkCard({ id, onClose }: { readonly id: number; readonly onClose: () => void }): ReactNode {
  const plan = useQuery({
    queryKey: ['plan'],
    queryFn: () => import('@sqltown/shared/plan'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const landmark = plan.data?.LANDMARKS.find((one) => one.id === id);
  if (landmark === undefined) return null;
  return (
    <Card
      title={landmark.name}
      about={`${BUILDING_TYPES[landmark.kind].title} of the old quarter`}
      onClose={onClose}
    >
      <p className="label faint">
        Its row: <span className="mono">buildings.id = {landmark.id}</span>
      </p>
    </Card>
  );
}

type CardProps = {
  readonly title: string;
  readonly about: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

function Card({ title, about, onClose, children }: CardProps): ReactNode {
  return (
    <aside className="card selected-card" aria-label={title} data-testid="selected">
      <div className="row">
        <h2 className="push clip">{title}</h2>
        <button
          type="button"
          className="button button-plain button-small button-icon"
          aria-label="Close"
          onClick={onClose}
        >
          <X size={14} aria-hidden />
        </button>
      </div>
      <p className="dense quiet">{about}</p>
      {children}
    </aside>
  );
}
