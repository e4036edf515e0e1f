// The question before the crisis team works without a role.
import type { ReactNode } from 'react';
import type { BaoRoleKind } from '../../domain/bc-domain.ts';
import type { AlarmView } from '../../http/contract.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Mark } from './mark.tsx';
import { BusyButton, Modal } from './modal.tsx';

interface DialogProps {
  readonly alarm: AlarmView;
  readonly role: BaoRoleKind;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function WaiveDialog({ alarm, role, onClose, onDone }: DialogProps): ReactNode {
  const { texts, api, say } = useTools();
  const { board } = texts;
  const action = useAction();
  const name = texts.role[role];
  const waive = async () => {
    const path = `/api/alarms/${encodeURIComponent(alarm.id)}/waive`;
    if (!(await action.run(() => api.post(path, { role })))) return;
    say({ text: board.waived(name) });
    onDone();
  };
  return (
    <Modal
      title={board.waiveTitle(name)}
      busy={action.busy}
      onClose={onClose}
      actions={<BusyButton busy={action.busy} words={board.waiveDo} onPress={() => void waive()} />}
    >
      <Mark of={alarm} />
      <p>{board.waiveText}</p>
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}
