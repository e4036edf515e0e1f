// Draws a person's bundle: looks up whom her items are about and by which ways she is reached.
import type { Bundle, BundleItem } from '../domain/bundle.ts';
import { drillBooks } from '../domain/drill-rules.ts';
import { exercises } from '../domain/exercise-rules.ts';
import { expiries } from '../domain/expiry.ts';
import { incidents } from '../domain/incident-rules.ts';
import type { Delivery } from '../domain/ledger.ts';
import { measures } from '../domain/measure-rules.ts';
import { contacts } from '../domain/people.ts';
import { plans } from '../domain/plan-rules.ts';
import { contentOf, endOfDay, openTriggers, reviewMinutes } from '../domain/plan-status.ts';
import { reviews } from '../domain/review-rules.ts';
import { overdueOf } from '../engine/bundle.ts';
import type { Directory } from '../engine/directory.ts';
import type { Env } from '../engine/env.ts';
import type { Door } from '../engine/execute.ts';
import { knownPeople } from '../engine/known-ways.ts';
import { type Texts, textsFor } from '../texts/index.ts';
import type { Drawn } from './card-shape.ts';
import { bundleCard, type CardSubject } from './cards/bundle-card.ts';
import { cut } from './plain.ts';

/** What drawing needs; `link` makes the deep link to a page of the tab. */
export interface BundleDrawTools {
  readonly env: Env;
  readonly entry: Door;
  readonly look: Directory;
  readonly link: (page: string) => string;
}

/** The card of a bundle for its owner, as it stands now. */
export function bundleDrawing({ env, entry, look, link }: BundleDrawTools) {
  return async (bundle: Bundle, { id }: Pick<Delivery, 'id'>): Promise<Drawn> => {
    const texts = textsFor((await look.person(bundle.person))?.language ?? 'de');
    const [own] = await knownPeople(entry, [bundle.person]);
    const { value } = (await entry.read(contacts, bundle.person)).state;
    const about = bundle.items.filter(({ kind }) => kind === 'overdue');
    const named = await Promise.all(
      about.map(async (item) => [item.id, (await look.person(overdueOf(item.ref).person))?.name ?? ''] as const),
    );
    const subjects = await subjectsOf({ entry, link }, bundle.items, texts);
    const ways = own ? [...(own.teams === 'met' ? (['teams'] as const) : []), ...own.second] : [];
    return bundleCard({
      bundle,
      delivery: id,
      names: Object.fromEntries(named),
      subjects,
      ways: ways.map((way) => texts.bundle.way[way]),
      hasNumbers: (value?.numbers ?? []).length > 0,
      confirmedAt: own?.confirmedAt ?? null,
      texts,
      now: env.now(),
      tabUrl: link('lage'),
      contactUrl: link('people'),
    });
  };
}

/** What the items of plans and measures are about, by item id; also of those that somebody else did not do. */
async function subjectsOf(
  tools: Pick<BundleDrawTools, 'entry' | 'link'>,
  items: readonly BundleItem[],
  texts: Texts,
): Promise<Readonly<Record<string, CardSubject>>> {
  const found = items.map(async (item) => {
    const { kind, about } = item.kind === 'overdue' ? overdueOf(item.ref) : { kind: item.kind, about: item.ref };
    if (kind === 'plan' || kind === 'plan-owner') return [item.id, await planSubject(tools, item, about, kind, texts)];
    if (kind === 'measure') return [item.id, await measureSubject(tools, item, about, texts)];
    if (kind === 'expiry') return [item.id, await expirySubject(tools, about, texts)];
    if (kind === 'drill') return [item.id, await drillSubject(tools, about, texts)];
    if (kind === 'handbook') return [item.id, { ...unsaid, of: kind, url: tools.link('handbook') } as const];
    if (kind === 'evaluate') {
      const { state } = await tools.entry.read(incidents, about);
      const begun = (await tools.entry.read(reviews, about)).state.status !== 'none';
      const url = tools.link(begun ? `review/${about}` : 'reviews');
      return [item.id, { ...unsaid, of: kind, title: state.number, url } as const];
    }
    if (kind === 'sheets')
      return [item.id, { ...unsaid, of: kind, ...sheetsDue(item, texts), url: tools.link('emergency') } as const];
    return null;
  });
  return Object.fromEntries((await Promise.all(found)).filter((each) => each !== null));
}

/** Until when sheets are to be printed anew. */
const sheetsDue = ({ due }: BundleItem, texts: Texts) => ({ due: due === null ? '' : texts.day(due) });

/** A subject of which nothing is said but where it is seen. */
const unsaid = {
  noun: '',
  title: '',
  version: 0,
  reviewed: '',
  minutes: 0,
  because: '',
  due: '',
  action: '',
  said: '',
};

/** What was said a moment before the item was done is what was noted. */
const justBefore = 60_000;
const isJustSaid = ({ at }: BundleItem, said: number) => said <= at && at - said < justBefore;

async function planSubject(
  { entry, link }: Pick<BundleDrawTools, 'entry' | 'link'>,
  item: BundleItem,
  id: string,
  of: 'plan' | 'plan-owner',
  texts: Texts,
): Promise<CardSubject> {
  const { state: plan } = await entry.read(plans, id);
  const content = contentOf(plan);
  const kind = content?.kind ?? 'OTHER';
  const { answer } = plan;
  return {
    of,
    noun: texts.plan.plain[kind],
    title: content?.title || content?.number || '',
    version: plan.released?.version ?? 0,
    reviewed: plan.reviewedAt === null ? '' : texts.day(plan.reviewedAt),
    minutes: reviewMinutes(kind),
    because: openTriggers(plan)
      .map((trigger) => texts.plan.trigger[trigger.kind])
      .join(', '),
    due: item.due === null ? '' : texts.day(item.due),
    action: '',
    said: answer && isJustSaid(item, answer.at) ? texts.plan.answer[answer.answer] : '',
    url: link(`plan/${id}`),
  };
}

async function expirySubject(
  { entry, link }: Pick<BundleDrawTools, 'entry' | 'link'>,
  id: string,
  texts: Texts,
): Promise<CardSubject> {
  const { value } = (await entry.read(expiries, id)).state;
  if (!value) return { ...unsaid, of: 'expiry', url: link('operation') };
  const { kind, title, where, endsOn } = value;
  const due = texts.day(Date.parse(endsOn));
  return { ...unsaid, of: 'expiry', noun: texts.watch.kind[kind], title, action: where, due, url: link('operation') };
}

/** A start that was skipped; its reference is `<domain>.<drill>.<start>`. */
async function drillSubject(
  { entry, link }: Pick<BundleDrawTools, 'entry' | 'link'>,
  ref: string,
  texts: Texts,
): Promise<CardSubject> {
  const [domain = '', id = '', n = ''] = ref.split('.');
  const { state } = await entry.read(drillBooks, domain);
  const drill = state.drills.find((one) => one.id === id);
  const slot = drill?.slots.find((one) => one.n === Number(n));
  const url = link('drills');
  if (!drill || !slot) return { ...unsaid, of: 'drill', url };
  const { row } = (await entry.read(exercises, drill.exercise)).state;
  const [from, to] = [slot.from, slot.to].map((day) => texts.day(Date.parse(`${day}T12:00Z`))) as [string, string];
  const because = slot.reason === null ? '' : texts.drills.skipped[slot.reason];
  const title = row?.number ?? '';
  return { ...unsaid, of: 'drill', title, because, action: from === to ? from : `${from} – ${to}`, url };
}

/** Characters of a measure on a card. */
const longestAction = 200;

async function measureSubject(
  { entry, link }: Pick<BundleDrawTools, 'entry' | 'link'>,
  item: BundleItem,
  id: string,
  texts: Texts,
): Promise<CardSubject> {
  const { state: measure } = await entry.read(measures, id);
  const { number, dueOn, action, status } = measure;
  const due = dueOn === null ? '' : texts.day(endOfDay(dueOn));
  const isDone = item.status === 'done' || item.status === 'closing';
  const nothing = { noun: '', version: 0, reviewed: '', minutes: 0, because: '' };
  const said = isDone ? `${texts.measure.status[status]}${due === '' ? '' : `, ${texts.measure.dueOn(due)}`}` : '';
  return {
    of: 'measure',
    ...nothing,
    title: number,
    due,
    action: cut(action, longestAction),
    said,
    url: link(`measure/${id}`),
  };
}
