// Takes the webhook of Prometheus Alertmanager (version 4) and makes proposals of it; never an alarm by itself.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { BcDomain } from '../domain/bc-domain.ts';
import { proposals } from '../domain/proposal.ts';
import type { Way } from '../domain/ways.ts';
import type { Directory } from '../engine/directory.ts';
import type { Env } from '../engine/env.ts';
import type { Door } from '../engine/execute.ts';
import { queue } from '../engine/queue.ts';
import { whoIsAsked } from '../engine/report.ts';
import { Refusal } from '../errors.ts';
import { toReport, valuesOf, type Webhook, webhook } from './alertmanager-report.ts';

export interface IntakeSettings {
  /** One secret, or two while one is being changed; none: the intake is shut. */
  readonly intakeSecrets: readonly string[];
  /** Domain of reports whose labels name none. */
  readonly intakeDomain: string | undefined;
}

export interface IntakeAnswer {
  readonly status: 202 | 400 | 401 | 422 | 503;
  readonly body: object;
}

/** A request as it came; nothing of the body is looked at before the secret. Rejects when the store is down. */
export type Intake = (request: { authorization: string | undefined; body: Buffer }) => Promise<IntakeAnswer>;

interface Tools {
  readonly env: Env;
  readonly entry: Door;
  readonly look: Directory;
  /** The ways this deployment is configured for; only Teams when absent. */
  readonly open?: readonly Way[];
}

/** The newest rounds of a cause; more than one only counts when two were opened in the same millisecond. */
const fewRounds = 10;
const roundOf = (id: string) => Number(id.split('-').at(-1));

/** Rounds of one cause that other processes may open or close while we look for the right one. */
const mostRounds = 5;

export function alertmanagerIntake(settings: IntakeSettings, tools: Tools): Intake {
  const waiting = queue();
  return async ({ authorization, body }) => {
    if (!isKnownSecret(authorization, settings.intakeSecrets)) {
      return failed(401, 'not-signed-in', 'The bearer secret is missing or wrong.');
    }
    const parsed = webhook.safeParse(parse(body));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return failed(400, 'bad-shape', `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not JSON'}`);
    }
    const hook = parsed.data;
    const domain = await domainFor(hook, settings, tools.look);
    if (!domain) {
      return failed(422, 'no-domain', 'No domain: set the label bc_domain to a known code, or INTAKE_DOMAIN.');
    }
    const source = tools.env.digest(hook.groupKey).slice(0, 16);
    // One after another, so that reports of one cause never open two proposals, whichever domains they name.
    const proposalId = await waiting.run(source, () => file(hook, domain, source, tools));
    if (proposalId !== null) return { status: 202, body: { proposalId } };
    return failed(503, 'unavailable', 'Others were faster again and again. Please repeat.');
  };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function failed(status: 400 | 401 | 422 | 503, code: string, text: string): IntakeAnswer {
  return { status, body: { error: { code, text, ref: '' } } };
}

/** Compares in constant time; both sides are hashed, so that lengths tell nothing. */
function isKnownSecret(authorization: string | undefined, secrets: readonly string[]): boolean {
  const given = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const hash = (text: string) => createHash('sha256').update(text).digest();
  let known = false;
  for (const secret of secrets) known = timingSafeEqual(hash(secret), hash(given)) || known;
  return known && given !== '';
}

/** The first known domain that an alert names, else the one for all others. */
async function domainFor(hook: Webhook, settings: IntakeSettings, look: Directory): Promise<BcDomain | undefined> {
  for (const named of valuesOf(hook, 'labels', 'bc_domain')) {
    const domain = await look.domain(named);
    if (domain) return domain;
  }
  return look.domain(settings.intakeDomain ?? '');
}

/**
 * Files the report with the open proposal of its cause, or opens the next one; resolves with its id, or null when
 * other processes were faster again and again. The id is made of domain, cause and round, so that two processes
 * meet in the same case.
 */
async function file(hook: Webhook, domain: BcDomain, source: string, tools: Tools): Promise<string | null> {
  const { env, entry } = tools;
  const command = toReport(hook, domain, source, env.now());
  for (let tries = 0; tries < mostRounds; tries += 1) {
    const { rows } = await env.store.list({ kind: 'proposal', key: source, limit: fewRounds });
    const last = rows.toSorted((a, b) => roundOf(b.address.id) - roundOf(a.address.id))[0];
    const isOpen = last?.status === 'open';
    // "resolved" for a closed cause is noted nowhere: there is nothing left to decide.
    if (last && !isOpen && !command.firing) return last.address.id;
    const id = isOpen ? last.address.id : `${domain.id}.${source}-${last ? roundOf(last.address.id) + 1 : 1}`;
    // Who is asked is frozen with the first report of a cause.
    const asked = isOpen ? {} : await whoIsAsked(tools, domain);
    try {
      await entry.execute(proposals, id, { ...command, ...asked }, { system: 'intake' });
      return id;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'proposal-closed') throw error;
    }
  }
  return null;
}
