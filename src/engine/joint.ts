// Calls each domain of a joint event: one alarm of its own, raised once, however often this is begun again.
import { alarms } from '../domain/alarm-rules.ts';
import type { BcDomain } from '../domain/bc-domain.ts';
import { type CallJoint, type JointEvent, jointEvents, openDomains } from '../domain/joint-event.ts';
import type { Actor } from '../domain/model.ts';
import { mayCallJoint } from '../domain/roles.ts';
import { Refusal } from '../errors.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';
import type { Raising } from './raise.ts';

export interface JointTools {
  readonly env: Env;
  readonly entry: Door;
  readonly look: Directory;
  readonly raise: Raising;
}

const answerMinutes = 10;
const by = { system: 'joint' } as const;

/** Calls the domains. `once` names the wish: repeated it is the same event. Resolves when the call is durable. */
export async function callJoint(
  { env, entry, look }: JointTools,
  call: Omit<CallJoint, 'type'>,
  who: Actor,
  once: string,
) {
  if (!mayCallJoint(await entry.who(who))) throw new Refusal('not-allowed');
  for (const id of call.domains) {
    if ((await look.domain(id))?.joint !== true) throw new Refusal('joint-no-consent');
  }
  const person = 'person' in who ? who.person : '';
  const id = env.digest(`joint/${person}/${once}`).slice(0, 16);
  await entry.execute(jointEvents, id, { type: 'call', ...call }, who);
  return { id };
}

/** Raises what is still owed of an event. `stepOf`: what the crisis team of a domain is to do first. */
export async function tellJoint(tools: JointTools, id: string, stepOf: (domain: BcDomain) => string): Promise<void> {
  const { state } = await tools.entry.read(jointEvents, id);
  await Promise.all(openDomains(state).map((domain) => raiseIn(tools, id, state, domain, stepOf)));
}

async function raiseIn(
  { entry, look, raise }: JointTools,
  id: string,
  event: JointEvent,
  code: string,
  stepOf: (domain: BcDomain) => string,
): Promise<void> {
  try {
    const domain = await look.domain(code);
    // Read once more: a consent taken back meanwhile counts.
    if (domain?.joint !== true) throw new Refusal('joint-no-consent');
    const { mode, exerciseName, what, where, since, level } = event;
    const text = { mode, exerciseName, what, where, since, level, nextStep: stepOf(domain) };
    const roles = domain.roles.filter(({ core }) => core).map(({ kind }) => kind);
    const rest = { domain: code, roles, answerMinutes, audience: 'none', audienceStep: '', joint: id } as const;
    const raised = await raise.raise({ ...text, ...rest }, by, `${id}/${code}`);
    await entry.execute(jointEvents, id, { type: 'note-raised', domain: code, alarm: raised.id }, by);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await entry.execute(jointEvents, id, { type: 'note-failed', domain: code, code: error.code }, by);
  }
}

/** What an initiator may know of one domain. Times are epoch milliseconds. */
export interface JointDomain {
  readonly domain: string;
  readonly state: 'calling' | 'not-yet' | 'staffed' | 'ended' | 'failed';
  readonly at: number | null;
  /** Refusal code; '' unless failed. */
  readonly code: string;
}

/** How the domains of an event stand: whether their crisis team can work, and nothing else of their alarms. */
export async function standing(
  { entry }: Pick<JointTools, 'entry'>,
  event: JointEvent,
): Promise<readonly JointDomain[]> {
  return Promise.all(
    event.domains.map(async (domain): Promise<JointDomain> => {
      const failed = event.failed[domain];
      if (failed !== undefined) return { domain, state: 'failed', at: null, code: failed };
      const id = event.alarms[domain];
      if (id === undefined) return { domain, state: 'calling', at: null, code: '' };
      const { end, staffedAt, raisedAt } = (await entry.read(alarms, id)).state;
      if (end) return { domain, state: 'ended', at: end.at, code: '' };
      return { domain, state: staffedAt === null ? 'not-yet' : 'staffed', at: staffedAt ?? raisedAt, code: '' };
    }),
  );
}
