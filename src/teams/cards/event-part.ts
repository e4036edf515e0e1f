// What a card of the alarm says about its event: steps for whoever leads, and the reader's own immediate measures.
import type { Alarm } from '../../domain/alarm.ts';
import { criteria, decisions, type Incident, type IncidentStep, timeOf } from '../../domain/incident.ts';
import { dueOf, inOrder } from '../../domain/incident-checklist.ts';
import { levels } from '../../domain/level.ts';
import { comes, rolesAsked } from '../../domain/staffing.ts';
import type { Texts } from '../../texts/index.ts';
import { box, button, choice, input, row, say, showCard, timeInput } from '../card.ts';
import type { Action, CardPart } from '../card-shape.ts';
import { incidentInputs } from '../click-incident.ts';

export interface EventPart {
  readonly id: string;
  readonly alarm: Alarm;
  /** Null where nothing of it is shown. */
  readonly incident: Incident | null;
  readonly d: string;
  readonly person: string;
  readonly texts: Texts;
  readonly now: number;
}

/** Steps with a button of their own on a card; others are rare, and have their place on the page. */
const steps: readonly IncidentStep[] = ['constituted', 'declared', 'deescalated', 'dissolved'];
/** More measures would hide the answer; the page has them all. */
const mostItems = 5;
const longestReason = 300;

const leads = ({ alarm, person }: EventPart) =>
  comes(alarm, person) && rolesAsked(alarm, person).some(({ kind }) => kind === 'CRISIS_LEAD');

/** For whoever leads and comes: what is said already, and a button for what may be said next. */
export function leadPart(part: EventPart): readonly CardPart[] {
  const { id, incident, d, texts, now } = part;
  if (!incident || !leads(part)) return [];
  const words = texts.incidentCard;
  const said = steps.filter((step) => timeOf(incident, step) !== null);
  const last = decisions(incident).at(-1);
  const next = steps.filter((step) => timeOf(incident, step) === null && isPossible(incident, step));
  const lines = [
    ...(last ? [words.lead.classified(texts.level[last.level], texts.moment(last.at, now))] : []),
    ...said.map((step) => words.lead.was(words.step[step], texts.moment(timeOf(incident, step) ?? now, now))),
  ];
  const buttons = next.map((step) => {
    const n = incident.times[step]?.length ?? 0;
    return button(`step-${step}`, words.step[step], { verb: 'incident.step', a: id, d, step, n }, 'auto');
  });
  return [
    box(
      'emphasis',
      [
        say(words.lead.title, { bold: true }),
        ...lines.map((line) => say(line, { gap: 'Small' })),
        ...(buttons.length === 0 ? [] : [timeInput(incidentInputs.time, words.lead.time), row(buttons, 'Small')]),
        say(buttons.length === 0 ? words.lead.correct : `${words.lead.hint} ${words.lead.correct}`, {
          gap: 'Small',
          subtle: true,
        }),
      ],
      { gap: 'Medium' },
    ),
  ];
}

function isPossible(incident: Incident, step: IncidentStep): boolean {
  if (step === 'dissolved') return timeOf(incident, 'deescalated') !== null;
  if (step !== 'deescalated') return timeOf(incident, 'deescalated') === null;
  return timeOf(incident, 'constituted') !== null || timeOf(incident, 'declared') !== null;
}

/** *Einstufen*, opened below the card. */
export function classifyAction(part: EventPart): readonly Action[] {
  const { id, alarm, incident, d, texts } = part;
  if (!incident || !leads(part)) return [];
  const words = texts.incidentCard.lead;
  const level = decisions(incident).at(-1)?.level ?? alarm.level;
  const met = criteria.map((each) => [each, words.criterion[each]] as const);
  const body = [
    choice(incidentInputs.criteria, words.criteria, met, { many: true }),
    choice(
      incidentInputs.level,
      words.level,
      levels.map((each) => [each, texts.level[each]] as const),
      { value: level },
    ),
    input(incidentInputs.reason, words.reason, longestReason, { lines: true }),
  ];
  const data = { verb: 'incident.classify', a: id, d, n: incident.classified.length } as const;
  return [showCard('classify', words.classify, body, [button('confirm-classify', words.save, data, 'auto')])];
}

/** The reader's own measures, and those that nobody was named for; open ones with a button each. */
export function measuresPart(part: EventPart): readonly CardPart[] {
  const { id, alarm, incident, d, person, texts, now } = part;
  if (!incident || !comes(alarm, person)) return [];
  const words = texts.incidentCard.list;
  const kinds = rolesAsked(alarm, person).map(({ kind }) => kind);
  const own = inOrder(incident).filter(({ role }) => (role === null ? leads(part) : kinds.includes(role)));
  if (own.length === 0) return [];
  const open = own.filter((item) => incident.ticks[item.id] === undefined);
  const shown = open.slice(0, mostItems);
  return [
    box(
      'emphasis',
      [
        say(words.title, { bold: true }),
        say(open.length === 0 ? words.allDone : words.open(open.length), { gap: 'Small' }),
        ...shown.flatMap((item, n) => {
          const due = dueOf(incident, item);
          const until = due === null ? '' : ` – ${words.due(texts.moment(due, now))}`;
          const data = { verb: 'incident.tick', a: id, d, i: item.id } as const;
          return [
            say(`${item.text}${until}`, { gap: 'Medium' }),
            row([button(`tick-${n}`, texts.incident.list.done, data)], 'Small'),
          ];
        }),
        ...(open.length > shown.length ? [say(words.more(open.length - shown.length), { gap: 'Small' })] : []),
        say(words.asOf(texts.moment(now, now)), { gap: 'Small', subtle: true, size: 'Small' }),
      ],
      { gap: 'Medium' },
    ),
  ];
}
