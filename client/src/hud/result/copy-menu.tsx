import type { ResultSet } from '@sqltown/shared/api';
import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useServices } from '../services/services.ts';
import { toCsv, toMarkdown } from './export.ts';

export function CopyMenu({ set }: { readonly set: ResultSet }): ReactNode {
  const { toasts } = useServices();
  const copy = async (format: 'csv' | 'markdown'): Promise<void> => {
    const text = format === 'csv' ? toCsv(set) : toMarkdown(set);
    try {
      await navigator.clipboard.writeText(text);
      toasts.show({ tone: 'good', words: `Copied as ${format === 'csv' ? 'CSV' : 'Markdown'}.` });
    } catch {
      toasts.show({ tone: 'bad', words: 'The browser does not let this page copy.' });
    }
  };
  return (
    <MenuTrigger>
      <Button className="button button-plain button-small button-icon" aria-label="Copy the result">
        <Copy size={15} aria-hidden />
      </Button>
      <Popover placement="bottom end" className="popover card" offset={6}>
        <Menu
          className="menu"
          aria-label="Copy the result"
          onAction={(key) => void copy(key as 'csv' | 'markdown')}
        >
          <MenuItem id="csv">Copy as CSV</MenuItem>
          <MenuItem id="markdown">Copy as Markdown</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
