import type { ReactNode } from 'react';
import { ModalCard } from '../controls/modal.tsx';
import { MOD } from '../controls/platform.ts';

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  [`${MOD} Enter`, 'Run what is selected, or everything'],
  [`Shift ${MOD} Enter`, 'Submit'],
  ['Esc, then Tab', 'Leave the editor'],
  [`${MOD} Space`, 'Complete a name in the editor'],
  ['N', 'Next task, after a right answer'],
  ['T', 'City as a table'],
  ['M', 'Sound on or off'],
  ['Esc', 'Put the building tool away'],
];

export function KeysDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <ModalCard title="Keyboard" isOpen onClose={onClose}>
      <dl className="keys">
        {KEYS.map(([keys, does]) => (
          <div key={keys} className="row dense">
            <dt>
              <kbd className="key">{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </ModalCard>
  );
}
