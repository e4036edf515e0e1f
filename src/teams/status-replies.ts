// What the bot answers to `status`, `status <Prozess>` and `plan <Wort>`: only what the person may see, in her own chat.
import type { BcDomain } from '../domain/bc-domain.ts';
import { isOpenMeasure, isOverdueMeasure } from '../domain/measure-rules.ts';
import { bears, nearest } from '../domain/near.ts';
import type { Plan } from '../domain/plan.ts';
import { ownsPlan } from '../domain/plan-rights.ts';
import {
  contentOf,
  endOfDay,
  isInForce,
  isOverdue,
  outdatedCopies,
  ownerOf,
  planEvidence,
  reviewBy,
} from '../domain/plan-status.ts';
import { domainsOf, maySeeRegister } from '../domain/roles.ts';
import { recordNames, type Seen, seenMeasures, seenPlans } from '../engine/seen-records.ts';
import type { Texts } from '../texts/index.ts';
import type { Drawn } from './card-shape.ts';
import { noteCard } from './cards/note-card.ts';
import { type StatusLine, statusCard } from './cards/status-card.ts';
import { tabLink } from './draw.ts';
import { cut } from './plain.ts';
import type { Speaker, TurnDeps } from './turn.ts';

/** Lines of a card; more of them nobody reads. */
const mostLines = 5;
const mostFound = 5;
const longestText = 200;

/** `waiting`: open alarms that still want an answer of hers; they stand first. */
export async function replyToStatus(deps: TurnDeps, about: string, speaker: Speaker, waiting: number): Promise<Drawn> {
  const { texts } = speaker;
  if (!speaker.inPrivate) return noteCard({ texts, text: texts.status.private });
  const first = alarmLine(deps, texts, waiting);
  if (about !== '') return found(deps, about, speaker, first);
  const domain = await domainOf(deps, speaker);
  const lines = domain ? await redLines(deps, domain, speaker) : await ownLines(deps, speaker);
  const calm = domain ? texts.status.calm : texts.status.ownCalm;
  return statusCard({
    texts,
    title: domain ? texts.status.title(domain.name) : texts.status.own,
    lines: [...first, ...lines].slice(0, mostLines),
    note: lines.length === 0 ? calm : '',
    tabUrl: tabLink(deps.tabUrl, 'plans'),
  });
}

/** Plans by a word in title, summary, processes and resources. */
export async function replyToPlan(deps: TurnDeps, about: string, speaker: Speaker): Promise<Drawn> {
  const { texts } = speaker;
  if (!speaker.inPrivate) return noteCard({ texts, text: texts.status.private });
  if (about === '') return noteCard({ texts, text: texts.status.ask, tabUrl: tabLink(deps.tabUrl, 'plans') });
  return found(deps, about, speaker, []);
}

function alarmLine(deps: TurnDeps, texts: Texts, waiting: number): readonly StatusLine[] {
  if (waiting === 0) return [];
  const url = tabLink(deps.tabUrl, 'lage');
  return [{ text: texts.status.alarms(waiting), more: [], button: texts.status.seeAlarms, url, weight: 'alarm' }];
}

/** The domain whose registers she reads: her home, else the first. */
async function domainOf({ look }: TurnDeps, { person }: Speaker): Promise<BcDomain | undefined> {
  const who = { kind: 'person', ...person } as const;
  const held = domainsOf(who, ['alarm', 'coordinator']);
  const home = maySeeRegister(who, person.domain) ? person.domain : held.find((each) => each !== '*');
  return home === undefined ? undefined : look.domain(home);
}

/** What is red in a domain, and where something can be done about it. */
async function redLines(deps: TurnDeps, { id }: BcDomain, { person, texts }: Speaker): Promise<readonly StatusLine[]> {
  const words = texts.status;
  const now = deps.env.now();
  const plans = (await seenPlans(deps, person)).filter(
    ({ state }) => state.domain === id && state.status !== 'withdrawn',
  );
  const measures = (await seenMeasures(deps, person)).filter(({ state }) => state.domain === id);
  const late = measures.filter(({ state }) => isOverdueMeasure(state, now));
  const unproven = (plan: Plan) =>
    isInForce(plan) && ['NONE', 'INEFFECTIVE', 'EXPIRED'].includes(planEvidence(plan, now));
  const pick = (test: (plan: Plan) => boolean) => plans.filter(({ state }) => test(state));
  const line = (
    say: (n: number, first: string) => string,
    names: readonly string[],
    page: 'plans' | 'measures',
  ): readonly StatusLine[] => {
    const [first] = names;
    if (first === undefined) return [];
    const url = tabLink(deps.tabUrl, page);
    const text = say(names.length, cut(first, longestText));
    return [{ text, more: [], button: words.see[page], url, weight: 'red' }];
  };
  const titles = (some: readonly Seen<Plan>[]) => some.map(({ state }) => titleOf(state));
  return [
    ...line(words.reviews, titles(pick((plan) => isOverdue(plan, now))), 'plans'),
    ...line(
      words.measures,
      late.map(({ state }) => state.number),
      'measures',
    ),
    ...line(words.release, titles(pick(({ status }) => status === 'in-qa' || status === 'for-release')), 'plans'),
    ...line(words.unproven, titles(pick(unproven)), 'plans'),
    ...line(words.copies, titles(pick((plan) => isInForce(plan) && outdatedCopies(plan).length > 0)), 'plans'),
  ];
}

/** What is somebody's own: what she answers for, and what she is in the crisis team. */
async function ownLines(deps: TurnDeps, { person, texts }: Speaker): Promise<readonly StatusLine[]> {
  const words = texts.status;
  const who = { kind: 'person', ...person } as const;
  const now = deps.env.now();
  const plans = (await seenPlans(deps, person)).filter(({ state }) => ownsPlan(who, state));
  const measures = (await seenMeasures(deps, person)).filter(
    ({ state }) => state.owner === person.id && isOpenMeasure(state),
  );
  const roles =
    (await deps.look.domain(person.domain))?.roles.filter(({ holders }) => holders.includes(person.id)) ?? [];
  const lines: readonly StatusLine[] = [
    ...plans.map(
      ({ id, state }): StatusLine => ({
        text: words.ownPlan(cut(titleOf(state), longestText), stateOf(state, texts, now)),
        more: [],
        button: words.open,
        url: tabLink(deps.tabUrl, `plan/${id}`),
        weight: isOverdue(state, now) ? 'red' : 'plain',
      }),
    ),
    ...measures.map(({ id, state }): StatusLine => {
      const day = state.dueOn === null ? '' : texts.day(endOfDay(state.dueOn));
      const due = day === '' ? '' : `, ${isOverdueMeasure(state, now) ? words.late(day) : words.dueOn(day)}`;
      return {
        text: words.ownMeasure(state.number, `${texts.measure.status[state.status]}${due}`),
        more: [cut(state.action, longestText)],
        button: words.open,
        url: tabLink(deps.tabUrl, `measure/${id}`),
        weight: isOverdueMeasure(state, now) ? 'red' : 'plain',
      };
    }),
    ...roles.map(
      ({ kind }): StatusLine => ({
        text: words.ownRole(texts.role[kind], person.domain),
        more: [],
        button: '',
        url: '',
        weight: 'plain',
      }),
    ),
  ];
  return lines.toSorted((one, other) => Number(other.weight === 'red') - Number(one.weight === 'red'));
}

const titleOf = (plan: Plan) => contentOf(plan)?.title || contentOf(plan)?.number || '';

/** `freigegeben, Version 3, zu prüfen bis 05.12.2026` */
function stateOf(plan: Plan, texts: Texts, now: number): string {
  const words = texts.status;
  const by = reviewBy(plan);
  const due = by === null ? [] : [isOverdue(plan, now) ? words.overdue : words.reviewBy(texts.day(endOfDay(by)))];
  const version = plan.released ? [words.version(plan.released.version)] : [];
  return [texts.plan.status[plan.status], ...version, ...due].join(', ');
}

async function found(deps: TurnDeps, about: string, speaker: Speaker, first: readonly StatusLine[]): Promise<Drawn> {
  const { texts, person } = speaker;
  const words = texts.status;
  const all = (await seenPlans(deps, person)).filter(({ state }) => state.status !== 'withdrawn');
  const linked = await recordNames(
    deps,
    all.flatMap(({ state }) => [...(contentOf(state)?.processes ?? []), ...(contentOf(state)?.resources ?? [])]),
  );
  const namesIn = (plan: Plan) => {
    const content = contentOf(plan);
    return [...(content?.processes ?? []), ...(content?.resources ?? [])].flatMap((id) => linked.get(id) ?? []);
  };
  const text = (plan: Plan) => {
    const content = contentOf(plan);
    return [content?.title, content?.number, content?.summary, content?.unit, ...namesIn(plan)].join(' ');
  };
  const hits = all.filter(({ state }) => bears(text(state), about));
  const lines = await Promise.all(hits.slice(0, mostFound).map((hit) => foundLine(deps, hit, texts)));
  const near = nearest(
    all.flatMap(({ state }) => [titleOf(state), ...namesIn(state)]),
    about,
    3,
  );
  const left = hits.length - lines.length;
  const missed =
    near.length > 0 ? `${words.none(about)} ${words.near(near.join(', '))}` : `${words.none(about)} ${words.all}`;
  return statusCard({
    texts,
    title: words.found(about),
    lines: [...first, ...lines],
    note: hits.length === 0 ? missed : left > 0 ? words.moreFound(left) : '',
    tabUrl: tabLink(deps.tabUrl, 'plans'),
  });
}

/** A plan with what to do first and whom to ask; the service address only, never a number. */
async function foundLine(deps: TurnDeps, { id, state }: Seen<Plan>, texts: Texts): Promise<StatusLine> {
  const words = texts.status;
  const now = deps.env.now();
  const owner = await deps.look.person(ownerOf(state));
  const summary = contentOf(state)?.summary ?? '';
  return {
    text: `${titleOf(state)}: ${stateOf(state, texts, now)}`,
    more: [
      ...(summary === '' ? [] : [words.first(cut(summary, longestText))]),
      texts.plan.evidence[planEvidence(state, now)],
      owner ? words.contact(owner.name, owner.email) : words.nobody,
    ],
    button: words.open,
    url: tabLink(deps.tabUrl, `plan/${id}`),
    weight: 'plain',
  };
}
