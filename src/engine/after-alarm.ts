// After the all-clear of a real alarm its evaluation is proposed to whoever answers for business continuity there (BSI 200-4, 5.9).
import { eventVersion } from '../domain/alarm-event.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { bundles } from '../domain/bundle.ts';
import { incidentCase } from '../domain/incident.ts';
import { incidents } from '../domain/incident-rules.ts';
import { caseName } from '../domain/model.ts';
import { reviews } from '../domain/review-rules.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

interface AfterAlarmTools {
  readonly env: Env;
  readonly entry: Door;
  readonly look: Directory;
  readonly coordinatorOf: (domain: string, but: string) => Promise<string>;
}

const by = { system: 'spread' } as const;

/**
 * Asks once the last alarm of an event is over, and only where one ended with an all-clear: a false alarm, one that was
 * broken off and an exercise are not asked about. Before the event hears of the end: until then it is owed.
 */
export async function proposeEvaluation(tools: AfterAlarmTools, id: string): Promise<void> {
  const { env, entry, coordinatorOf } = tools;
  const { state: alarm } = await entry.read(alarms, id);
  if (alarm.mode !== 'real' || alarm.status !== 'ended' || !alarm.end) return;
  if (alarm.event === null || alarm.eventTold >= eventVersion(alarm)) return;
  const ref = incidentCase(alarm);
  const { state: incident } = await entry.read(incidents, ref);
  const others = Object.entries(incident.alarms).flatMap(([one, said]) => (one === id ? [] : [said]));
  const all = [{ status: alarm.status, ending: alarm.end.ending }, ...others];
  if (all.some(({ status }) => status !== 'ended') || all.every(({ ending }) => ending !== 'all-clear')) return;
  if ((await entry.read(reviews, ref)).state.status !== 'none') return;
  const { domain } = alarm;
  const person = await coordinatorOf(domain, '');
  if (person === '') env.log.warn('review.nobody', { case: caseName({ kind: 'review', id: ref }), kind: 'evaluate' });
  else await entry.execute(bundles, person, { type: 'add', person, kind: 'evaluate', ref, domain, due: null }, by);
}

/** It was begun, by whatever way: whoever was asked to is no longer. */
export async function settleProposal(
  { entry, look }: Pick<AfterAlarmTools, 'entry' | 'look'>,
  domain: string,
  ref: string,
) {
  const found = await look.domain(domain);
  const officers = (found?.roles ?? []).filter(({ kind }) => kind === 'BC_OFFICER').flatMap(({ holders }) => holders);
  for (const person of new Set([...officers, ...(found?.management ?? [])])) {
    await entry.execute(bundles, person, { type: 'done', kind: 'evaluate', ref }, by);
  }
}
