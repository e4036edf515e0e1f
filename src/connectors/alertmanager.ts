// Takes the webhook of Prometheus Alertmanager (version 4) and makes proposals of it; never an alarm by itself.
import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { textLimit } from '../domain/alarm.ts';
import type { BcDomain } from '../domain/bc-domain.ts';
import { proposals, type Report } from '../domain/proposal.ts';
import type { Directory } from '../engine/directory.ts';
import type { Env } from '../engine/env.ts';
import type { Door } from '../engine/execute.ts';
import { Refusal } from '../errors.ts';

export interface IntakeSettings {
  /** One secret, or two while one is being changed; none: the intake is shut. */
  readonly intakeSecrets: readonly string[];
  /** Domain of reports whose labels name none. */
  readonly intakeDomain: string | undefined;
}

export interface IntakeAnswer {
  readonly status: 202 | 400 | 401 | 422;
  readonly body: object;
}

/** A request as it came; the body is read only after the secret was checked. Rejects when the store is down. */
export type Intake = (request: { authorization: string | undefined; body: Buffer }) => Promise<IntakeAnswer>;

const words = z.record(z.string().max(200), z.string().max(4_000));
const alert = z.looseObject({
  status: z.enum(['firing', 'resolved']),
  labels: words,
  annotations: words.default({}),
  startsAt: z.iso.datetime({ offset: true }),
});
/** The body as Alertmanager documents it for version "4". */
const webhook = z.looseObject({
  version: z.literal('4'),
  groupKey: z.string().min(1).max(4_000),
  status: z.enum(['firing', 'resolved']),
  commonLabels: words.default({}),
  commonAnnotations: words.default({}),
  alerts: z.array(alert).min(1).max(2_000),
});
type Webhook = z.infer<typeof webhook>;

const longestWhat = 180;
const longestWhere = textLimit - longestWhat - 22;
const mostFacts = 30;
/** Rounds of one cause that may race for the next id before we give up. */
const mostRounds = 5;

export function alertmanagerIntake(
  settings: IntakeSettings,
  tools: { env: Env; entry: Door; look: Directory },
): Intake {
  return async ({ authorization, body }) => {
    if (!isKnownSecret(authorization, settings.intakeSecrets))
      return failed(401, 'not-signed-in', 'The bearer secret is missing or wrong.');
    const parsed = webhook.safeParse(parse(body));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return failed(400, 'bad-shape', `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not JSON'}`);
    }
    const domain = await domainFor(parsed.data, settings, tools.look);
    if (!domain)
      return failed(422, 'no-domain', 'No domain: set the label bc_domain to a known code, or INTAKE_DOMAIN.');
    return { status: 202, body: { proposalId: await report(parsed.data, domain, tools) } };
  };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function failed(status: 400 | 401 | 422, code: string, text: string): IntakeAnswer {
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

async function domainFor(hook: Webhook, settings: IntakeSettings, look: Directory): Promise<BcDomain | undefined> {
  const named = hook.commonLabels.bc_domain ?? hook.alerts.find((item) => item.labels.bc_domain)?.labels.bc_domain;
  return (named ? await look.domain(named) : undefined) ?? (await look.domain(settings.intakeDomain ?? ''));
}

/**
 * Files the report with the open proposal of its cause, or opens the next one. The id is derived from cause
 * and round, so two deliveries at once meet in the same case.
 */
async function report(hook: Webhook, domain: BcDomain, { env, entry }: { env: Env; entry: Door }): Promise<string> {
  const source = env.digest(hook.groupKey).slice(0, 16);
  const command = toReport(hook, domain, source);
  const { rows } = await env.store.list({ kind: 'proposal', key: source, limit: 1 });
  const newest = rows[0];
  let round = newest ? Number(newest.address.id.split('-').at(-1)) : 1;
  if (newest && newest.status !== 'open') {
    // A repeat of "resolved" for a closed cause is noted nowhere: there is nothing left to decide.
    if (!command.firing) return newest.address.id;
    round += 1;
  }
  for (let tries = 0; ; tries += 1) {
    const id = `${domain.id}.${source}-${round}`;
    try {
      await entry.execute(proposals, id, command, { system: 'intake' });
      return id;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'proposal-closed' || tries >= mostRounds) throw error;
      if (!command.firing) return id;
      round += 1;
    }
  }
}

function toReport(hook: Webhook, domain: BcDomain, source: string): Report {
  const { commonLabels: labels, commonAnnotations: notes } = hook;
  const first = hook.alerts[0] as Webhook['alerts'][number];
  const name = labels.alertname ?? first.labels.alertname ?? 'Alert';
  const text = notes.summary ?? first.annotations.summary ?? notes.description ?? first.annotations.description;
  const place =
    labels.site ?? labels.instance ?? labels.cluster ?? labels.job ?? first.labels.instance ?? domain.authority;
  const starts = hook.alerts.map((item) => Date.parse(item.startsAt)).filter((at) => at > 0);
  const facts = [...Object.entries(labels), ...Object.entries(notes)];
  return {
    type: 'report',
    domain: domain.id,
    source,
    firing: hook.status === 'firing',
    what: shorten(text ? `${name}: ${text}` : name, longestWhat),
    where: shorten(place, longestWhere),
    since: Math.min(...starts),
    level: labels.bc_level === 'crisis' ? 'CRISIS' : 'EMERGENCY',
    facts: facts.slice(0, mostFacts).map(([fact, value]) => ({ name: fact, value: shorten(value, 300) })),
    alerts: hook.alerts.length,
    owner: ownerOf(domain),
  };
}

/** Who decides: the Stabsleitung, as central decision authority (BSI 200-4, 5.2.2), else her first deputy. */
function ownerOf(domain: BcDomain): string {
  return domain.roles.find((role) => role.kind === 'CRISIS_LEAD')?.holders[0] ?? '';
}

function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}
