// The answer page of an alarm: what the person's own message said, four answers, and what was noted.
import * as z from 'zod';
import { type Alarm, answerKinds, arrivalOf, etaChoices, lastAnswer } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { asDeputy } from '../domain/as-deputy.ts';
import { answerUntil, asked, rolesAsked } from '../domain/staffing.ts';
import { Refusal } from '../errors.ts';
import type { Texts } from '../texts/index.ts';
import type { LinkKind } from './answer-link.ts';
import type { LinkPage } from './answer-link-page.ts';
import type { HttpDeps } from './visitor.ts';

const form = z.object({
  answer: z.enum(answerKinds),
  minutes: z.coerce.number().int().min(0).max(600).catch(30),
  n: z.coerce.number().int().min(0).max(10_000).catch(0),
});

const usualArrival = 30;

export function alarmLink({ env, entry }: Pick<HttpDeps, 'env' | 'entry'>): LinkKind {
  return {
    async page({ about, person }, _person, texts) {
      const { state } = await entry.read(alarms, about);
      if (state.status === 'none') return null;
      return pageOf(state, person, texts, env.now());
    },
    async answer({ about, person }, _person, given) {
      const parsed = form.safeParse(given);
      if (!parsed.success) throw new Refusal('bad-shape');
      const { answer, minutes, n } = parsed.data;
      const eta = answer === 'coming' ? minutes : null;
      const said = { person, delivery: 'link', n, answer, eta, redrawn: false };
      await entry.execute(alarms, about, { type: 'answer', ...said }, { person, via: 'link' });
    },
  };
}

function pageOf(alarm: Alarm, person: string, texts: Texts, now: number): LinkPage {
  const { answering, mark, end } = texts.cards;
  const isEnded = alarm.status === 'ended';
  const face = isEnded ? (alarm.end?.ending ?? 'all-clear') : 'alarm';
  const mayAnswer = !isEnded && asked(alarm).includes(person);
  return {
    mark: mark[face][alarm.mode]({ number: alarm.number, exercise: alarm.exerciseName }),
    isExercise: alarm.mode === 'exercise',
    step: alarm.end ? end[alarm.end.ending][alarm.mode].step : stepFor(alarm, person, texts),
    lines: isEnded ? [{ label: '', value: texts.channels.page.ended }] : factsOf(alarm, person, texts, now),
    noted: notedOf(alarm, person, texts, now),
    minutes: mayAnswer
      ? {
          label: answering.arrival,
          options: etaChoices.map((each) => ({ value: String(each), label: answering.inMinutes(each) })),
          chosen: String(usualArrival),
        }
      : null,
    choices: mayAnswer ? answerKinds.map((value) => ({ value, label: answering[value] })) : [],
    hidden: { n: String(alarm.answers[person]?.length ?? 0) },
  };
}

/** The alarm's next step, or for a deputy to take over, as her message said. */
function stepFor(alarm: Alarm, person: string, texts: Texts): string {
  const roles = asDeputy(alarm, person).map(({ kind }) => texts.role[kind]);
  return roles.length === 0 ? alarm.nextStep : texts.staffing.deputy.step(roles);
}

function factsOf(alarm: Alarm, person: string, texts: Texts, now: number): LinkPage['lines'] {
  const { situation, answering } = texts.cards;
  const roles = rolesAsked(alarm, person).map(({ kind }) => texts.role[kind]);
  const due = answerUntil(alarm, person);
  const until = texts.moment(due, now);
  const isDeputy = asDeputy(alarm, person).length > 0;
  return [
    ...(isDeputy ? [{ label: '', value: texts.staffing.deputy.next(alarm.nextStep) }] : []),
    { label: '', value: `${texts.level[alarm.level]} · ${situation.number(alarm.number)}` },
    ...(alarm.mode === 'exercise' ? [{ label: '', value: situation.assumed }] : []),
    { label: situation.what, value: alarm.what },
    { label: situation.where, value: alarm.where },
    { label: situation.since, value: texts.moment(alarm.since, now) },
    ...(roles.length > 0 ? [{ label: '', value: situation.yourRoles(roles) }] : []),
    { label: '', value: now <= due ? answering.until(until) : answering.late(until) },
    ...(alarm.fallback === ''
      ? []
      : [{ label: '', value: situation.ifTeamsFails(alarm.fallback.replace(/\.\s*$/, '')) }]),
  ];
}

function notedOf(alarm: Alarm, person: string, texts: Texts, now: number): string | null {
  const last = lastAnswer(alarm, person);
  if (!last || last.answer === 'erased') return null;
  const { said, noted, answered } = texts.cards.answering;
  const arrival = arrivalOf(last);
  const words = said[last.answer](arrival === null ? '' : texts.moment(arrival, now));
  return (alarm.status === 'ended' ? answered : noted)(texts.moment(last.at, now), words);
}
