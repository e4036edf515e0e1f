// Words for gaps, changes and days of a team, with the names of those who are meant.
import type { Gap } from '../domain/gaps.ts';
import type { TeamChange } from '../domain/team-edit.ts';
import type { TeamPerson } from '../http/contract-people.ts';
import type { Texts } from '../texts/index.ts';

export type NameOf = (person: string) => string;

/** Names by id; whoever is not among them is called unknown, and never by an id. */
export function namesFrom(people: readonly TeamPerson[], texts: Texts): NameOf {
  const known = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => known.get(id) || texts.tab.people.table.unknown;
}

/** `2026-11-21` as people read it; '' for none. */
export function dayWords(day: string | null, texts: Texts): string {
  return day === null || day === '' ? '' : texts.day(Date.parse(`${day}T12:00:00Z`));
}

export function gapWords({ code, person, also, day }: Gap, nameOf: NameOf, texts: Texts): string {
  const words = { person: nameOf(person), also: also ? texts.role[also] : '', day: dayWords(day ?? '', texts) };
  return texts.tab.people.gaps.of[code](words);
}

/** A span of time: `21.11.2026, 18:00 Uhr – 23.11.2026, 08:00 Uhr`. */
export function spanWords(from: number, to: number, texts: Texts): string {
  return `${texts.day(from)}, ${texts.clock(from)} – ${texts.day(to)}, ${texts.clock(to)}`;
}

export function changeWords(change: TeamChange, nameOf: NameOf, texts: Texts): string {
  const { change: words, duty } = texts.tab.people;
  const empty = { role: '', person: '', rank: 0, from: 0, to: 0, kind: '', span: '' };
  if ('window' in change) {
    const { person, kind, from, to } = change.window;
    const span = spanWords(from, to, texts);
    return words[change.code]({ ...empty, person: nameOf(person), kind: duty.kind[kind], span });
  }
  if (!('role' in change)) return words[change.code]();
  const { code, role, ...more } = change;
  const person = 'person' in more ? nameOf(more.person) : '';
  return words[code]({ ...empty, ...more, role: texts.role[role], person });
}
