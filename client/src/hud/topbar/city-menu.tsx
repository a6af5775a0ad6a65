import { Check, ChevronDown, Link2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import type { CityFacts } from '#net/city-facts.ts';
import { CardPopover } from '../controls/popover.tsx';
import { inviteUrl } from '../session/address.ts';
import { useServices } from '../services/services.ts';

type Props = { readonly facts: CityFacts | null; readonly isMine: boolean };

/** The city's name; behind it, the link that brings friends here. */
export function CityMenu({ facts, isMine }: Props): ReactNode {
  const name = facts?.name ?? 'SQLTown';
  return (
    <CardPopover
      label="This city"
      trigger={
        <Button className="button button-plain city-name" isDisabled={facts === null}>
          <span className="city-words">
            <span className="city-title clip">{name}</span>
            <span className="label faint clip city-about">
              {facts === null ? 'Coming up…' : about(facts, isMine)}
            </span>
            <span className="label faint clip city-here">
              {facts === null ? '…' : `${facts.seats.length} here`}
            </span>
          </span>
          <ChevronDown size={14} aria-hidden />
        </Button>
      }
    >
      {() => facts !== null && <Invitation facts={facts} isMine={isMine} />}
    </CardPopover>
  );
}

function about(facts: CityFacts, isMine: boolean): string {
  const whose = isMine ? 'Your city' : `${facts.ownerName}’s city`;
  return facts.population === 0 ? whose : `${whose} · ${facts.population.toLocaleString('en')} people`;
}

function Invitation({ facts, isMine }: { readonly facts: CityFacts; readonly isMine: boolean }): ReactNode {
  const { toasts } = useServices();
  const [isCopied, setCopied] = useState(false);
  const link = inviteUrl(location.origin, facts.cityId);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      toasts.show({ tone: 'plain', words: `Copy this link: ${link}` });
    }
  };
  return (
    <div className="stack invitation">
      <div>
        <h2>{facts.name}</h2>
        <p className="dense quiet">
          {isMine
            ? 'Send this link: whoever opens it stands in your city with you, no sign-up.'
            : `You are in ${facts.ownerName}’s city. Anyone with this link can come too.`}
        </p>
      </div>
      <div className="row">
        <input className="invite-link mono label" readOnly value={link} aria-label="Link to this city" />
        <Button className="button button-small" onPress={() => void copy()}>
          {isCopied ? <Check size={14} aria-hidden /> : <Link2 size={14} aria-hidden />}
          {isCopied ? 'Copied' : 'Copy link'}
        </Button>
      </div>
      {!isMine && (
        <a className="link dense" href="/">
          Go to my own city
        </a>
      )}
    </div>
  );
}
