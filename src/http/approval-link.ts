// The answer page of a second yes: what everybody would read, yes or no, and what came of it. Nobody answers twice.
import * as z from 'zod';
import type { Alarm } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { approvals } from '../domain/approval.ts';
import { releaseUntil, standsAs } from '../domain/release.ts';
import { Refusal } from '../errors.ts';
import type { Texts } from '../texts/index.ts';
import type { LinkKind } from './answer-link.ts';
import type { LinkPage } from './answer-link-page.ts';
import type { HttpDeps } from './visitor.ts';

const form = z.object({
  answer: z.enum(['approve', 'disapprove']),
  /** The text that the page showed. */
  n: z.coerce.number().int().min(0).max(10_000),
});

export function approvalLink({ env, entry, look }: Pick<HttpDeps, 'env' | 'entry' | 'look'>): LinkKind {
  return {
    async page({ about, person }, _person, texts) {
      const [{ state: alarm }, { state: approval }] = await Promise.all([
        entry.read(alarms, about),
        entry.read(approvals, about),
      ]);
      if (alarm.status === 'none' || !approval.approvers.includes(person)) return null;
      const nameOf = async (id: string) => (await look.person(id))?.name || texts.cards.situation.unnamed;
      const { askedBy, decidedBy } = alarm.release;
      const names = { asker: await nameOf(askedBy), decider: await nameOf(decidedBy) };
      return pageOf(alarm, texts, env.now(), names);
    },
    async answer({ about, person }, _person, given) {
      const parsed = form.safeParse(given);
      if (!parsed.success) throw new Refusal('bad-shape');
      const { answer, n } = parsed.data;
      const command = answer === 'approve' ? ({ type: answer, version: n } as const) : ({ type: answer } as const);
      await entry.execute(alarms, about, command, { person, via: 'link' });
    },
  };
}

interface Names {
  readonly asker: string;
  readonly decider: string;
}

function pageOf(alarm: Alarm, texts: Texts, now: number, { asker, decider }: Names): LinkPage {
  const words = texts.approval;
  const { situation, mark } = texts.cards;
  const { number, mode, exerciseName: exercise, audience, release } = alarm;
  const state = standsAs(alarm);
  const isLate = state === 'waiting' && now >= releaseUntil(alarm);
  const waits = state === 'waiting' && !isLate;
  const when = texts.moment(release.decidedAt ?? now, now);
  const outcome = words.stands[state === 'waiting' ? 'expired' : state](decider, when);
  return {
    mark: mark.approval[mode]({ number, exercise }),
    isExercise: mode === 'exercise',
    step: waits ? words.decide(texts.moment(releaseUntil(alarm), now)) : outcome,
    lines: [
      { label: '', value: words.wish(asker, words.who[audience?.reach ?? 'none'], audience?.people ?? 0) },
      { label: words.step, value: alarm.audienceStep },
      { label: '', value: words.list(audience?.id ?? '') },
      { label: '', value: `${texts.level[alarm.level]} · ${situation.number(number)}` },
      ...(mode === 'exercise' ? [{ label: '', value: situation.assumed }] : []),
      { label: situation.what, value: alarm.what },
      { label: situation.where, value: alarm.where },
      { label: situation.since, value: texts.moment(alarm.since, now) },
    ],
    noted: null,
    minutes: null,
    choices: waits
      ? [
          { value: 'approve', label: words.yes },
          { value: 'disapprove', label: words.no },
        ]
      : [],
    hidden: { n: String(alarm.telling.version) },
  };
}
