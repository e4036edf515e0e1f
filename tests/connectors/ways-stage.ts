// A stage for mail, short messages and calls: an alarm, people with numbers, real stand-ins, and hand-overs made by hand.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type MailServerStandIn, startMailServer } from '../../local/simulators/mail.ts';
import { Phones } from '../../local/simulators/phones.ts';
import { alarmNotice } from '../../src/connectors/alarm-notice.ts';
import { emailSender, smtpMailer } from '../../src/connectors/email-sender.ts';
import { httpGateway } from '../../src/connectors/http-gateway.ts';
import { noticesBy } from '../../src/connectors/notice.ts';
import { smsSender } from '../../src/connectors/sms-sender.ts';
import { voiceSender } from '../../src/connectors/voice-sender.ts';
import type { Alarm, AlarmMessage, Raise } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { planned } from '../../src/domain/ledger.ts';
import { type Contact, contacts } from '../../src/domain/people.ts';
import type { SecondWay } from '../../src/domain/ways.ts';
import { directory } from '../../src/engine/directory.ts';
import type { Handover, Sender } from '../../src/engine/env.ts';
import { links } from '../../src/engine/links.ts';
import { Undeliverable } from '../../src/errors.ts';
import { anna, ben, cem, raise } from '../domain/crisis.ts';
import { openStage } from '../engine/stage.ts';

const auth = 'Bearer geheim-nur-hier';
const callbackSecret = 'ein-geheimnis-der-gateways-nur-hier';
export const numbers = { [anna]: '+495115550111', [ben]: '+495115550112' } as const;

const mobile = (number: string) =>
  ({ number, kind: 'service-mobile', sms: true, voice: true, onPaper: false }) as const;

/** Anna and Ben have everything, Cem let nothing be used. */
const sampleContacts: readonly Contact[] = [
  { person: anna, numbers: [mobile(numbers[anna])], email: true, confirmedAt: null },
  { person: ben, numbers: [mobile(numbers[ben])], email: true, confirmedAt: null },
  { person: cem, numbers: [], email: false, confirmedAt: null },
];

export interface WaysStage {
  readonly stage: Awaited<ReturnType<typeof openStage>>;
  readonly mail: MailServerStandIn;
  readonly phones: Phones;
  readonly look: ReturnType<typeof directory>;
  readonly links: ReturnType<typeof links>;
  readonly gateway: ReturnType<typeof httpGateway>;
  readonly senders: Readonly<Record<SecondWay, Pick<Sender, 'post'>>>;
  alarm(id: string): Promise<Alarm>;
  raise(id: string, change?: Partial<Raise>): Promise<void>;
  /** Hands a message over by hand; resolves with `accepted` or `verdict code`. */
  hands(way: SecondWay, to: string, id: string, message?: AlarmMessage): Promise<string>;
  close(): Promise<void>;
}

export async function waysStage(): Promise<WaysStage> {
  const stage = await openStage();
  const { entry, clock } = stage;
  const env = stage.env('one');
  for (const value of sampleContacts) {
    await entry.execute(contacts, value.person, { type: 'put', value }, { system: 'setup' });
  }
  const mail = await startMailServer(0, clock.now);
  const phones = new Phones({ auth, callbackSecret, now: clock.now });
  const { server, url } = await served(phones);
  const look = directory(entry, stage.store);
  const toAnswer = links({ env, entry }, { linkUrl: 'https://k.example', linkSecret: 'das-geheimnis-der-links' });
  const access = { auth, callbackUrl: 'http://127.0.0.1:1/api/callback/sms' };
  const body = '{"to":"{to}","text":"{text}","id":"{id}","callback":"{callback}"}';
  const gateway = httpGateway({ ...access, url: `${url}/phones/sms`, body }, clock.pause);
  const calls = httpGateway({ ...access, url: `${url}/phones/voice`, body }, clock.pause);
  const smtp = { host: '127.0.0.1', port: mail.port, secure: false, requireTls: false, user: '', password: '' };
  const from = 'BCM-Lotse <bcm@land.example>';
  const mailer = smtpMailer({ ...smtp, from, replyTo: 'stab@land.example' }, clock.pause);
  const tools = { env, entry, look, links: toAnswer, noticeOf: noticesBy({ alarm: alarmNotice(env) }) };
  const senders = {
    email: emailSender(tools, mailer, from),
    sms: smsSender(tools, gateway),
    voice: voiceSender(tools, calls),
  };
  const alarm = async (id: string) => (await entry.read(alarms, id)).state;
  let count = 0;
  return {
    stage,
    mail,
    phones,
    look,
    links: toAnswer,
    gateway,
    senders,
    alarm,
    async raise(id, change = {}) {
      await entry.execute(alarms, id, raise({ number: id, ...change }), { person: anna, via: 'tab' });
    },
    async hands(way, to, id, message = 'alarm') {
      count += 1;
      const planning = { id: `h${count}`, to: { person: to }, way, message, lane: 0, ahead: false } as const;
      const delivery = planned(planning, clock.now());
      const handover: Handover = { address: { kind: 'alarm', id }, state: await alarm(id), delivery };
      try {
        await senders[way].post(handover);
        return 'accepted';
      } catch (error) {
        if (error instanceof Undeliverable) return `${error.verdict} ${error.code}`;
        throw error;
      }
    },
    async close() {
      mailer.close();
      await Promise.all([gateway.close(), calls.close(), mail.stop()]);
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await stage.store.close();
    },
  };
}

async function served(phones: Phones): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => void answer(phones, request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function answer(phones: Phones, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = 'GET', url: path = '/', headers } = request;
  const asked = { authorization: headers.authorization, 'content-type': headers['content-type'] };
  const call = { method, path, query: new URLSearchParams(), headers: asked };
  const reply = await phones.handle({ ...call, body: Buffer.concat(chunks).toString('utf8') });
  if (reply === 'hang') return;
  if (reply === 'reset') return void request.socket.resetAndDestroy();
  response.writeHead(reply.status, reply.headers).end(JSON.stringify(reply.body ?? {}));
}
