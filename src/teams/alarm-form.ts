// The form behind the word `alarm`: which domain, which scenario, and whom it would reach.

import type { BaoRoleKind, BcDomain } from '../domain/bc-domain.ts';
import { mayRaise } from '../domain/roles.ts';
import { type Scenario, scenarios } from '../domain/scenario.ts';
import { askedAtOnce } from '../domain/staffing.ts';
import { alarmedRoles } from '../engine/raise.ts';
import { Refusal } from '../errors.ts';
import type { Drawn } from './card-shape.ts';
import { alarmFormCard, type FormDraft } from './cards/alarm-form-card.ts';
import type { Speaker, TurnDeps } from './turn.ts';

/** What the form shows. `chosen`: a scenario's id, '' for an own text, null for the list. */
export interface FormState {
  readonly domain: string;
  readonly chosen: string | null;
  readonly draft: FormDraft | null;
  readonly fault: string | null;
  /** Kept from an earlier try, so that raising stays one wish. */
  readonly once?: string;
  /** The exercise that something real broke off: then only a real alarm can be raised. */
  readonly after?: string;
}

const mostScenarios = 12;
/** Other domains offered; with more the card would grow too long to read. */
const mostDomains = 12;

/** Draws the form for whoever may raise at least an exercise there. Throws Refusal. */
export async function alarmForm(deps: TurnDeps, speaker: Speaker, form: FormState): Promise<Drawn> {
  const { person, texts } = speaker;
  const who = { kind: 'person', id: person.id, domain: person.domain, grants: person.grants } as const;
  if (!mayRaise(who, 'exercise', form.domain)) throw new Refusal('not-allowed');
  const { domain, roles } = await chosenRoles(deps, form.domain, form.chosen ?? '');
  const alarmed = alarmedRoles(domain, roles, deps.env.now());
  const holders = await Promise.all(alarmed.map((role) => deps.look.person(role.people[0] ?? '')));
  const others = (await deps.look.domains()).filter(
    (other) => other.id !== domain.id && mayRaise(who, 'exercise', other.id),
  );
  return alarmFormCard({
    texts,
    once: form.once ?? deps.env.newId(),
    domain: { id: domain.id, name: domain.name },
    otherDomains: others.slice(0, mostDomains).map(({ id, name }) => ({ id, name })),
    scenarios: await scenariosOf(deps, domain.id),
    chosen: form.chosen,
    draft: form.draft,
    may: { real: mayRaise(who, 'real', domain.id), exercise: form.after === undefined },
    after: form.after,
    audience: {
      roles: alarmed.map(({ kind }, at) => ({ kind, holder: holders[at]?.name ?? null })),
      people: askedAtOnce({ roles: alarmed }).length,
      channel: domain.channel ? `${domain.channel.team} › ${domain.channel.name}` : '',
    },
    fault: form.fault,
  });
}

/** The roles of a scenario; those of the core team for an own text. */
export async function chosenRoles(
  deps: TurnDeps,
  domainId: string,
  scenarioId: string,
): Promise<{ domain: BcDomain; roles: readonly BaoRoleKind[] }> {
  const domain = await deps.look.domain(domainId);
  if (!domain) throw new Refusal('not-found');
  const core = domain.roles.filter((role) => role.core).map((role) => role.kind);
  if (scenarioId === '') return { domain, roles: core };
  const scenario = (await deps.entry.read(scenarios, scenarioId)).state.value;
  if (scenario?.domain !== domainId) throw new Refusal('not-found');
  return { domain, roles: scenario.roles };
}

async function scenariosOf(deps: TurnDeps, domain: string): Promise<readonly Scenario[]> {
  const { rows } = await deps.env.store.list({ kind: 'scenario', scope: domain, limit: mostScenarios });
  const read = await Promise.all(rows.map((row) => deps.entry.read(scenarios, row.address.id)));
  return read.map(({ state }) => state.value).filter((value) => value !== undefined);
}
