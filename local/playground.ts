/**
 * `npm run playground`: the same bot in Microsoft's 365 Agents Playground, fetched on demand and never a dependency,
 * because its licence allows evaluation only. It sends no tokens, so the bot takes unsigned requests, on loopback.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Person } from '../src/domain/people.ts';
import { startLocalRun } from './local-run.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { listensOn } from './running-mark.ts';
import { type Sample, sampleAdministration } from './sample/sample.ts';
import { BOT_APP_ID, PLAYGROUND, readSettings, StartFault, TENANT_ID } from './settings.ts';

const PACKAGE = '@microsoft/m365agentsplayground@0.2.28';
const PORT = 56_150;
const ORIGIN = `http://127.0.0.1:${PORT}`;
const SERVICE_URL = `${ORIGIN}/_connector/`;
const DOMAIN = 'MI-ITN';

/** The Playground wants exactly five colleagues and at most one channel, or it ends without a word. */
function playgroundConfig(sample: Sample): object {
  const domain = sample.domains.find(({ id }) => id === DOMAIN);
  const lead = domain?.roles.find(({ kind }) => kind === 'CRISIS_LEAD')?.holders[0];
  const me = sample.people.find(({ id }) => id === lead);
  if (!domain?.channel || !me) throw new Error(`the sample has no crisis lead and channel in ${DOMAIN}`);
  const colleagues = sample.people.filter((person) => person.domain === DOMAIN && person !== me).slice(0, 5);
  const { teamId, team, conversationId, name } = domain.channel;
  return {
    version: '0.1.1',
    tenantId: TENANT_ID,
    bot: { id: `28:${BOT_APP_ID}`, name: 'BCM-Lotse' },
    currentUser: account(me),
    users: colleagues.map(account),
    personalChat: { id: 'playground-personal-chat' },
    groupChat: { id: 'playground-group-chat', name: 'Gruppe' },
    team: { id: teamId, name: team, aadGroupId: TENANT_ID, channels: [{ id: conversationId, name }] },
  };
}

function account({ id, aadId, name, email }: Person): object {
  const [givenName = name, ...rest] = name.split(' ');
  // The misspelt key is the Playground's own.
  return { id, name, userPrincipleName: email, aadObjectId: aadId, givenName, surname: rest.join(' '), email };
}

/** Starts the Playground in a process group of its own, so that it can be ended together with what npx started. */
function startPlayground(folder: string, botUrl: string): ChildProcess {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'playground.yml');
  writeFileSync(config, JSON.stringify(playgroundConfig(sampleAdministration({ serviceUrl: SERVICE_URL })), null, 2));
  // It opens a browser through this program and ends without a word where there is none.
  const opener = join(folder, 'xdg-open');
  writeFileSync(opener, '#!/bin/sh\nexit 0\n');
  chmodSync(opener, 0o755);
  const given = [
    ['--app-endpoint', `${botUrl}/api/messages`],
    ['--channel-id', 'msteams'],
    ['--port', String(PORT)],
    ['--service-url', SERVICE_URL],
    ['--disable-telemetry'],
  ];
  return spawn('npx', ['--yes', PACKAGE, ...given.flat()], {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
    env: {
      ...process.env,
      PATH: [folder, process.env.PATH ?? ''].join(delimiter),
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
      BROWSER: 'true',
    },
  });
}

/** Answers how to end it. */
function endTogether(child: ChildProcess): () => void {
  let wanted = false;
  child.on('error', (error) => {
    console.error(
      `Der Playground ließ sich nicht starten (${error.message}); er wird mit npx geholt und braucht das Netz.`,
    );
    process.kill(process.pid, 'SIGTERM');
  });
  child.on('exit', (code) => {
    if (wanted) return;
    console.error(`Der Playground hat sich beendet (${code ?? 'Signal'}).`);
    process.kill(process.pid, 'SIGTERM');
  });
  return () => {
    wanted = true;
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
  };
}

await runUntilStopped(async () => {
  if (await listensOn(PORT)) throw new StartFault(`Port ${PORT} ist belegt; der Playground braucht ihn.`);
  const folder = join(readSettings(process.env).dataFolder, PLAYGROUND);
  const run = await startLocalRun({ ...process.env, BCM_DATA: folder }, (line) => console.log(line), {
    serviceUrl: SERVICE_URL,
    channelOf: DOMAIN,
    env: { BOT_UNSIGNED: 'loopback' },
  });
  const end = endTogether(startPlayground(folder, run.settings.innerUrl));
  console.log(`\nPlayground: ${ORIGIN}\nZuerst:     im persönlichen Chat «alarm» schreiben.\nBeenden:    Strg+C\n`);
  return async () => {
    end();
    await run.stop();
  };
});
