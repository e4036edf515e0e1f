// Where the records of each register come from for a file, and how one is put back.
import { bcmsOfDomains } from '../domain/bcms.ts';
import { bcmsOf } from '../domain/bcms-rules.ts';
import type { BiaRule } from '../domain/bia.ts';
import { deviations } from '../domain/deviation.ts';
import type { MeasureOrigin, MeasureText } from '../domain/measure.ts';
import { measures } from '../domain/measure-rules.ts';
import type { Actor, Model } from '../domain/model.ts';
import type { Person } from '../domain/people.ts';
import type { PlanContent } from '../domain/plan.ts';
import { plans } from '../domain/plan-rules.ts';
import { processes } from '../domain/process.ts';
import type { Put, Register, WasPut } from '../domain/register.ts';
import type { RegisterKind, Wanted } from '../domain/register-import.ts';
import { resources } from '../domain/resource.ts';
import { measuring } from '../engine/measures.ts';
import { peopleNamed, staffOf } from './team-people.ts';
import type { HttpDeps } from './visitor.ts';

export interface HeldRecord {
  readonly id: string;
  readonly revision: number;
  readonly value: object;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Everything that a sheet is written from and read against. */
export interface FileBook {
  readonly domain: string;
  readonly people: readonly (Named & { readonly email: string })[];
  readonly named: Readonly<Record<'process' | 'resource' | 'plan', readonly Named[]>>;
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly rule: BiaRule;
  readonly records: readonly HeldRecord[];
}

interface Source {
  held(deps: HttpDeps, domain: string): Promise<readonly HeldRecord[]>;
  put(deps: HttpDeps, wanted: Wanted, by: Actor): Promise<void>;
}

function ofRegister<Value extends object>(model: Model<Register<Value>, Put<Value>, WasPut>): Source {
  return {
    async held({ book }, domain) {
      const all = await book.all(model, domain);
      return all.flatMap(({ id, state }) =>
        state.value ? [{ id, revision: state.revision, value: state.value }] : [],
      );
    },
    async put({ entry }, { id, revision, value }, by) {
      await entry.execute(model, id, { type: 'put', value: value as Value, revision }, by);
    },
  };
}

/** What is read goes into the draft; a release stays what it was until somebody releases the new one. */
const ofPlans: Source = {
  async held({ book }, domain) {
    const all = await book.all(plans, domain);
    return all.flatMap(({ id, state: { status, draft, released, edits } }) => {
      const content = draft ?? released?.content;
      return content ? [{ id, revision: edits, value: { status, version: released?.version ?? 0, content } }] : [];
    });
  },
  async put({ entry }, { id, revision, value }, by) {
    const { content } = value as { content: PlanContent };
    const domain = id.slice(0, id.indexOf('.'));
    await entry.execute(plans, id, { type: 'write', domain, content, edits: revision }, by);
  },
};

/** What cannot be changed after a measure stands: where it comes from. */
interface MeasureRow {
  readonly text: MeasureText;
  readonly dueOn: string | null;
  readonly origin: MeasureOrigin;
  readonly reference: string;
}

/** New ones get a number of their own; the same row again gets the same one. */
const ofMeasures: Source = {
  async held({ book }, domain) {
    const all = await book.all(measures, domain);
    return all.flatMap(({ id, state }) => {
      if (state.status === 'none') return [];
      const { status, dueOn, origin, reference, edits, kind, need, cause, action, owner, priority, means } = state;
      const { plans: named, resources: used } = state;
      const text = { kind, need, cause, action, owner, priority, means, plans: named, resources: used };
      return [{ id, revision: edits, value: { status, dueOn, origin, reference, text } }];
    });
  },
  async put({ env, entry }, { id, revision, value }, by) {
    const { text, dueOn, origin, reference } = value as MeasureRow;
    const domain = id.slice(0, id.indexOf('.'));
    const before = (await entry.read(measures, id)).state;
    if (before.status === 'none') {
      const once = `import/${env.digest(`${domain} ${text.action}`).slice(0, 32)}`;
      await measuring(env, entry).create({ domain, text, dueOn, origin, reference, twin: null }, by, once);
      return;
    }
    await entry.execute(measures, id, { type: 'edit', text, edits: revision }, by);
    if (dueOn !== null && dueOn !== before.dueOn) {
      await entry.execute(measures, id, { type: 'replan', dueOn, reason: 'Excel' }, by);
    }
  },
};

const settings = ofRegister(bcmsOfDomains);

export const sources: Partial<Record<RegisterKind, Source>> = {
  process: ofRegister(processes),
  resource: ofRegister(resources),
  plan: ofPlans,
  measure: ofMeasures,
  deviation: ofRegister(deviations),
  bcms: {
    ...settings,
    // What counts where nothing was laid down is worth a row: it can be seen and changed.
    async held(deps, domain) {
      const held = await settings.held(deps, domain);
      return held.length > 0 ? held : [{ id: domain, revision: 0, value: bcmsOf(domain, undefined) }];
    },
  },
};

/** The book of one register of a domain. `words` are those of a saved mapping. */
export async function fileBook(
  deps: HttpDeps,
  kind: RegisterKind,
  domain: string,
  words: FileBook['words'],
): Promise<FileBook> {
  const records = (await sources[kind]?.held(deps, domain)) ?? [];
  const [settingsNow, processList, resourceList, planList] = await Promise.all([
    deps.book.values(bcmsOfDomains, domain),
    deps.book.values(processes, domain),
    deps.book.values(resources, domain),
    ofPlans.held(deps, domain),
  ]);
  const contents = planList.map(({ value }) => (value as { content: PlanContent }).content);
  const named = {
    process: withAlien(processList, [
      ...processList.flatMap(({ needsProcesses = [] }) => needsProcesses),
      ...contents.flatMap((one) => one.processes),
    ]),
    resource: withAlien(resourceList, [
      ...processList.flatMap(({ needsResources = [] }) => needsResources),
      ...contents.flatMap((one) => one.resources),
    ]),
    plan: planList.map(({ id, value }) => ({ id, name: (value as { content: PlanContent }).content.title })),
  };
  const rule = bcmsOf(domain, settingsNow[0]);
  return { domain, people: await peopleOf(deps, domain, records), named, words, rule, records };
}

/** Records of other domains that are referred to already may stay so, by their whole id. */
function withAlien(own: readonly Named[], referred: readonly string[]): readonly Named[] {
  const known = new Set(own.map(({ id }) => id));
  const alien = [...new Set(referred)].filter((id) => !known.has(id));
  return [...own.map(({ id, name }) => ({ id, name })), ...alien.map((id) => ({ id, name: '' }))];
}

/** Where the fields of a row stand that names people. */
function innerOf(value: object): object {
  if ('content' in value) return value.content as object;
  return 'text' in value ? (value.text as object) : value;
}

const personFields = ['owner', 'bcOfficer', 'riskAcceptedBy'] as const;

/** Staff of the domain, and whoever is named in a record although she left. */
async function peopleOf(deps: HttpDeps, domain: string, records: readonly HeldRecord[]): Promise<FileBook['people']> {
  const named = records.flatMap(({ value }) =>
    personFields.flatMap((field) => {
      const id: unknown = Reflect.get(innerOf(value), field);
      return typeof id === 'string' && id !== '' ? [id] : [];
    }),
  );
  const staff = await staffOf(deps, domain);
  const others = await peopleNamed(deps, named);
  const found = new Map([...staff, ...others].map((person: Person) => [person.id, person]));
  const gone = [...new Set(named)].filter((id) => !found.has(id)).map((id) => ({ id, name: '', email: id }));
  return [
    ...[...found.values()].map(({ id, name, email }) => ({ id, name, email: email === '' ? id : email })),
    ...gone,
  ];
}
