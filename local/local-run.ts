/** The whole local run in one process: pages built, stand-ins up, the real product pointed at them, one server on PORT. */
import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import type { App } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createListener } from '../src/listener.ts';
import { buildPages } from './build-pages.ts';
import { createDesk } from './desk/server.ts';
import { fillExercises } from './fill-exercises.ts';
import { fillPlans } from './fill-plans.ts';
import { fillStore } from './fill-store.ts';
import { listensOn, markRunning, whoRunsOn } from './running-mark.ts';
import { fillFigures } from './sample/figures.ts';
import { fillRollout, hasRollout, sampleGroups } from './sample/rollout.ts';
import {
  deskChannels,
  deskPeople,
  phoneOwners,
  type Sample,
  sampleAdministration,
  technicalChannel,
} from './sample/sample.ts';
import { BOT_APP_ID, type LocalSettings, productEnvironment, readSettings, StartFault, TENANT_ID } from './settings.ts';
import { type StandIns, startStandIns } from './simulators/stand-ins.ts';
import { teamsPatience } from './simulators/teams-inbound.ts';

export type LocalRun = {
  settings: LocalSettings;
  sample: Sample;
  standIns: StandIns;
  /** whether the sample was loaded now, into an empty store */
  fresh: boolean;
  stop(): Promise<void>;
};

/** A second client beside the stand-ins, with a connector of its own. */
export type SecondClient = {
  /** ending in `/` */
  serviceUrl: string;
  /** the domain whose channel it shows */
  channelOf: string;
  /** what the product's environment must say more */
  env: Readonly<Record<string, string>>;
};

type Environment = Readonly<Record<string, string | undefined>>;

const root = resolve(import.meta.dirname, '..');

/** Resolves when PORT answers. Throws a {@link StartFault} for what the person can mend; `say` tells of slow steps. */
export async function startLocalRun(
  env: Environment,
  say: (line: string) => void,
  second?: SecondClient,
): Promise<LocalRun> {
  const settings = readSettings(env);
  await refuseSecondStart(settings);
  const release = markRunning(settings.dataFolder, settings.port);
  const steps: (() => Promise<void>)[] = [async () => release()];
  const stop = async () => {
    for (const step of steps.reverse()) await step();
  };
  try {
    return { settings, ...(await start(env, settings, say, steps, second)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Each thing started puts how to stop it on `steps`. */
async function start(
  env: Environment,
  settings: LocalSettings,
  say: (line: string) => void,
  steps: (() => Promise<void>)[],
  second?: SecondClient,
): Promise<Pick<LocalRun, 'sample' | 'standIns' | 'fresh'>> {
  const building = buildPages(root, (names) => say(`Die Seiten werden gebaut (${names.join(', ')}) …`));
  const loading = import('../src/app.ts'); // takes over a second for the SDK, so it runs beside the build
  // Both are awaited below; a failure before that must not end the process unheard.
  for (const early of [building, loading]) early.catch(() => undefined);
  const serviceUrl = `http://127.0.0.1:${settings.standInPort}/teams/`;
  const now = () => Date.now() + settings.clockAhead;
  const sample = showChannelIn(second, sampleAdministration({ serviceUrl }));
  const standIns = await startStandIns({
    port: settings.standInPort,
    tenantId: TENANT_ID,
    botAppId: BOT_APP_ID,
    botAppSecret: settings.botAppSecret,
    redirectUris: [`${settings.publicUrl}/tab/`],
    botEndpoint: `${settings.innerUrl}/api/messages`,
    people: sample.people,
    channels: [...deskChannels(sample), technicalChannel],
    patience: teamsPatience,
    file: join(settings.dataFolder, 'standins', 'teams.jsonl'),
    second: { mailPort: settings.mailPort, callbackOrigin: settings.innerUrl },
    tenant: { groups: sampleGroups(sample.people) },
    now,
  });
  steps.push(() => standIns.stop());
  const { startApp } = await loading;
  await building;
  const product = {
    ...standIns.env,
    ...standIns.directoryEnv,
    ...(second ? {} : { SYNTHETIC_CONVERSATION: technicalChannel.conversationId }),
    ...hostsOf(standIns, second),
    ...second?.env,
  };
  const config = readConfig(productEnvironment(env, settings, product));
  const app = await startApp(config, { now, monotonic: () => performance.now() });
  steps.push(() => app.stop());
  const fresh = await fillStore(app.entry, app.env.store, sample, [serviceUrl, ...(second ? [second.serviceUrl] : [])]);
  // Not in `fillStore`, because the stories of the tests begin without plans.
  await fillOnce(app, sample.domains);
  const desk = await createDesk({
    teams: standIns.teams,
    people: deskPeople(sample),
    signToken: ({ id }) => signTokenFor(standIns, id),
    pageFolder: join(root, 'dist', 'desk'),
    now,
    ...(standIns.second ? { phones: { second: standIns.second, owners: phoneOwners(sample) } } : {}),
  });
  const server = createListener((req, res) => (desk.owns(req) ? desk.handle(req, res) : app.handle(req, res)));
  await listen(server, settings.port);
  steps.push(async () => {
    await desk.stop();
    await close(server);
  });
  return { sample, standIns, fresh };
}

/** What lies behind the sample. A fill that was killed half-way goes on; the rollout comes last and tells that all is there. */
async function fillOnce(app: App, domains: Sample['domains']): Promise<void> {
  if (await hasRollout(app)) return;
  const now = app.env.now();
  await fillPlans(app, now);
  await fillExercises(app, now);
  await fillFigures(app, domains);
  await fillRollout(app, domains);
}

/** The sample with one channel shown by the second client. */
function showChannelIn(second: SecondClient | undefined, sample: Sample): Sample {
  if (!second) return sample;
  const { serviceUrl, channelOf } = second;
  const domains = sample.domains.map((domain) =>
    domain.channel && domain.id === channelOf ? { ...domain, channel: { ...domain.channel, serviceUrl } } : domain,
  );
  return { ...sample, domains };
}

function hostsOf(standIns: StandIns, second?: SecondClient): Record<string, string> {
  const hosts = [standIns.serviceUrl, ...(second ? [second.serviceUrl] : [])].map((url) => new URL(url).host);
  return { TEAMS_SERVICE_HOSTS: hosts.join(',') };
}

async function refuseSecondStart({ dataFolder, port, standInPort, mailPort }: LocalSettings): Promise<void> {
  const running = await whoRunsOn(dataFolder);
  if (running) {
    throw new StartFault(
      `BCM-Lotse läuft hier schon: http://localhost:${running.port}/desk. Für einen zweiten Betrieb eigene Daten und einen eigenen Port angeben: BCM_DATA=./data2 PORT=${running.port + 10} npm start`,
    );
  }
  for (const [busy, what] of [
    [port, ''],
    [standInPort, ' (für die nachgebildeten Dienste, immer PORT+1)'],
    [mailPort, ' (für den nachgebildeten Mailserver, immer PORT+2)'],
  ] as const) {
    if (await listensOn(busy)) {
      throw new StartFault(
        `Port ${busy}${what} ist belegt. Bitte das andere Programm beenden oder einen anderen Port nehmen: PORT=${port + 10} npm start`,
      );
    }
  }
}

function signTokenFor({ entra, teams }: StandIns, id: string): Promise<string> {
  const person = teams.chats.person(id);
  if (!person) throw new Error(`nobody is called ${id}`);
  return entra.signTabToken(person);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
