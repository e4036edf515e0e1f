// Looks at the mail path and the gateways over real sockets: what works, what is down, and that nothing is sent.
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Server as NetServer } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { wayProbes } from '../../src/connectors/way-probes.ts';
import { probeAll } from '../../src/engine/probe.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const portOf = (server: Server | NetServer) => (server.address() as AddressInfo).port;

/** A gateway that notes what it is asked, and answers with a status. */
async function gateway(status: number): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.headers.authorization ?? 'without credentials'}`);
    response.writeHead(status).end();
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  open.push(() => new Promise((done) => void server.close(() => done())));
  return { url: `http://127.0.0.1:${portOf(server)}/send?key=1`, asked };
}

/** A mail server that lets one user in, and counts the mails that begin. */
async function mailServer(password: string): Promise<{ port: number; begun: () => number }> {
  let begun = 0;
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (auth, _session, done) =>
      auth.password === password ? done(null, { user: 'bcm' }) : done(new Error('no entry')),
    onMailFrom: (_address, _session, done) => {
      begun += 1;
      done();
    },
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  open.push(() => new Promise<void>((done) => server.close(() => done())));
  return { port: portOf(server.server), begun: () => begun };
}

const mail = (port: number, password: string) => ({
  host: '127.0.0.1',
  port,
  secure: false,
  requireTls: false,
  user: 'bcm',
  password,
});

describe('a look at the second ways', () => {
  it('finds what works, sends nothing and shows nobody our credentials', async () => {
    const { url, asked } = await gateway(405);
    const server = await mailServer('geheim');
    const failed: string[] = [];
    const ways = await probeAll(
      wayProbes({ mail: mail(server.port, 'geheim'), sms: { url }, voice: undefined }),
      (way) => failed.push(way),
    );
    expect(ways).toEqual({ teams: 'off', email: 'ok', sms: 'ok', voice: 'off' });
    expect(failed).toEqual([]);
    expect(asked).toEqual(['OPTIONS without credentials']);
    expect(server.begun()).toBe(0);
  });

  it('finds what is down: a refused sign-in, a gateway with a fault, and one that is not there', async () => {
    const { url } = await gateway(503);
    const server = await mailServer('geheim');
    const gone = await gateway(200);
    await open.splice(-1)[0]?.();
    const failed: string[] = [];
    const ways = await probeAll(
      wayProbes({ mail: mail(server.port, 'falsch'), sms: { url }, voice: { url: gone.url } }),
      (way) => failed.push(way),
    );
    expect(ways).toEqual({ teams: 'off', email: 'down', sms: 'down', voice: 'down' });
    expect(failed.sort()).toEqual(['email', 'voice']);
  });
});
