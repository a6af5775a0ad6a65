import { EMOTES, type Emote, PHRASES, type Phrase } from '@sqltown/shared/commands';
import { Brain, Flame, Hand, Heart, type LucideIcon, PartyPopper, Send, Sparkles } from 'lucide-react';
import type { FormEvent, ReactNode } from 'react';
import { useServices } from '../services/services.ts';
import { textIn } from '../controls/form-text.ts';

const SIGNS: Readonly<Record<Emote, readonly [LucideIcon, string]>> = {
  wave: [Hand, 'Wave'],
  lamp: [Flame, 'Light a lamp'],
  clap: [PartyPopper, 'Cheer'],
  heart: [Heart, 'Heart'],
  think: [Brain, 'Thinking'],
  wow: [Sparkles, 'Wow'],
};

type Props = { readonly isGuest: boolean; readonly close: () => void; readonly onClaim: () => void };

/** Emotes and phrases for everyone; free words for whoever has claimed an account. */
export default function ExpressBody({ isGuest, close, onClaim }: Props): ReactNode {
  return (
    <div className="express stack">
      <Signs close={close} />
      {isGuest ? (
        <p className="label faint">
          Free chat opens when you{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              close();
              onClaim();
            }}
          >
            make this city yours
          </button>
          .
        </p>
      ) : (
        <ChatLine close={close} />
      )}
    </div>
  );
}

function Signs({ close }: { readonly close: () => void }): ReactNode {
  const { link } = useServices();
  const say = (type: 'emote' | 'phrase', payload: unknown): void => {
    link.send(type, payload);
    close();
  };
  return (
    <>
      <div className="row emotes" role="toolbar" aria-label="Emotes">
        {EMOTES.map((emote) => {
          const [Icon, title] = SIGNS[emote];
          return (
            <button
              key={emote}
              type="button"
              className="button button-plain emote"
              aria-label={title}
              title={title}
              onClick={() => say('emote', { emote })}
            >
              <Icon size={20} aria-hidden />
            </button>
          );
        })}
      </div>
      <ul className="phrases">
        {(Object.entries(PHRASES) as [Phrase, string][]).map(([phrase, words]) => (
          <li key={phrase}>
            <button
              type="button"
              className="button button-small phrase"
              onClick={() => say('phrase', { phrase })}
            >
              {words}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function ChatLine({ close }: { readonly close: () => void }): ReactNode {
  const { link } = useServices();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const text = textIn(event.currentTarget, 'text').trim();
    if (text === '') return;
    link.send('chat', { text });
    close();
  };
  return (
    <form className="row field chat-line" onSubmit={submit}>
      <input
        name="text"
        className="push"
        maxLength={200}
        aria-label="Say to everyone here"
        placeholder="Say to everyone here"
        autoComplete="off"
      />
      <button type="submit" className="button button-icon" aria-label="Send">
        <Send size={15} aria-hidden />
      </button>
    </form>
  );
}
