// The reminder of a deadline by mail or short message: the words of its card. It is answered on the page of the alarm.
import { type Incident, isOff } from '../domain/incident.ts';
import { dueOf } from '../domain/incident-checklist.ts';
import type { Env } from '../engine/env.ts';
import { Undeliverable } from '../errors.ts';
import { textsFor } from '../texts/index.ts';
import type { Notice, NoticeOf } from './notice.ts';

export function incidentNotice({ now }: Pick<Env, 'now'>): NoticeOf {
  return async ({ state, delivery }, reader): Promise<Notice> => {
    const incident = state as unknown as Incident;
    const item = incident.items.find(({ id }) => id === incident.cards[delivery.id]?.item);
    const due = item && dueOf(incident, item);
    // Done or moved meanwhile: nothing is left to be reminded of.
    if (!item || due === null || due === undefined || incident.ticks[item.id] || isOff(incident)) {
      throw new Undeliverable('never', 'needless');
    }
    const texts = textsFor(reader.language);
    const words = texts.incidentCard.deadline;
    const { number, mode, exerciseName: exercise } = incident;
    const mark = words.mark[mode]({ number, exercise });
    const at = now();
    const when = texts.moment(due, at);
    const step = at >= due ? words.over(when) : words.before(when);
    return {
      texts,
      mark,
      step,
      lines: [
        { label: words.what, value: item.text },
        ...(item.addressee ? [{ label: words.to, value: item.addressee }] : []),
        ...(item.hint ? [{ label: words.hint, value: item.hint }] : []),
        { label: '', value: words.notSent },
      ],
      asks: null,
      urgent: true,
      short: { head: mark, step, phone: '', what: item.text, tail: mark },
      spoken: { open: mark, say: [step, item.text], keys: '', close: mark },
    };
  };
}
