// The product as a process of its own, `node src/main.ts`, against stand-ins in the test's process; real time, real file.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deskChannels, type Sample, sampleAdministration } from '../../local/sample/sample.ts';
import { type StandIns, startStandIns } from '../../local/simulators/stand-ins.ts';
import type { RaisedView } from '../../src/http/contract.ts';
import { freePorts } from '../support/free-ports.ts';
import { type Name, type WorldPeople, worldPeople } from '../support/world-people.ts';
import { type Tab, tabOf } from '../support/world-tab.ts';
import { fillOnce, type HowEnded, type Running, startProcess } from './product-process.ts';

export interface Ended extends HowEnded {
  /** From the signal to the end, milliseconds. */
  readonly took: number;
}

export interface RealProduct {
  readonly url: string;
  /** Where its store lies. */
  readonly folder: string;
  readonly sample: Sample;
  readonly people: WorldPeople;
  readonly standIns: StandIns;
  /** Starts the process, with changes to its environment; resolves when it listens and holds the sending lease. */
  starts(changes?: Readonly<Record<string, string>>): Promise<void>;
  /** Sends the signal and resolves when the process has ended. */
  ends(signal: NodeJS.Signals): Promise<Ended>;
  /** Runs a second process with this environment beside the first, to its end. */
  second(env: Readonly<Record<string, string>>): Promise<Ended>;
  tab(name: Name): Tab;
  /** Ole raises a prepared alarm; its id. */
  raises(): Promise<string>;
  /** Resolves when the condition holds; asked again after every change in the chats or in the product's cases. */
  until(holds: () => boolean | Promise<boolean>): Promise<void>;
  close(): Promise<void>;
}

export async function realProduct(): Promise<RealProduct> {
  const port = await freePorts();
  const url = `http://127.0.0.1:${port}`;
  const folder = mkdtempSync(join(tmpdir(), 'bcm-process-'));
  const anywhere = sampleAdministration({ serviceUrl: 'http://127.0.0.1/teams/' });
  const standIns = await startStandIns({
    port: 0,
    tenantId: '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10',
    botAppId: 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61',
    botAppSecret: 'das-geheimnis-des-bots',
    people: anywhere.people,
    channels: deskChannels(anywhere),
    botEndpoint: `${url}/api/messages`,
  });
  const sample = sampleAdministration({ serviceUrl: standIns.serviceUrl });
  const people = worldPeople(sample);
  const env = { ...standIns.env, PORT: String(port), PUBLIC_URL: url, BCM_DATA: folder, LOG_LEVEL: 'info' };
  await fillOnce(env, sample, standIns.serviceUrl);
  const all: Running[] = [];

  function run(changes: Readonly<Record<string, string>> = {}): Running {
    const running = startProcess({ ...env, ...changes });
    all.push(running);
    return running;
  }

  const current = () => {
    const running = all[0];
    if (!running) throw new Error('the product does not run');
    return running;
  };

  const tab = (name: Name) => tabOf({ url, entra: standIns.entra, people, rests: async () => undefined }, name);

  return {
    url,
    folder,
    sample,
    people,
    standIns,
    async starts(changes) {
      await run(changes).logged('started', 'lease.taken');
    },
    async ends(signal) {
      const { child, ended } = current();
      const from = performance.now();
      child.kill(signal);
      const how = await ended;
      all.length = 0;
      return { ...how, took: performance.now() - from };
    },
    async second(changes) {
      const from = performance.now();
      const how = await run(changes).ended;
      return { ...how, took: performance.now() - from };
    },
    tab,
    async raises() {
      const scenario = sample.scenarios.find((each) => each.id === 'MI-ITN.gebaeude');
      if (!scenario) throw new Error('the scenario is missing');
      const { domain, level, what, where, nextStep, roles, exerciseName } = scenario;
      const text = { domain, level, what, where, nextStep, roles, exerciseName, since: Date.now() };
      const body = { once: randomUUID(), draft: { mode: 'real', ...text, answerMinutes: 10 } };
      const { status, json, text: said } = await tab('ole').post<RaisedView>('/api/alarms', body);
      if (status !== 201) throw new Error(`raising was answered ${status}: ${said}`);
      return json.id;
    },
    async until(holds) {
      // The operator hears of every case; a stream that began before the look misses nothing.
      const notices = await tab('priya').listens();
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
    async close() {
      for (const { child, ended } of all) {
        child.kill('SIGKILL');
        await ended;
      }
      await standIns.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves at the next change in any chat, or when the signal fires. */
export function nextChange(standIns: StandIns, signal: AbortSignal): Promise<void> {
  return new Promise((changed) => {
    const stop = standIns.teams.onChange(end);
    signal.addEventListener('abort', end, { once: true });
    function end() {
      stop();
      changed();
    }
  });
}
