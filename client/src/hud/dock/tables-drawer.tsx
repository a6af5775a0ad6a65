import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { ModalCard } from '../controls/modal.tsx';
import type { Table } from './sample-table.tsx';
import { TableList } from './table-list.tsx';

type Props = { readonly tables: readonly Table[]; readonly more: number; readonly title: string };

/** All tables at once, to read and to search: the strip has room for three. */
export function TablesDrawer({ tables, more, title }: Props): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        className="chip"
        aria-label={`${more > 0 ? `+${more}` : 'All'}: all ${tables.length} tables`}
        onPress={() => setOpen(true)}
      >
        {more > 0 ? `+${more}` : 'All'}
      </Button>
      <ModalCard title={title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <TableList tables={tables} />
      </ModalCard>
    </>
  );
}
