/** Gives the sample administration its plans and measures, with the year that lies behind them. */
import type { Measure, MeasureCommand } from '../src/domain/measure.ts';
import { measures } from '../src/domain/measure-rules.ts';
import type { PlanContent } from '../src/domain/plan.ts';
import { checklistOf } from '../src/domain/plan-checklist.ts';
import { plans } from '../src/domain/plan-rules.ts';
import type { PlanCommand } from '../src/domain/plan-words.ts';
import { dayOf } from '../src/domain/team.ts';
import { exerciseNumber, exerciseRows } from './sample/exercise-rows.ts';
import { fixedPersonId } from './sample/fixed-ids.ts';
import { type MeasureSampleRow, measureRows } from './sample/measure-rows.ts';
import { type PlanRow, planRows } from './sample/plan-rows.ts';
import type { PersonKey } from './sample/roster.ts';
import { sideBySide } from './sample/side-by-side.ts';
import { type Telling, tellStory } from './sample/tell-story.ts';
import { testNumber } from './sample/test-rows.ts';

const dayLength = 24 * 3_600_000;

/** `now`: the start of the run, epoch milliseconds; everything lies as many days before it as its row says. */
export async function fillPlans(told: Telling, now: number): Promise<void> {
  const at = (days: number) => now + days * dayLength;
  await sideBySide(planRows, (row) => {
    return tellStory(told, { model: plans, id: `${row.domain}.${row.key}`, commands: planStory(row, at) });
  });
  const year = dayOf(now).slice(0, 4);
  await sideBySide(measureRows, (row) => {
    const id = `${row.domain}.M-${year}-${row.number}`;
    return tellStory(told, { model: measures, id, commands: measureStory(row, at, now) });
  });
}

/** What a measure comes from: a finding, a test, or in words. */
function referenceOf({ domain, finding, tested, reference = '' }: MeasureSampleRow, now: number): string {
  if (tested) return testNumber(domain, tested);
  const row = exerciseRows.find((one) => one.domain === domain && one.nn === finding?.[0]);
  return finding && row ? `${exerciseNumber(now, row)}-F${finding[1]}` : reference;
}

type At = (days: number) => number;
type Past = (days: number, by: PersonKey) => { readonly past: { readonly at: number; readonly by: string } };
const pastOf =
  (at: At): Past =>
  (days, by) => ({ past: { at: at(days), by: fixedPersonId(by) } });

const full = (domain: string, keys: readonly string[] = []) =>
  keys.map((key) => (key.includes('.') ? key : `${domain}.${key}`));

function contentOf(row: PlanRow): PlanContent {
  const { domain, key, kind, title, unit, owner, summary, steps, missing = 0, reviewMonths = 12 } = row;
  const items = checklistOf(kind);
  return {
    kind,
    title,
    number: `${domain}-${key}`.toUpperCase(),
    scope: unit,
    classification: kind === 'ALARM_PLAN' ? 'CONFIDENTIAL' : 'INTERNAL',
    audience: kind === 'GUIDELINE' ? 'Alle Beschäftigten' : `${unit}, Krisenstab`,
    storedAt: `E-Akte ${domain}, Notfallvorsorge, ${title}`,
    reviewMonths,
    retentionYears: 5,
    owner: owner ? fixedPersonId(owner) : '',
    unit,
    processes: full(domain, row.processes),
    resources: full(domain, row.resources),
    summary,
    steps,
    checklist: items.slice(0, items.length - missing),
  };
}

function planStory(row: PlanRow, at: At): readonly PlanCommand[] {
  const past = pastOf(at);
  const { author, releaser, released, next } = row;
  const content = contentOf(row);
  const write = (days: number, of: PlanContent): PlanCommand => {
    return { type: 'write', domain: row.domain, content: of, ...past(days, author) };
  };
  const submit = (days: number, change: string): PlanCommand => {
    return { type: 'submit', change, material: false, management: [], ...past(days, author) };
  };
  const versions = released.flatMap((days, index): readonly PlanCommand[] => {
    const isLast = index === released.length - 1;
    // Earlier versions knew less.
    const of = isLast
      ? content
      : { ...content, steps: content.steps.slice(0, -1), checklist: content.checklist.slice(0, -1) };
    return [
      write(-days - 20, of),
      submit(-days - 10, index === 0 ? 'Erste Fassung' : 'Schritte und Checkliste ergänzt'),
      { type: 'pass-qa', note: 'Vollständig, plausibel, aktuell.', ...past(-days - 4, releaser) },
      { type: 'release', reason: 'Restpunkte folgen mit der nächsten Fassung.', ...past(-days, releaser) },
    ];
  });
  return [...versions, ...besides(row, at), ...(next ? upcoming(row, content, { write, submit }, at) : [])];
}

/** Reviews, proofs, triggers, copies, and the end. */
function besides(row: PlanRow, at: At): readonly PlanCommand[] {
  const past = pastOf(at);
  const { author, owner = author, reviewed, evidence = [], trigger, copies = [], withdrawn } = row;
  return [
    ...(reviewed === undefined ? [] : [{ type: 'answer', answer: 'unchanged', ...past(-reviewed, owner) } as const]),
    ...evidence.map(([kind, days, result, hours, reference]): PlanCommand => {
      const noted = { kind, day: dayOf(at(-days)), result, hours, reference };
      return { type: 'note-evidence', evidence: noted, ...past(-days, author) };
    }),
    ...copies.map(([place, days, version]): PlanCommand => {
      return { type: 'note-copy', copy: { place, printedOn: dayOf(at(-days)), version }, ...past(-days, author) };
    }),
    ...(trigger
      ? [{ type: 'trigger', kind: trigger[0], note: trigger[2], ...past(-trigger[1], author) } as const]
      : []),
    ...(withdrawn === undefined
      ? []
      : [{ type: 'withdraw', reason: 'Durch ein anderes Dokument ersetzt.', ...past(-withdrawn, author) } as const]),
  ];
}

interface Steps {
  readonly write: (days: number, of: PlanContent) => PlanCommand;
  readonly submit: (days: number, change: string) => PlanCommand;
}

function upcoming(row: PlanRow, content: PlanContent, { write, submit }: Steps, at: At): readonly PlanCommand[] {
  const draft = { ...content, checklist: checklistOf(content.kind), summary: `${content.summary} Danach Abnahme.` };
  const submitted = submit(-6, 'Nach dem Test überarbeitet');
  const passed: PlanCommand = { type: 'pass-qa', note: '', ...pastOf(at)(-2, row.releaser) };
  return [
    write(-9, draft),
    ...(row.next === 'draft' ? [] : [submitted]),
    ...(row.next === 'for-release' ? [passed] : []),
  ];
}

function measureStory(row: MeasureSampleRow, at: At, now: number): readonly MeasureCommand[] {
  const year = dayOf(now).slice(0, 4);
  const past = pastOf(at);
  const { domain, kind, priority, need, cause, action, owner, by, origin, due, moved } = row;
  const dayAt = (days: number) => dayOf(at(days));
  const text = { kind, need, cause, action, priority, owner: fixedPersonId(owner), means: '', resources: [] };
  const first = moved ? moved[0] : due;
  const create: Extract<MeasureCommand, { type: 'create' }> = {
    type: 'create',
    domain,
    number: `M-${year}-${row.number}`,
    wish: '',
    text: { ...text, plans: full(domain, row.plans) },
    dueOn: first === null ? null : dayAt(first),
    origin,
    reference: referenceOf(row, now),
    predecessor: '',
    ...past(row.created, by),
  };
  const { started, note, done, checked, rejected } = row;
  return [
    create,
    ...(started === undefined ? [] : [{ type: 'start', ...past(started, owner) } as const]),
    ...(moved && due !== null
      ? [{ type: 'replan', dueOn: dayAt(due), reason: moved[2], ...past(moved[1], owner) } as const]
      : []),
    ...(note ? [{ type: 'note', text: note[1], ...past(note[0], owner) } as const] : []),
    ...(done === undefined ? [] : [{ type: 'finish', note: '', ...past(done, owner) } as const]),
    ...(checked
      ? [{ type: 'check', effective: checked[2], note: checked[3], ...past(checked[0], checked[1]) } as const]
      : []),
    ...(rejected ? [rejection(rejected, past)] : []),
  ];
}

function rejection([days, chief, reason]: NonNullable<MeasureSampleRow['rejected']>, past: Past): MeasureCommand {
  const acceptedBy: Measure['owner'] = fixedPersonId(chief);
  return { type: 'reject', reason, acceptedBy, management: [acceptedBy], ...past(days, chief) };
}
