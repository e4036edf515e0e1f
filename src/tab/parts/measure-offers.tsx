// What may be done with a measure as it stands.
import type { MeasurePage } from '../../http/contract-measures.ts';
import type { Texts } from '../../texts/index.ts';
import type { CommandWish, DialogField } from './command-dialog.tsx';

export function measureOffers(page: MeasurePage, texts: Texts): readonly CommandWish[] {
  const words = texts.measureTab;
  const verbs = words.do;
  const { row, me, management } = page;
  if (!me.edits && !me.owns) return [];
  const isOpen = row.status === 'open' || row.status === 'in-progress';
  const wish = (title: string, fields: readonly DialogField[], build: CommandWish['build']): CommandWish => {
    return { title, lead: null, fields, button: title, done: words.saved, build };
  };
  const note: DialogField = { kind: 'text', name: 'note', label: words.noteLabel };
  const reason: DialogField = { kind: 'text', name: 'reason', label: words.reason };
  const start = wish(verbs.start, [], () => ({ type: 'start' }));
  const tell = wish(verbs.note, [note], (typed) => ({ type: 'note', text: typed.note }));
  const finish = wish(verbs.finish, [note], (typed) => ({ type: 'finish', note: typed.note }));
  const day: DialogField = { kind: 'date', name: 'dueOn', label: words.newDue, value: row.dueOn ?? '' };
  const replan = wish(verbs.replan, [day, reason], (typed) => ({
    type: 'replan',
    dueOn: typed.dueOn,
    reason: typed.reason,
  }));
  const reopen = wish(verbs.reopen, [reason], (typed) => ({ type: 'reopen', reason: typed.reason }));
  const effects = [
    ['yes', words.effectYes],
    ['no', words.effectNo],
  ] as const;
  const effect: DialogField = {
    kind: 'choice',
    name: 'effective',
    label: words.effect,
    value: 'yes',
    choices: effects,
  };
  const check = wish(verbs.check, [effect, note], (typed) => {
    return { type: 'check', effective: typed.effective === 'yes', note: typed.note };
  });
  const chiefs = management.map(({ id, name }) => [id, name] as const);
  const accepted: DialogField = {
    kind: 'choice',
    name: 'acceptedBy',
    label: words.acceptedBy,
    value: chiefs[0]?.[0] ?? '',
    choices: chiefs,
  };
  const reject: CommandWish = {
    ...wish(verbs.reject, chiefs.length > 0 ? [reason, accepted] : [reason], (typed) => {
      return { type: 'reject', reason: typed.reason, acceptedBy: typed.acceptedBy ?? '' };
    }),
    lead: chiefs.length > 0 ? null : <p>{words.noManagement}</p>,
  };
  return [
    ...(row.status === 'open' ? [start] : []),
    ...(isOpen ? [finish, replan] : []),
    tell,
    ...(me.edits && row.status === 'done' ? [...(me.judges ? [check] : []), reopen] : []),
    ...(me.edits && isOpen ? [reject] : []),
  ];
}
