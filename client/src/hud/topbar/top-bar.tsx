import { Coins, Moon, Star, Sun, Volume2, VolumeX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Me } from '@sqltown/shared/api';
import { useObservable } from '#net/use-observable.ts';
import markUrl from '../mark.svg';
import { useServices } from '../services/services.ts';
import { PHONE, useMedia } from '../services/use-media.ts';
import { useTheme } from '../services/use-theme.ts';
import { CityMenu } from './city-menu.tsx';
import { ConnectionChip } from './connection-chip.tsx';
import { GoalMeter } from './goal-meter.tsx';
import { LevelRing } from './level-ring.tsx';
import { MainMenu, type MenuAction } from './main-menu.tsx';
import { WhoIsHere } from './who-is-here.tsx';

type Props = { readonly me: Me | null; readonly onAction: (action: MenuAction) => void };

/** The bar on top: whose city, how far, who is here, whether it is live. */
export function TopBar({ me, onAction }: Props): ReactNode {
  const { link } = useServices();
  const facts = useObservable(link.facts);
  const isPhone = useMedia(PHONE);
  return (
    <header className="topbar">
      <img src={markUrl} width={28} height={28} alt="SQLTown" className="mark" />
      <CityMenu facts={facts} isMine={me !== null && facts?.ownerId === me.playerId} />
      {!isPhone && <span className="topbar-rule" />}
      {!isPhone && facts !== null && <LevelRing level={facts.level} xp={facts.xp} />}
      {!isPhone && facts !== null && (
        <span className="row strong figures coins" title="Coins of this city">
          <Coins size={17} aria-hidden />
          <span data-testid="coins">{facts.coins.toLocaleString('en')}</span>
          <span className="unseen">coins</span>
        </span>
      )}
      <span className="push" />
      {!isPhone && facts !== null && <GoalMeter done={facts.goalDone} target={facts.goalTarget} />}
      {!isPhone && <span className="push" />}
      {!isPhone && facts !== null && me !== null && <WhoIsHere facts={facts} me={me.playerId} />}
      <ConnectionChip />
      {isPhone && facts !== null && (
        <>
          <span className="chip figures" aria-label={`Level ${facts.level}`}>
            <Star size={13} aria-hidden />
            {facts.level}
          </span>
          <span className="chip chip-gold figures" aria-label={`${facts.coins} coins`}>
            <Coins size={13} aria-hidden />
            <span data-testid="coins">{facts.coins.toLocaleString('en')}</span>
          </span>
        </>
      )}
      <span className="row topbar-tools">
        {!isPhone && <Switches />}
        {me !== null && <MainMenu me={me} isPhone={isPhone} onAction={onAction} />}
      </span>
    </header>
  );
}

function Switches(): ReactNode {
  const { preferences } = useServices();
  const { sound } = useObservable(preferences);
  const { isDark, toggle } = useTheme();
  return (
    <>
      <button
        type="button"
        className="button button-plain button-icon"
        aria-pressed={sound}
        aria-label="Sound"
        title={`Sound is ${sound ? 'on' : 'off'} (m)`}
        onClick={() => preferences.update((all) => ({ ...all, sound: !all.sound }))}
      >
        {sound ? <Volume2 size={18} aria-hidden /> : <VolumeX size={18} aria-hidden />}
      </button>
      <button
        type="button"
        className="button button-plain button-icon"
        aria-label={isDark ? 'Switch to day' : 'Switch to dusk'}
        title={isDark ? 'Day' : 'Dusk'}
        onClick={toggle}
      >
        {isDark ? <Sun size={18} aria-hidden /> : <Moon size={18} aria-hidden />}
      </button>
    </>
  );
}
