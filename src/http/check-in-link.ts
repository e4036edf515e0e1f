// The answer page of a check-in behind a link: the question, five answers, and what was noted. No reason is asked.
import * as z from 'zod';
import { checkInAnswers, isOpen } from '../domain/check-in.ts';
import { type CheckInPart, checkInParts, lastCheckIn } from '../domain/check-in-part.ts';
import { checkIns } from '../domain/check-in-rules.ts';
import { fromChoices } from '../domain/check-in-times.ts';
import { Refusal } from '../errors.ts';
import type { Texts } from '../texts/index.ts';
import type { LinkKind } from './answer-link.ts';
import type { LinkPage } from './answer-link-page.ts';
import type { HttpDeps } from './visitor.ts';

/** The page sends the time chosen beside an answer as `minutes`: here epoch milliseconds. */
const form = z.object({
  answer: z.enum(checkInAnswers),
  minutes: z.coerce.number().int().min(0).max(1e14).optional(),
  n: z.coerce.number().int().min(0).max(10_000).catch(0),
});

export function checkInLink({ env, entry, checkIns: asking }: HttpDeps): LinkKind {
  return {
    async page({ about, person }, _person, texts) {
      const { state } = await entry.read(checkIns, about);
      const found = state.status === 'none' ? undefined : await asking.answerable(about, state, person);
      return found?.part.notice ? pageOf(found.part, person, isOpen(state), texts, env.now()) : null;
    },
    async answer({ about, person }, _person, given) {
      const parsed = form.safeParse(given);
      if (!parsed.success) throw new Refusal('bad-shape');
      const { answer, minutes, n } = parsed.data;
      const { state } = await entry.read(checkIns, about);
      const found = await asking.answerable(about, state, person);
      if (!found) throw new Refusal('check-in-not-asked');
      if (!isOpen(state)) throw new Refusal('check-in-closed');
      const from = answer === 'from' ? (minutes ?? null) : null;
      const said = { person, delivery: 'link', n, answer, from, redrawn: false };
      await entry.execute(checkInParts, found.id, { type: 'answer', ...said }, { person, via: 'link' });
    },
  };
}

function pageOf(part: CheckInPart, person: string, open: boolean, texts: Texts, now: number): LinkPage {
  const { card, mark } = texts.checkIn;
  const notice = part.notice as NonNullable<CheckInPart['notice']>;
  const due = texts.moment(notice.due, now);
  const times = open ? fromChoices(notice, now) : [];
  const answers = checkInAnswers.filter((answer) => answer !== 'from' || times.length > 0);
  return {
    mark: mark[notice.mode]({ exercise: notice.exerciseName }),
    isExercise: notice.mode === 'exercise',
    // What is asked stands above the answers, and until when right below them.
    step: open ? notice.question : card.closed,
    lines: [
      { label: '', value: open ? (now > notice.due ? card.late(due) : card.until(due)) : notice.question },
      ...factsOf(notice, texts, now),
    ],
    noted: notedOf(part, person, texts, now),
    minutes:
      times.length === 0
        ? null
        : {
            label: card.fromWhen,
            options: times.map((at) => ({ value: String(at), label: texts.moment(at, now) })),
            chosen: String(times[0]),
          },
    choices: open ? answers.map((value) => ({ value, label: card.answer[value] })) : [],
    hidden: { n: String(part.answers[person]?.length ?? 0) },
  };
}

function factsOf(notice: NonNullable<CheckInPart['notice']>, texts: Texts, now: number): LinkPage['lines'] {
  const { card } = texts.checkIn;
  const { from, to, role } = notice;
  return [
    ...(from !== null && to !== null
      ? [{ label: card.shiftName, value: card.shift(texts.moment(from, now), texts.moment(to, now)) }]
      : []),
    ...(role === null ? [] : [{ label: card.roleName, value: texts.role[role] }]),
    { label: '', value: card.noReason },
    ...(notice.mode === 'exercise' ? [{ label: '', value: card.exerciseNote }] : []),
  ];
}

function notedOf(part: CheckInPart, person: string, texts: Texts, now: number): string | null {
  const last = lastCheckIn(part, person);
  if (!last || last.answer === 'erased') return null;
  const { noted, said } = texts.checkIn.card;
  const words = said[last.answer](last.from === null ? '' : texts.moment(last.from, now));
  return noted(texts.moment(last.at, now), words);
}
