// The real Prometheus Alertmanager, where it is installed (Debian: prometheus-alertmanager), posting to our intake.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { anna } from '../domain/crisis.ts';
import { openIntake, secret } from './intake.ts';

const binary = 'prometheus-alertmanager';
const isInstalled = spawnSync(binary, ['--version']).status === 0;
const alertmanagerPort = 4621;

const config = (url: string) => `
route:
  receiver: bcm-lotse
  group_by: [alertname]
  group_wait: 100ms
  group_interval: 1s
  repeat_interval: 2s
receivers:
  - name: bcm-lotse
    webhook_configs:
      - url: ${url}
        send_resolved: true
        http_config:
          authorization:
            credentials: ${secret}
`;

interface Heard {
  readonly status: number;
  readonly proposalId: string;
}

/** Our intake behind a plain HTTP server; `next` waits for the next post that is answered so. */
async function listen() {
  const set = await openIntake();
  let down = false;
  const heard: Heard[] = [];
  const waiting: (() => void)[] = [];
  const intake = set.open();
  const server = createServer((request, response) => {
    void buffer(request).then(async (body) => {
      const { authorization } = request.headers;
      const answer = down ? { status: 503, body: {} } : await intake({ authorization, body });
      heard.push({ status: answer.status, ...(answer.body as { proposalId: string }) });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
      for (const wake of waiting.splice(0)) wake();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  let seen = 0;
  return {
    ...set,
    server,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/intake/alertmanager`,
    isDown(is: boolean) {
      down = is;
    },
    async next(status: number): Promise<Heard> {
      for (;;) {
        while (seen < heard.length) {
          const post = heard[seen] as Heard;
          seen += 1;
          if (post.status === status) return post;
        }
        await new Promise<void>((wake) => waiting.push(wake));
      }
    },
  };
}

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
}

/** Starts Alertmanager and resolves when it listens. */
async function startAlertmanager(folder: string, url: string): Promise<Running> {
  writeFileSync(join(folder, 'alertmanager.yml'), config(url));
  const child = spawn(binary, [
    `--config.file=${join(folder, 'alertmanager.yml')}`,
    `--storage.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${alertmanagerPort}`,
    '--cluster.listen-address=',
  ]);
  const ended = once(child, 'exit');
  const listening = new Promise<void>((ready) => {
    child.stderr.on('data', (part: Buffer) => {
      if (part.includes('Listening on')) ready();
    });
  });
  await Promise.race([
    listening,
    ended.then(() => {
      throw new Error('Alertmanager ended before it listened');
    }),
  ]);
  return { child, ended };
}

async function tell(endsAt: Date, instances: readonly string[]): Promise<void> {
  const alerts = instances.map((instance) => ({
    labels: { alertname: 'HostDown', instance, site: 'Rechenzentrum Nord', bc_domain: 'MI-ITN' },
    annotations: { summary: 'Server antwortet nicht' },
    startsAt: new Date(endsAt.getTime() - 7_200_000).toISOString(),
    endsAt: endsAt.toISOString(),
  }));
  const answer = await fetch(`http://127.0.0.1:${alertmanagerPort}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(alerts),
  });
  expect([answer.status, await answer.text()]).toEqual([200, '']);
}

describe('the real Alertmanager', () => {
  let running: Running | undefined;
  let server: Server | undefined;
  let folder: string | undefined;
  afterEach(async () => {
    running?.child.kill();
    await running?.ended;
    server?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  it('posts a report, repeats it while we are down, repeats it later, and says when it is over', async (test) => {
    if (!isInstalled) return test.skip(`${binary} is not installed on this machine`);
    const ours = await listen();
    server = ours.server;
    folder = mkdtempSync(join(tmpdir(), 'alertmanager-'));
    ours.isDown(true);
    running = await startAlertmanager(folder, ours.url);
    const later = new Date(Date.now() + 3_600_000);
    await tell(later, ['web01', 'web02']);
    await ours.next(503);
    ours.isDown(false);

    const { proposalId } = await ours.next(202);
    expect(await ours.proposal(proposalId)).toMatchObject({
      status: 'open',
      firing: true,
      what: 'HostDown: Server antwortet nicht',
      where: 'Rechenzentrum Nord',
      alerts: 2,
      owner: anna,
    });
    expect((await ours.next(202)).proposalId).toBe(proposalId);
    expect((await ours.proposal(proposalId)).reports).toBeGreaterThanOrEqual(2);

    await tell(new Date(Date.now() - 1_000), ['web01', 'web02']);
    do expect((await ours.next(202)).proposalId).toBe(proposalId);
    while ((await ours.proposal(proposalId)).firing);
    expect(await ours.proposal(proposalId)).toMatchObject({ status: 'open', firing: false });
    expect(await ours.all()).toHaveLength(1);
  }, 60_000);
});
