import type { AttemptReply } from '@sqltown/shared/api';
import { BUILDING_TYPES, type BuildingKind } from '@sqltown/shared/rules';
import { Check, Coins, Flame, Hammer, MapPin, Sparkles } from 'lucide-react';
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { useObservable } from '#net/use-observable.ts';
import { BuildingPicture } from '../city/building-picture.tsx';
import { nextStep, type NextStep } from '../learning/course.ts';
import { useChapters } from '../learning/queries.ts';
import { useWorkbench } from '../learning/workbench.ts';
import { useServices } from '../services/services.ts';

/** Right: what it brought, what rises in the city, and what comes next. */
export function PassedView({ reply }: { readonly reply: AttemptReply }): ReactNode {
  const { link } = useServices();
  const facts = useObservable(link.facts);
  const { lesson } = useWorkbench();
  const { progress } = reply;
  const kind = progress.reward?.building ?? lesson?.animation_config.building;
  return (
    <div className="passed" data-testid="passed">
      <div className="passed-body">
        <div className="passed-words">
          <div className="row verdict-head">
            <span className="round round-ok round-large">
              <Check size={20} strokeWidth={2.6} aria-hidden />
            </span>
            <div>
              <h1>Right, on every town</h1>
              <p className="dense quiet">The one in view, and hidden ones with gaps, ties and doubles.</p>
            </div>
          </div>
          <div className="row chips">
            {progress.reward === null ? (
              <span className="chip chip-tall chip-accent figures">
                <Hammer size={14} aria-hidden />
                {progress.solved} of {progress.of} solved
              </span>
            ) : (
              <>
                <span className="chip chip-tall chip-gold figures">
                  <Sparkles size={14} aria-hidden />+{progress.reward.xp} XP
                </span>
                <span className="chip chip-tall chip-gold figures">
                  <Coins size={14} aria-hidden />+{progress.reward.coins} coins
                </span>
              </>
            )}
            {facts !== null && facts.goalTarget > 0 && (
              <span className="chip chip-tall chip-accent figures">
                <Flame size={14} aria-hidden />
                Festival {facts.goalDone} of {facts.goalTarget}
              </span>
            )}
          </div>
        </div>
        {kind !== undefined && <Rising kind={kind} reply={reply} />}
      </div>
      <Onward />
    </div>
  );
}

function Rising({ kind, reply }: { readonly kind: BuildingKind; readonly reply: AttemptReply }): ReactNode {
  const { link } = useServices();
  const facts = useObservable(link.facts);
  const { solved, of, lessonComplete } = reply.progress;
  const others = (facts?.seats.length ?? 1) - 1;
  const title = BUILDING_TYPES[kind].title;
  return (
    <figure className="rising">
      <BuildingPicture kind={kind} level={1} />
      <figcaption>
        <div className="dense strong">
          {lessonComplete ? `A ${title.toLowerCase()} rises` : `${title}: scaffolding ${solved} of ${of}`}
        </div>
        <div className="label faint">
          {others > 0
            ? `${others} other${others === 1 ? '' : 's'} here see${others === 1 ? 's' : ''} it now`
            : 'In your city, now'}
        </div>
      </figcaption>
    </figure>
  );
}

function Onward(): ReactNode {
  const { lesson, exercise, openExercise, openLesson, showPhoneTab } = useWorkbench();
  const { census, bridge } = useServices();
  const chapters = useChapters(true);
  const button = useRef<HTMLButtonElement>(null);
  const lessons = chapters.data?.chapters.flatMap((chapter) => chapter.lessons) ?? [];
  const step: NextStep =
    lesson === undefined || exercise === undefined
      ? { kind: 'end' }
      : nextStep(
          lesson,
          exercise.id,
          (id) => lessons.find((one) => one.id === id)?.title ?? 'the next lesson',
        );

  useEffect(() => button.current?.focus(), []);
  const onward = (): void => {
    if (step.kind === 'exercise') openExercise(step.id);
    if (step.kind === 'lesson') openLesson(step.id);
  };
  useNextKey(step.kind === 'end' ? null : onward);

  const kind = lesson?.animation_config.building;
  const seeIt = (): void => {
    const built = [...census.map.get().buildings.values()].findLast((building) => building.kind === kind);
    if (built !== undefined) bridge.hud.emit('focus', { x: built.x, y: built.y });
    showPhoneTab('editor');
  };
  return (
    <div className="row passed-foot">
      {step.kind === 'end' ? (
        <p className="strong">That was the last lesson of this chapter. Build on!</p>
      ) : (
        <button type="button" ref={button} className="button button-main" onClick={onward} data-testid="next">
          <span className="clip">
            {step.kind === 'exercise' ? `Next: task ${step.n}` : `Next: ${step.title}`}
          </span>
          <kbd className="key">N</kbd>
        </button>
      )}
      <button type="button" className="button" onClick={seeIt}>
        <MapPin size={15} aria-hidden /> See it in the city
      </button>
    </div>
  );
}

/** N goes on, as long as nobody is typing. */
function useNextKey(onward: (() => void) | null): void {
  const go = useEffectEvent(() => onward?.());
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isTyping =
        (event.target as HTMLElement).closest('input, textarea, [contenteditable="true"]') !== null;
      if (event.key.toLowerCase() !== 'n' || event.ctrlKey || event.metaKey || event.altKey || isTyping)
        return;
      go();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
