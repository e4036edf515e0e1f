// The event on the page of its alarm: it ticks here, once a second, without asking the server.
import type { ReactNode } from 'react';
import { useNow } from '../tools.ts';
import { EventChecklist } from './event-checklist.tsx';
import type { EventTools } from './event-data.tsx';
import { EventProviders } from './event-providers.tsx';
import { EventResults } from './event-results.tsx';
import { EventSteps } from './event-steps.tsx';
import { HitList } from './hit-list.tsx';

export function EventBlock(tools: EventTools): ReactNode {
  const now = useNow(1_000);
  return (
    <>
      <HitList {...tools} now={now} />
      <EventSteps {...tools} now={now} />
      <EventProviders {...tools} now={now} />
      <EventChecklist {...tools} now={now} />
      <EventResults {...tools} />
    </>
  );
}
