// What everybody else is told by mail: the words of the information card. Nothing is asked of them.
import { alarmOf, memberOf, type Roll, type RollMember } from '../domain/roll.ts';
import type { Env } from '../engine/env.ts';
import { Undeliverable } from '../errors.ts';
import { textsFor } from '../texts/index.ts';
import type { Notice, NoticeLine, NoticeOf } from './notice.ts';

export function rollNotice({ now }: Pick<Env, 'now'>): NoticeOf {
  return async ({ state, delivery }, reader): Promise<Notice> => {
    const roll = state as unknown as Roll;
    const member: RollMember | undefined = memberOf(roll, reader.id);
    if (!member || !roll.notice || delivery.message === 'help') throw new Undeliverable('never', 'no-words');
    const alarm = alarmOf(roll);
    const texts = textsFor(reader.language);
    const { situation, information, news } = texts.cards;
    const at = now();
    const face = alarm.end?.ending ?? (delivery.message === 'news' ? 'news' : 'alarm');
    const mark = texts.cards.mark[face][alarm.mode]({ number: alarm.number, exercise: alarm.exerciseName });
    const step = alarm.end ? information.end[alarm.end.ending][alarm.mode] : alarm.nextStep;
    const reason = alarm.end?.reason ?? alarm.news.at(-1)?.reason ?? '';
    const plain = (value: string): NoticeLine => ({ label: '', value });
    const lines: readonly NoticeLine[] = [
      ...(alarm.end ? [] : [plain(information.noRole)]),
      ...(reason === '' ? [] : [{ label: news.reason, value: reason }]),
      plain(`${texts.level[alarm.level]} · ${situation.number(alarm.number)}`),
      ...(alarm.mode === 'exercise' && !alarm.end ? [plain(situation.assumed)] : []),
      { label: situation.what, value: alarm.what },
      { label: situation.where, value: alarm.where },
      { label: situation.since, value: texts.moment(alarm.since, at) },
      plain(`${situation.raised(roll.raisedByName, texts.moment(alarm.raisedAt, at))} ${situation.protect}`),
    ];
    return {
      texts,
      mark,
      step,
      lines,
      asks: null,
      urgent: false,
      short: { head: mark, step, phone: '', what: alarm.what, tail: mark },
      spoken: { open: mark, say: [step, alarm.what], keys: '', close: mark },
    };
  };
}
