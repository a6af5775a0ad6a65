import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover, type PopoverProps } from 'react-aria-components';

type Props = {
  /** A react-aria Button. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly placement?: PopoverProps['placement'];
  readonly children: (close: () => void) => ReactNode;
};

/** A card that opens from a button: focus moves in, Escape and a click outside close it. */
export function CardPopover({ trigger, label, placement = 'bottom start', children }: Props): ReactNode {
  return (
    <DialogTrigger>
      {trigger}
      <Popover placement={placement ?? 'bottom start'} className="popover card" offset={8}>
        <Dialog aria-label={label} className="popover-body">
          {({ close }) => children(close)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
