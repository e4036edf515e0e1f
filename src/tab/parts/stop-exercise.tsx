// *Ernstfall – Übung beendet* on the page of an exercise: one tap for those who run it, two for everybody else in it.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { AlarmView, StoppedView } from '../../http/contract.ts';
import { useAction } from '../action.ts';
import { emptyForm } from '../draft.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { BusyButton, Modal } from './modal.tsx';

export function StopExercise({ alarm, onDone }: { alarm: AlarmView; onDone: () => void }): ReactNode {
  const { texts, api, begun, go, say } = useTools();
  const words = texts.realEvent;
  const action = useAction();
  const [asked, ask] = useState(false);
  const stop = () =>
    action.run(async () => {
      const path = `/api/alarms/${encodeURIComponent(alarm.id)}/real-event`;
      const { domain, mayRaise } = await api.post<StoppedView>(path, {});
      ask(false);
      onDone();
      if (!mayRaise) return say({ text: words.reported });
      begun.form = { ...emptyForm(domain), scenario: 'own', after: alarm.id };
      go({ name: 'raise' }, { text: words.raise });
    });
  return (
    <div className="actions stop-exercise">
      <Button
        icon={<Icon name="warning" />}
        disabledFocusable={action.busy}
        onClick={() => (alarm.mayChange ? void stop() : ask(true))}
      >
        {words.name}
      </Button>
      {!asked && <Failure fault={action.fault} texts={texts} />}
      {asked && (
        <Modal
          title={words.name}
          busy={action.busy}
          onClose={() => ask(false)}
          actions={<BusyButton busy={action.busy} danger words={words.yes} onPress={() => void stop()} />}
        >
          <p>{words.ask}</p>
          <Failure fault={action.fault} texts={texts} />
        </Modal>
      )}
    </div>
  );
}
