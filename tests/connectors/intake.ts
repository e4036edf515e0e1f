// An intake for the tests: two domains in a real store, and webhooks as Alertmanager 0.25 writes them.
import { alertmanagerIntake, type IntakeSettings } from '../../src/connectors/alertmanager.ts';
import { bcDomains } from '../../src/domain/bc-domain.ts';
import { proposals } from '../../src/domain/proposal.ts';
import { directory } from '../../src/engine/directory.ts';
import { door } from '../../src/engine/execute.ts';
import type { Store } from '../../src/store/port.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { anna, ben } from '../domain/crisis.ts';
import { domain, fillRegisters, stage } from '../engine/stage.ts';

export const secret = 'geheim-eins-zwei-drei';

type Words = Readonly<Record<string, string>>;
interface Wish {
  readonly status?: 'firing' | 'resolved';
  readonly group?: string;
  readonly alerts?: readonly { labels?: Words; annotations?: Words; status?: string; startsAt?: string }[];
}

/** A webhook; what all alerts share is in `common…`, as Alertmanager computes it. */
export function hook({ status = 'firing', group = 'HostDown', alerts = [{}] }: Wish = {}) {
  const full = alerts.map((item) => ({
    status: item.status ?? status,
    labels: { alertname: 'HostDown', instance: 'web01:9100', severity: 'critical', ...item.labels },
    annotations: { summary: 'Server antwortet nicht', ...item.annotations },
    startsAt: item.startsAt ?? '2026-11-21T17:40:00.123456789Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'http://prometheus.land.example/graph?g0.expr=up',
    fingerprint: '0f1e2d3c4b5a6978',
  }));
  const shared = (of: readonly Words[]) =>
    Object.fromEntries(Object.entries(of[0] ?? {}).filter(([name, value]) => of.every((each) => each[name] === value)));
  return {
    receiver: 'bcm-lotse',
    status,
    alerts: full,
    groupLabels: { alertname: group },
    commonLabels: shared(full.map(({ labels }) => labels)),
    commonAnnotations: shared(full.map(({ annotations }) => annotations)),
    externalURL: 'http://alertmanager.land.example:9093',
    version: '4',
    groupKey: `{}:{alertname="${group}"}`,
    truncatedAlerts: 0,
  };
}

export async function openIntake(settings: Partial<IntakeSettings> = {}, store: Store = openSqlite(':memory:')) {
  const set = stage(store);
  const entry = door(set.env('one'));
  await fillRegisters(entry);
  const other = {
    ...domain,
    id: 'MF-LZN',
    authority: 'Landeszentrum',
    roles: [{ kind: 'CRISIS_LEAD' as const, core: true, holders: [ben] }],
  };
  await entry.execute(bcDomains, other.id, { type: 'put', value: other }, { system: 'setup' });
  const open = (change: Partial<IntakeSettings> = {}, name = 'one') => {
    const env = set.env(name);
    const own = name === 'one' ? entry : door(env);
    const all = { intakeSecrets: [secret], intakeDomain: 'MI-ITN', ...settings, ...change };
    return alertmanagerIntake(all, { env, entry: own, look: directory(own, store) });
  };
  const intake = open();
  /** Posts a body as the first process hears it. */
  const post = (body: unknown, authorization: string | undefined = `Bearer ${secret}`, to = intake) =>
    to({ authorization, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) });
  const idOf = async (body: unknown, to = intake) =>
    ((await post(body, `Bearer ${secret}`, to)).body as { proposalId: string }).proposalId;
  return {
    ...set,
    entry,
    open,
    post,
    idOf,
    proposal: async (id: string) => (await entry.read(proposals, id)).state,
    all: async (status?: 'open' | 'dismissed') =>
      (await store.list({ kind: 'proposal', limit: 100, ...(status ? { status } : {}) })).rows,
    dismiss: (id: string) =>
      entry.execute(proposals, id, { type: 'dismiss', reason: 'Wartung' }, { person: anna, via: 'tab' }),
  };
}
