import { Menu as MenuIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { Me } from '@sqltown/shared/api';

export type MenuAction = 'rename' | 'claim' | 'sign-in' | 'sign-out' | 'keys' | 'theme' | 'sound';

type Props = {
  readonly me: Me;
  readonly isPhone: boolean;
  readonly onAction: (action: MenuAction) => void;
};

/** Everything that needs no place of its own in the bar. */
export function MainMenu({ me, isPhone, onAction }: Props): ReactNode {
  return (
    <MenuTrigger>
      <Button className="button button-plain button-icon" aria-label="Menu" data-testid="menu">
        <MenuIcon size={18} aria-hidden />
      </Button>
      <Popover placement="bottom end" className="popover card" offset={8}>
        <div className="menu-head">
          <div className="strong clip">{me.name}</div>
          <div className="label faint">
            {me.guest ? 'Guest on this device' : `Signed in as ${me.username ?? me.name}`}
          </div>
        </div>
        <Menu className="menu" aria-label="Menu" onAction={(key) => onAction(key as MenuAction)}>
          <MenuItem id="rename">Change my name</MenuItem>
          {me.guest && <MenuItem id="claim">Keep this city: make it mine</MenuItem>}
          {me.guest && <MenuItem id="sign-in">Sign in</MenuItem>}
          <Separator />
          {isPhone && <MenuItem id="theme">Switch light and dark</MenuItem>}
          {isPhone && <MenuItem id="sound">Sound on or off</MenuItem>}
          <MenuItem id="keys">Keyboard</MenuItem>
          {!me.guest && <MenuItem id="sign-out">Sign out</MenuItem>}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
