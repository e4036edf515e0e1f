// Several processes of the product on one SQLite file, against stand-ins in the test's process; real time.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { deskChannels, type Sample, sampleAdministration } from '../../local/sample/sample.ts';
import { type StandIns, startStandIns } from '../../local/simulators/stand-ins.ts';
import { deliverTo } from '../../local/simulators/teams-inbound.ts';
import type { JournalLine } from '../../src/domain/chain.ts';
import type { RaisedView } from '../../src/http/contract.ts';
import { freePorts } from '../support/free-ports.ts';
import { type Name, type WorldPeople, worldPeople } from '../support/world-people.ts';
import { type Tab, tabOf } from '../support/world-tab.ts';
import { fillOnce, type HowEnded, type Running, startProcess } from './product-process.ts';
import { nextChange } from './real-product.ts';
import { sampleOf } from './released-program.ts';

/** One process. */
export interface Replica extends Running {
  readonly url: string;
  tab(name: Name): Tab;
  /** What `GET /readyz` says. */
  ready(): Promise<{ ready: boolean; sender: string | null; beatAt: number | null }>;
  /** Sends the signal; resolves when the process has ended. */
  ends(signal: NodeJS.Signals): Promise<HowEnded>;
}

export interface Replicas {
  readonly people: WorldPeople;
  readonly standIns: StandIns;
  /**
   * Starts one more; resolves when it listens. `host`: it is told that it runs on a machine of this name; `program`: where
   * another release lies.
   */
  starts(host?: string, program?: string): Promise<Replica>;
  /** From now on, Teams delivers clicks and words to this one. */
  hears(replica: Replica): void;
  /** Ole raises so many alarms at this replica; their ids. */
  raises(at: Replica, alarms: number): Promise<readonly string[]>;
  /** How many messages about these alarms arrived, by alarm and chat. */
  arrived(ids: readonly string[]): ReadonlyMap<string, number>;
  journal(at: Replica, id: string): Promise<readonly JournalLine[]>;
  /** Resolves when the condition holds; asked again after every change in the chats and in cases at this replica. */
  until(at: Replica, holds: () => boolean | Promise<boolean>): Promise<void>;
  /** Stops a process where it stands, but never while it holds the file's lock: then everybody would stand still. */
  freezes(replica: Replica): void;
  /** Kills every process that still runs. */
  allEnd(): Promise<void>;
  close(): Promise<void>;
}

/**
 * `latency`: how long each call to Teams takes, milliseconds. `program`: where the release lies that the store was filled
 * by, with its sample; without it, this one.
 */
export async function replicas(latency: number, program?: string): Promise<Replicas> {
  const folder = mkdtempSync(join(tmpdir(), 'bcm-replicas-'));
  const anywhere = program ? await sampleOf(program) : sampleAdministration({ serviceUrl: 'http://127.0.0.1/teams/' });
  let botUrl = '';
  const standIns = await startStandIns({
    port: 0,
    tenantId: '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10',
    botAppId: 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61',
    botAppSecret: 'das-geheimnis-des-bots',
    people: anywhere.people,
    channels: deskChannels(anywhere),
    latency: () => latency,
    deliver: (activity, token) => deliverTo(`${botUrl}/api/messages`)(activity, token),
  });
  const env = { ...standIns.env, BCM_DATA: folder, LOG_LEVEL: 'info' };
  const filling = { ...env, PORT: '3978', PUBLIC_URL: 'http://127.0.0.1:3978' };
  const sample = program
    ? await sampleOf(program, { serviceUrl: standIns.serviceUrl, env: filling })
    : sampleAdministration({ serviceUrl: standIns.serviceUrl });
  const people = worldPeople(sample);
  if (!program) await fillOnce(filling, sample, standIns.serviceUrl);
  const all = new Set<Replica>();

  async function allEnd(): Promise<void> {
    await Promise.all([...all].map((replica) => replica.ends('SIGKILL')));
    all.clear();
    botUrl = '';
  }

  return {
    people,
    standIns,
    async starts(host, release) {
      const port = await freePorts();
      const url = `http://127.0.0.1:${port}`;
      const running = startProcess({ ...env, PORT: String(port), PUBLIC_URL: url }, host, release);
      const replica: Replica = {
        ...running,
        url,
        tab: (name) => tabOf({ url, entra: standIns.entra, people, rests: async () => undefined }, name),
        ready: async () => (await fetch(`${url}/readyz`)).json() as ReturnType<Replica['ready']>,
        ends(signal) {
          running.child.kill(signal);
          return running.ended;
        },
      };
      all.add(replica);
      await running.logged('started');
      if (botUrl === '') botUrl = url;
      return replica;
    },
    hears(replica) {
      botUrl = replica.url;
    },
    raises: (at, alarms) => Promise.all(Array.from({ length: alarms }, () => raise(at.tab('ole'), sample))),
    arrived(ids) {
      const counts = new Map<string, number>();
      for (const line of standIns.teams.log()) {
        if (line.kind !== 'posted') continue;
        const text = JSON.stringify(line.activity);
        const about = ids.find((id) => text.includes(id));
        if (about === undefined) continue;
        const place = `${about} ${line.thread}`;
        counts.set(place, (counts.get(place) ?? 0) + 1);
      }
      return counts;
    },
    async journal(at, id) {
      const { text } = await at.tab('ole').get(`/api/alarms/${id}/journal?format=jsonl`);
      return text
        .trimEnd()
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as JournalLine);
    },
    async until(at, holds) {
      // The operator hears of every case; a stream that began before the look misses nothing.
      const notices = await at.tab('priya').listens();
      try {
        for (;;) {
          notices.take();
          const looked = new AbortController();
          const change = nextChange(standIns, looked.signal);
          if (await holds()) return looked.abort();
          await Promise.race([notices.any(), change]);
          looked.abort();
        }
      } finally {
        await notices.stop();
      }
    },
    freezes(replica) {
      for (;;) {
        replica.child.kill('SIGSTOP');
        if (!isLocked(join(folder, 'bcm-lotse.sqlite'))) return;
        replica.child.kill('SIGCONT');
      }
    },
    allEnd,
    async close() {
      await allEnd();
      await standIns.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** True when somebody is writing to the file right now. */
function isLocked(file: string): boolean {
  const db = new Database(file, { timeout: 0 });
  try {
    db.exec('BEGIN IMMEDIATE; ROLLBACK');
    return false;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return true;
    throw error;
  } finally {
    db.close();
  }
}

async function raise(tab: Tab, sample: Sample): Promise<string> {
  const scenario = sample.scenarios.find((each) => each.id === 'MI-ITN.gebaeude');
  if (!scenario) throw new Error('the scenario is missing');
  const { domain, level, what, where, nextStep, roles, exerciseName } = scenario;
  const text = { domain, level, what, where, nextStep, roles, exerciseName, since: Date.now() };
  const body = { once: randomUUID(), draft: { mode: 'real', ...text, answerMinutes: 10 } };
  const { status, json, text: said } = await tab.post<RaisedView>('/api/alarms', body);
  if (status !== 201) throw new Error(`raising was answered ${status}: ${said}`);
  return json.id;
}
