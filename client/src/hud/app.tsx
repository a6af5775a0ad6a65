import { type ReactNode, useEffect, useState } from 'react';
import type { Me } from '@sqltown/shared/api';
import { useObservable } from '#net/use-observable.ts';
import { Dialogs } from './account/dialogs.tsx';
import { CityArea } from './city/city-area.tsx';
import { Dock } from './dock/dock.tsx';
import { Sheet } from './dock/sheet.tsx';
import { useBench } from './learning/use-bench.ts';
import { WorkbenchContext } from './learning/workbench.ts';
import { useServices } from './services/services.ts';
import { PHONE, useMedia } from './services/use-media.ts';
import { useLook, useTheme } from './services/use-theme.ts';
import { useViewport } from './services/use-viewport.ts';
import { readAddress } from './session/address.ts';
import { useMe } from './session/use-me.ts';
import { LiveRegion } from './toasts/live-region.tsx';
import { ToastList } from './toasts/toast-list.tsx';
import type { MenuAction } from './topbar/main-menu.tsx';
import { TopBar } from './topbar/top-bar.tsx';
import { useShortcuts } from './use-shortcuts.ts';

/** The page: bar, city and workbench. */
export function App(): ReactNode {
  const { me, fault, retry } = useMe();
  const cityId = useHome(me);
  const bench = useBench(me, cityId);
  const isPhone = useMedia(PHONE);
  const [dialog, setDialog] = useState<MenuAction | null>(null);
  const [isTableOpen, setTableOpen] = useState(false);
  const act = useMenuActions(setDialog);
  useLook();
  useViewport();
  useShortcuts({ table: () => setTableOpen((open) => !open), sound: () => act('sound') });
  useArrivals(me);

  return (
    <WorkbenchContext value={bench}>
      <div className="shell">
        <TopBar me={me} onAction={act} />
        <CityArea
          isPhone={isPhone}
          me={me}
          isTableOpen={isTableOpen}
          onTable={() => setTableOpen((open) => !open)}
          onClaim={() => setDialog('claim')}
        />
        {isPhone ? <Sheet /> : <Dock />}
      </div>
      {me === null && fault !== null && (
        <div className="card no-session" role="alert">
          <h2>SQLTown can’t be reached</h2>
          <p className="dense quiet">{fault.message}</p>
          <button type="button" className="button button-main" onClick={retry}>
            Try again
          </button>
        </div>
      )}
      <ToastList />
      <LiveRegion />
      {me !== null && <Dialogs open={dialog} me={me} onClose={() => setDialog(null)} />}
    </WorkbenchContext>
  );
}

/** The city to stand in: the one that the address names, else one's own. Enters it, and leaves with the page. */
function useHome(me: Me | null): Me['homeCityId'] | null {
  const { link } = useServices();
  const [asked] = useState(() => readAddress(new URL(location.href)).cityId);
  const cityId = me === null ? null : (asked ?? me.homeCityId);
  const playerId = me?.playerId;
  const name = me?.name;
  const isGuest = me?.guest;
  useEffect(() => {
    if (me === null || cityId === null) return undefined;
    link.enter(cityId, me);
    return () => link.leave();
    // A seat carries who one is: another player, name or standing needs another seat.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [link, cityId, playerId, name, isGuest]);
  return cityId;
}

function useMenuActions(openDialog: (dialog: MenuAction) => void): (action: MenuAction) => void {
  const { preferences, announcer } = useServices();
  const { toggle } = useTheme();
  const { sound } = useObservable(preferences);
  return (action) => {
    if (action === 'theme') toggle();
    else if (action === 'sound') {
      preferences.update((all) => ({ ...all, sound: !sound }));
      announcer.say(sound ? 'Sound off.' : 'Sound on.');
    } else openDialog(action);
  };
}

/** Says who comes and goes, for those who don't see the map. */
function useArrivals(me: Me | null): void {
  const { link, announcer } = useServices();
  const playerId = me?.playerId;
  useEffect(() => {
    let before: ReadonlyMap<string, string> | null = null;
    return link.facts.subscribe(() => {
      const facts = link.facts.get();
      if (facts === null) {
        before = null;
        return;
      }
      const now = new Map(facts.seats.map((seat) => [seat.playerId, seat.name]));
      for (const [id, name] of now) {
        if (before !== null && id !== playerId && !before.has(id)) announcer.say(`${name} is here.`);
      }
      for (const [id, name] of before ?? []) if (!now.has(id)) announcer.say(`${name} has left.`);
      before = now;
    });
  }, [link, announcer, playerId]);
}
