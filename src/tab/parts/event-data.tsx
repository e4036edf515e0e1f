// Fetches the event of an alarm, and gives it commands: what every part of it works with.
import type { ReactNode } from 'react';
import type { AlarmView } from '../../http/contract.ts';
import type { IncidentView } from '../../http/contract-incident.ts';
import { type Action, useAction } from '../action.ts';
import { useTools, useView } from '../tools.ts';
import { Failure } from './failure.tsx';

export interface EventTools {
  readonly alarm: AlarmView;
  readonly event: IncidentView;
  readonly reload: () => void;
}

/** `children` draws the page without the event while it is not there; a fault stands above it. */
export function EventData(props: { alarm: AlarmView; children: (tools: EventTools | null) => ReactNode }): ReactNode {
  const { alarm, children } = props;
  const { texts } = useTools();
  const view = useView<IncidentView>(
    `/api/alarms/${encodeURIComponent(alarm.id)}/incident`,
    (caseId) => caseId === `alarm/${alarm.id}` || caseId.startsWith(`incident/${alarm.domain.id}.`),
  );
  return (
    <>
      {!view.value && view.fault && <Failure fault={view.fault} texts={texts} retry={view.reload} />}
      {children(view.value ? { alarm, event: view.value, reload: view.reload } : null)}
    </>
  );
}

/** Gives the event a command; says what was noted and shows how it stands then. True when it worked. */
export function useGive({ alarm, reload }: Pick<EventTools, 'alarm' | 'reload'>): {
  readonly action: Action;
  readonly give: (path: string, body: object, noted: string) => Promise<boolean>;
} {
  const { api, say } = useTools();
  const action = useAction();
  return {
    action,
    async give(path, body, noted) {
      const done = await action.run(() =>
        api.post(`/api/alarms/${encodeURIComponent(alarm.id)}/incident/${path}`, body),
      );
      // Also after a refusal: somebody else may have changed it.
      reload();
      if (done) say({ text: noted });
      return done;
    },
  };
}
