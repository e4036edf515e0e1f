// What a check-in says by mail: the same words as its card, with a link that answers it.
import { type CheckInPart, checkInOfPart } from '../domain/check-in-part.ts';
import type { Env } from '../engine/env.ts';
import { Undeliverable } from '../errors.ts';
import { textsFor } from '../texts/index.ts';
import type { Notice, NoticeOf } from './notice.ts';

export function checkInNotices({ now }: Pick<Env, 'now'>): NoticeOf {
  return async ({ address, state, delivery }, reader): Promise<Notice> => {
    const part = state as unknown as CheckInPart;
    const { notice } = part;
    if (!notice) throw new Undeliverable('again', 'untold');
    const texts = textsFor(reader.language);
    const { card, mark } = texts.checkIn;
    const at = now();
    const due = texts.moment(notice.due, at);
    const isReminder = delivery.message === 'check-in-reminder';
    const inTime = isReminder ? card.reminder(due) : card.until(due);
    const { from, to, role } = notice;
    const step = at > notice.due ? card.late(due) : inTime;
    const first = mark[notice.mode]({ exercise: notice.exerciseName });
    const lines = [
      { label: '', value: notice.question },
      ...(from !== null && to !== null
        ? [{ label: card.shiftName, value: card.shift(texts.moment(from, at), texts.moment(to, at)) }]
        : []),
      ...(role === null ? [] : [{ label: card.roleName, value: texts.role[role] }]),
      { label: '', value: card.noReason },
      ...(notice.mode === 'exercise' ? [{ label: '', value: card.exerciseNote }] : []),
      { label: '', value: card.askedBy(part.askedByName, texts.moment(notice.askedAt, at)) },
    ];
    return {
      texts,
      mark: first,
      step,
      lines,
      asks: { purpose: 'check-in', about: checkInOfPart(address.id), person: reader.id },
      urgent: false,
      short: { head: first, step, phone: '', what: notice.question, tail: first },
      spoken: { open: first, say: [step, notice.question], keys: '', close: first },
    };
  };
}
