// Routes before an alarm: what the page *Alarmieren* needs, and the exact cards of a draft.
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { checkAudienceStep, checkText, type Raise } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import type { Actor } from '../domain/model.ts';
import { type Prices, priceAtOnce } from '../domain/price.ts';
import { processes } from '../domain/process.ts';
import { mayRaise, maySeeAll, mayTell } from '../domain/roles.ts';
import { scenarios } from '../domain/scenario.ts';
import { askedAtOnce } from '../domain/staffing.ts';
import type { Way } from '../domain/ways.ts';
import { checkAreas, toldBy } from '../engine/areas.ts';
import { Refusal } from '../errors.ts';
import { alarmPlan } from './alarm-plan.ts';
import { checked } from './checked.ts';
import { type AlarmDraft, type AlarmForm, type AlarmPreview, previewRequest, type ScenarioView } from './contract.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

/** Draws the cards of a draft exactly as they will be sent; handed in, because cards belong to Teams. */
export type PreviewCards = (
  draft: AlarmDraft,
  visitor: Visitor,
) => Promise<Pick<AlarmPreview, 'channel' | 'people' | 'channels' | 'audience'> & { personal: object }>;

const nothing = { people: 0, channels: 0, audience: null, seconds: 0, euros: 0, plan: null };
const mostScenarios = 100;
/** Requests a second with which sending begins; for the estimate only. */
const perSecond = 45;

/** `prices`: what a message costs by each way. */
export function alarmFormRoutes(
  server: FastifyInstance,
  deps: HttpDeps,
  previewCards: PreviewCards,
  prices: Prices = {},
): void {
  server.get(
    '/api/alarms/form',
    signedIn(async (by, request) => {
      const { domain } = checked(z.object({ domain: z.string() }), request.query);
      if (!mayRaise(by.who, 'exercise', domain)) throw new Refusal('not-found');
      return form(deps, domain, by);
    }),
  );
  server.post(
    '/api/alarms/preview',
    signedIn(async (by, request): Promise<AlarmPreview> => {
      const { draft } = checked(previewRequest, request.body);
      if (!mayRaise(by.who, 'exercise', draft.domain)) throw new Refusal('not-allowed');
      const found = await commandOf(deps, draft, by);
      if ('fault' in found) return { personal: null, channel: null, ...nothing, release: null, fault: found.fault };
      const cards = await previewCards(draft, by);
      const messages = cards.people + cards.channels + (cards.audience?.people ?? 0);
      const seconds = Math.max(1, Math.ceil(messages / perSecond));
      // What goes to nobody in Teams has no card.
      const personal = draft.avoidTeams ? null : cards.personal;
      const { command } = found;
      const actor = { person: by.person.id, via: 'tab' } as const;
      const release = draft.audience === 'none' ? null : await deps.raise.releaseWay(draft, actor);
      const euros = eurosOf(deps, command, actor, prices, await deps.raise.askingWays(command, draft, actor));
      return { ...cards, personal, seconds, euros, plan: alarmPlan(command), release, fault: null };
    }),
  );
}

/** Euros for what leaves at once, to the cent. */
function eurosOf({ env }: HttpDeps, command: Raise, by: Actor, prices: Prices, asking: readonly Way[]): number {
  const euros = priceAtOnce(prices, command, { id: 'preview', at: env.now(), by }, asking);
  return Math.round(euros * 100) / 100;
}

/** The command a draft becomes, or what stands against it in the visitor's language. */
async function commandOf(
  { env, raise }: HttpDeps,
  draft: AlarmDraft,
  by: Visitor,
): Promise<{ command: Raise } | { fault: AlarmPreview['fault'] }> {
  try {
    const command = await raise.prepare(draft, { person: by.person.id, via: 'tab' });
    checkText(command, env.now());
    if (askedAtOnce(command).length === 0) throw new Refusal('no-recipients');
    if (draft.audience !== 'none') checkAudienceStep(draft.audienceStep);
    checkAreas(draft);
    if (!mayTell(by.who, draft.mode, draft.domain, toldBy(draft))) throw new Refusal('audience-not-allowed');
    await raise.releaseWay(draft, { person: by.person.id, via: 'tab' });
    return { command };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { fault: { code: error.code, text: by.texts.refused[error.code](error.detail) } };
  }
}

async function form(deps: HttpDeps, id: string, by: Visitor): Promise<AlarmForm> {
  const domain = await deps.look.domain(id);
  if (!domain) throw new Refusal('not-found');
  const holders = await Promise.all(domain.roles.map((role) => deps.look.person(role.holders[0] ?? '')));
  const { number, pin } = domain.callIn;
  return {
    domain: { id, name: domain.name },
    scenarios: await scenariosOf(deps, id),
    roles: domain.roles.map((role, index) => ({
      kind: role.kind,
      core: role.core,
      holder: holders[index]?.name ?? null,
      deputies: Math.max(0, role.holders.length - 1),
    })),
    channel: domain.channel ? `${domain.channel.team} › ${domain.channel.name}` : null,
    room: domain.room,
    fallback: pin === '' ? number : `${number}, PIN ${pin}`,
    processes: await processesOf(deps, id),
    events: await openEvents(deps, id, by),
    audiences: await audiencesFor(deps, id, by),
  };
}

/** Whom the visitor may inform beyond the roles. An exercise is the least she may; raising checks again. */
async function audiencesFor(
  { audiences }: HttpDeps,
  domain: string,
  { who }: Visitor,
): Promise<AlarmForm['audiences']> {
  const allowed = (['domain', 'everybody'] as const).filter((reach) => mayTell(who, 'exercise', domain, { reach }));
  return Promise.all(
    allowed.map(async (reach) => ({ reach, people: await audiences.count({ reach, domain, roles: [] }) })),
  );
}

async function processesOf({ book }: HttpDeps, domain: string): Promise<AlarmForm['processes']> {
  const all = (await book.values(processes, domain)).filter(({ retired }) => retired !== true);
  return all.map(({ id, name }) => ({ id, name })).sort((one, other) => one.name.localeCompare(other.name, 'de'));
}

/** Open alarms of the domain that the visitor sees all of. */
async function openEvents({ env, entry }: HttpDeps, domain: string, { who }: Visitor): Promise<AlarmForm['events']> {
  const { rows } = await env.store.list({ kind: 'alarm', scope: domain, status: 'open', limit: mostScenarios });
  const read = await Promise.all(rows.map(async ({ address: { id } }) => ({ id, ...(await entry.read(alarms, id)) })));
  return read
    .filter(({ state }) => maySeeAll(who, state))
    .map(({ id, state: { number, mode, what } }) => ({ alarm: id, number, mode, what }));
}

async function scenariosOf({ env, entry }: HttpDeps, domain: string): Promise<readonly ScenarioView[]> {
  const { rows } = await env.store.list({ kind: 'scenario', scope: domain, limit: mostScenarios });
  const read = await Promise.all(rows.map((row) => entry.read(scenarios, row.address.id)));
  return read.map(({ state }) => state.value).filter((value) => value !== undefined);
}
