// After the all-clear of a real alarm: its evaluation is begun here with one press, or opened where it was.
import type { ReactNode } from 'react';
import type { ReviewList } from '../../http/contract-reviews.ts';
import { useAction } from '../action.ts';
import { useTools, useView } from '../tools.ts';
import type { EventTools } from './event-data.tsx';
import { Failure } from './failure.tsx';
import { BusyButton } from './modal.tsx';
import { PageLink } from './page-link.tsx';

export function AfterAlarm({ alarm, event }: Pick<EventTools, 'alarm' | 'event'>): ReactNode {
  const { texts, api, go } = useTools();
  const words = texts.tab.reviews;
  const action = useAction();
  const domain = alarm.domain.id;
  // Whoever may see no figures of the domain gets none, and nothing is said of it.
  const view = useView<ReviewList>(
    `/api/reviews?domain=${encodeURIComponent(domain)}`,
    (caseId) => caseId === `review/${event.id}` || caseId === `incident/${event.id}`,
  );
  const isOpen = view.value?.events.some(({ id }) => id === event.id);
  const isBegun = view.value?.reviews.some(({ id }) => id === event.id);
  if (!isOpen && !isBegun) return null;
  const begin = async () => {
    if (!(await action.run(() => api.post('/api/reviews', { incident: event.id })))) return;
    go({ name: 'review', id: event.id }, { text: words.begun });
  };
  return (
    <section className="panel panel-body" aria-labelledby="after-alarm">
      <h2 id="after-alarm">{words.afterAlarm}</h2>
      <p>{isBegun ? words.afterAlarmBegun : words.afterAlarmLead}</p>
      <Failure fault={action.fault} texts={texts} />
      <p className="save-actions">
        {isBegun ? (
          <PageLink page={{ name: 'review', id: event.id }}>{words.toEvaluation}</PageLink>
        ) : (
          <BusyButton busy={action.busy} words={words.begin} onPress={() => void begin()} />
        )}
      </p>
    </section>
  );
}
