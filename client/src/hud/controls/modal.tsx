import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

type Props = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** False while something would be lost by closing. */
  readonly isDismissable?: boolean;
  readonly children: ReactNode;
};

/** A dialog over everything. */
export function ModalCard({ title, isOpen, onClose, isDismissable = true, children }: Props): ReactNode {
  return (
    <ModalOverlay
      className="modal-veil"
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
    >
      <Modal className="modal">
        <Dialog className="modal-body">
          <header className="row">
            <Heading slot="title" className="title push">
              {title}
            </Heading>
            {isDismissable && (
              <Button className="button button-plain button-icon" aria-label="Close" onPress={onClose}>
                <X size={17} aria-hidden />
              </Button>
            )}
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
