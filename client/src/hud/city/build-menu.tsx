import { Coins, Hammer, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useObservable } from '#net/use-observable.ts';
import { CardPopover } from '../controls/popover.tsx';
import { useChapters } from '../learning/queries.ts';
import { useServices } from '../services/services.ts';
import { useMe } from '../session/use-me.ts';
import { type BuildOption, buildOptions } from './build-options.ts';
import { BuildingPicture } from './building-picture.tsx';

/** Every kind of building with its price, or with what it waits for. */
export function BuildMenu({ isPhone }: { readonly isPhone: boolean }): ReactNode {
  const { link, bridge } = useServices();
  const { me } = useMe();
  const facts = useObservable(link.facts);
  const chapters = useChapters(me !== null);
  const choose = (option: BuildOption): void =>
    bridge.hud.emit('tool', { kind: 'place', building: option.kind });
  return (
    <CardPopover
      label="Build"
      placement={isPhone ? 'bottom end' : 'top start'}
      trigger={
        <Button
          className="button button-plain build-button"
          aria-label="Build"
          isDisabled={facts === null}
          data-testid="build"
        >
          <Hammer size={isPhone ? 20 : 16} aria-hidden />
          {!isPhone && 'Build'}
        </Button>
      }
    >
      {(close) =>
        facts !== null &&
        me !== null && (
          <div className="build-menu">
            <div className="row build-head">
              <h2 className="push">Build</h2>
              <span className="chip chip-gold figures">
                <Coins size={13} aria-hidden />
                {facts.coins.toLocaleString('en')}
              </span>
            </div>
            <ul className="build-list">
              {buildOptions(facts, chapters.data, me.playerId).map((option) => (
                <li key={option.kind}>
                  <Option
                    option={option}
                    onChoose={() => {
                      choose(option);
                      close();
                    }}
                  />
                </li>
              ))}
            </ul>
          </div>
        )
      }
    </CardPopover>
  );
}

function Option({
  option,
  onChoose,
}: {
  readonly option: BuildOption;
  readonly onChoose: () => void;
}): ReactNode {
  const { kind, title, about, priceCoins, lock } = option;
  return (
    <button
      type="button"
      className="build-option row"
      data-locked={lock?.kind}
      aria-disabled={lock !== null}
      onClick={() => lock === null && onChoose()}
      data-testid={`build-${kind}`}
    >
      <span className="build-picture">
        <BuildingPicture kind={kind} level={1} />
        {lock?.kind === 'lesson' && (
          <span className="build-lock">
            <Lock size={13} aria-hidden />
          </span>
        )}
      </span>
      <span className="build-words">
        <span className="dense strong">{title}</span>
        <span className="label faint">{lock === null ? about : lock.words}</span>
      </span>
      <span className="push" />
      <span className="row label figures strong coins">
        <Coins size={13} aria-hidden />
        {priceCoins}
        <span className="unseen">coins</span>
      </span>
    </button>
  );
}
