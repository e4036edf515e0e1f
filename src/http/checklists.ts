// Routes of checklists of prepared alarms, and of the recipients of reports: listed, read, put on the revision that was seen.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recipientFaults, reportRecipients, tidyRecipient } from '../domain/report-recipients.ts';
import { type Scenario, scenarios } from '../domain/scenario.ts';
import { checklistFaults, tidyItem } from '../domain/scenario-checklist.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import type { DomainName } from './contract.ts';
import {
  type ChecklistDraft,
  type ChecklistsView,
  type ChecklistView,
  checklistDraft,
  type RecipientsDraft,
  recipientsDraft,
} from './contract-checklists.ts';
import { changeRequest, type HistoryLine, newQuery } from './contract-registers.ts';
import { historyOf } from './register-history.ts';
import { answerFaults, byTab } from './register-put.ts';
import { seenDomain } from './register-scene.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const listChange = changeRequest(checklistDraft);
const recipientsChange = changeRequest(recipientsDraft);

export function checklistRoutes(server: FastifyInstance, deps: HttpDeps): void {
  server.get(
    '/api/checklists',
    signedIn(async (by, request) =>
      listView(deps, by, await seenDomain(deps, by, checked(newQuery, request.query).domain)),
    ),
  );
  server.put(
    '/api/checklists/recipients/:domain',
    signedIn((by, request, reply) => putRecipients(deps, by, request, reply)),
  );
  server.get(
    '/api/checklists/:id',
    signedIn((by, request) => view(deps, by, request)),
  );
  server.put(
    '/api/checklists/:id',
    signedIn((by, request, reply) => putList(deps, by, request, reply)),
  );
}

async function recipientsOf({ entry }: HttpDeps, domain: string) {
  const { value, revision } = (await entry.read(reportRecipients, domain)).state;
  return { recipients: value?.recipients ?? [], revision };
}

/** Prepared alarms of a domain in their order. */
async function scenariosOf({ book }: HttpDeps, domain: string): Promise<readonly Scenario[]> {
  return (await book.values(scenarios, domain)).toSorted((one, other) => one.order - other.order);
}

/** By recipient id, the titles of the prepared alarms that name it. */
function usersOf(all: readonly Scenario[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { title, checklist = [] } of all) {
    for (const id of new Set(checklist.flatMap(({ recipient }) => recipient ?? []))) {
      found.set(id, [...(found.get(id) ?? []), title]);
    }
  }
  return found;
}

async function listView(deps: HttpDeps, by: Visitor, domain: DomainName): Promise<ChecklistsView> {
  const all = await scenariosOf(deps, domain.id);
  const { recipients, revision } = await recipientsOf(deps, domain.id);
  return {
    domain,
    rows: all.map(({ id, title, outage, level, checklist = [] }) => ({
      id,
      title,
      outage,
      level,
      items: checklist.length,
      deadlines: checklist.filter(({ deadline }) => deadline).length,
    })),
    recipients: {
      revision,
      value: { recipients },
      usedBy: Object.fromEntries(usersOf(all)),
      history: await historyOf(deps, by, { kind: 'report-recipients', id: domain.id }),
    },
  };
}

/** The prepared alarm of a request, or 404 – also for whoever may not see it. */
async function seen(deps: HttpDeps, by: Visitor, request: FastifyRequest) {
  const { id = '' } = request.params as { id?: string };
  const domain = await seenDomain(deps, by, id.split('.')[0] ?? '');
  const { value, revision } = (await deps.entry.read(scenarios, id)).state;
  if (!value) throw new Refusal('not-found');
  return { domain, scenario: value, revision };
}

async function view(deps: HttpDeps, by: Visitor, request: FastifyRequest): Promise<ChecklistView> {
  const { domain, scenario, revision } = await seen(deps, by, request);
  const { id, title, outage, checklist = [] } = scenario;
  const { recipients } = await recipientsOf(deps, domain.id);
  const history = await historyOf(deps, by, { kind: 'scenario', id });
  return { domain, id, title, outage, revision, value: { checklist }, recipients, history: aboutList(history) };
}

/** What was changed of the checklist; texts of the alarm and their releases have their own page. */
const aboutList = (lines: readonly HistoryLine[]): readonly HistoryLine[] =>
  lines.flatMap((line) => {
    const changes = line.changes.filter(({ field }) => field === 'checklist');
    return changes.length > 0 || line.version === 1 ? [{ ...line, changes }] : [];
  });

async function putList(deps: HttpDeps, by: Visitor, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { scenario, domain } = await seen(deps, by, request);
  const { revision, value } = checked(listChange, request.body) as { revision: number; value: ChecklistDraft };
  const { recipients } = await recipientsOf(deps, domain.id);
  const faults = checklistFaults(value.checklist, recipients);
  if (faults.length > 0) return answerFaults(deps, by, request, reply, faults);
  const wanted: Scenario = { ...scenario, checklist: value.checklist.map(tidyItem) };
  const { state } = await deps.entry.execute(
    scenarios,
    scenario.id,
    { type: 'put', value: wanted, revision },
    byTab(by),
  );
  return { revision: state.revision };
}

async function putRecipients(
  deps: HttpDeps,
  by: Visitor,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { id } = await seenDomain(deps, by, (request.params as { domain?: string }).domain ?? '');
  const { revision, value } = checked(recipientsChange, request.body) as { revision: number; value: RecipientsDraft };
  const used = usersOf(await scenariosOf(deps, id));
  const faults = recipientFaults(value.recipients, used);
  if (faults.length > 0) return answerFaults(deps, by, request, reply, faults);
  const wanted = { domain: id, recipients: value.recipients.map(tidyRecipient) };
  const { state } = await deps.entry.execute(reportRecipients, id, { type: 'put', value: wanted, revision }, byTab(by));
  return { revision: state.revision };
}
