// The day Entra is gone: a sealed code lets somebody in who may alarm; everybody concerned hears of it; and it opens nothing else.
import { describe, expect, it } from 'vitest';
import { bundles } from '../../src/domain/bundle.ts';
import type { AlarmView, ErrorBody, Me, RaisedView } from '../../src/http/contract.ts';
import type { EmergencyView, EnteredView } from '../../src/http/contract-emergency.ts';
import { readPass, writePass } from '../../src/http/emergency-pass.ts';
import { pdfPages } from '../connectors/pdf-text.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const ways = { second: true } as const;
/** They may alarm in the domain. */
const alarmers = ['maren', 'ole', 'piotr', 'sabine'];
/** They look after information security in the crisis team. */
const security = ['kofi', 'liam', 'tjark'];

interface Sheet {
  readonly name: string;
  readonly code: string;
}

async function prints(w: World, name = 'ole'): Promise<readonly Sheet[]> {
  const token = await w.standIns.entra.signTabToken(w.people.person(name));
  const answer = await fetch(`${w.url}/api/emergency/MI-ITN/issue`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  expect(answer.status).toBe(200);
  return pdfPages(Buffer.from(await answer.arrayBuffer())).map((page) => ({
    code: /^[2-9A-Z]{4} [2-9A-Z]{4} [2-9A-Z]{4} [2-9A-Z]{4}$/m.exec(page)?.[0] ?? page,
    name: /Ausgegeben für: (.+)$/m.exec(page)?.[1]?.trim() ?? '',
  }));
}

async function ask(w: World, method: string, path: string, token: string, body?: object) {
  const answer = await fetch(`${w.url}${path}`, {
    method,
    headers: {
      'accept-language': 'de',
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  await w.rests();
  const json: unknown = answer.status === 204 ? null : await answer.json();
  return { status: answer.status, json };
}

const enters = (w: World, code: string, domain = 'mi-itn') =>
  ask(w, 'POST', '/api/emergency/enter', '', { domain, code });
const said = ({ status, json }: { status: number; json: unknown }) => `${status} ${(json as ErrorBody).error.text}`;
const view = async (w: World) => (await w.tab('ole').get<EmergencyView>('/api/emergency/MI-ITN')).json;

/** The product does not run until this moment; then it runs for two minutes. */
async function nightOf(w: World, moment: string): Promise<void> {
  w.isKilled();
  await w.advance((Date.parse(`${moment}Z`) - w.now()) / 60_000);
  await w.restarts();
  await w.advance(2);
}

/** In whose bundle it stands that sheets are wanted, of everybody. */
async function askedForSheets(w: World): Promise<readonly string[]> {
  const asked: string[] = [];
  for (const name of [...alarmers, ...security, 'jonas', 'heinrich', 'priya']) {
    const { items } = (await w.app().entry.read(bundles, w.people.id(name))).state;
    if (items.some(({ kind, status }) => kind === 'sheets' && status !== 'done')) asked.push(name);
  }
  return asked;
}

/** Everybody who may alarm hears of it, by every way there is. */
async function allKnow(w: World): Promise<void> {
  await w.seconds(5);
  w.allHear([...alarmers, ...security], 'emergency');
}

describe('without Entra', () => {
  story(
    'a sealed code opens the Lage, raises an alarm and ends it; all who alarm hear of it in Teams and beside it',
    async (w) => {
      const sheets = await prints(w);
      expect(sheets).toHaveLength(2 * alarmers.length);
      const code = sheets.find(({ name }) => name === 'Ole Brüggemann')?.code ?? '';
      const { status, json } = await enters(w, code.toLowerCase().replaceAll(' ', '-'));
      expect(status).toBe(200);
      const { token } = json as EnteredView;
      await allKnow(w);
      const sms = w.standIns.second?.phones.messages('sms') ?? [];
      expect(sms.filter(({ text }) => text.includes('Notfallzugang')).length).toBeGreaterThan(0);
      for (const { text } of sms) expect(text.length).toBeLessThanOrEqual(160);

      expect((await ask(w, 'GET', '/api/me', token)).json).toMatchObject({
        name: 'Ole Brüggemann',
        emergency: true,
      } satisfies Partial<Me>);
      const scenario = w.sample.scenarios.find(({ id }) => id === 'MI-ITN.it');
      const { level, what, where, nextStep, roles } = scenario ?? w.sample.scenarios[0] ?? ({} as never);
      const text = { domain: 'MI-ITN', level, what, where, nextStep, roles, exerciseName: '', since: w.now() };
      const draft = { mode: 'real', ...text, answerMinutes: 10 };
      const raised = await ask(w, 'POST', '/api/alarms', token, { once: 'entrance-once-0001', draft });
      expect(raised.status).toBe(201);
      const { id } = raised.json as RaisedView;
      const seen = await ask(w, 'GET', `/api/alarms/${id}`, token);
      expect((seen.json as AlarmView).all?.asked.length).toBeGreaterThan(0);
      const ended = await ask(w, 'POST', `/api/alarms/${id}/correct`, token, { reason: 'Probe des Notfallzugangs' });
      expect(ended.status).toBe(204);
      expect((await ask(w, 'GET', `/api/alarms/${id}`, token)).json).toMatchObject({
        status: 'ended',
        endReason: 'Probe des Notfallzugangs',
      });
      // What the alarm itself sends is another story.
      await w.seconds(10);
      for (const line of w.unheard()) w.hears(line.split(': ')[0] ?? '', (line.split(': ')[1] ?? 'note') as 'alarm');
    },
    ways,
  );

  story(
    'opens nothing but what an emergency needs',
    async (w) => {
      const [sheet] = await prints(w);
      const { token } = (await enters(w, sheet?.code ?? '')).json as EnteredView;
      await allKnow(w);
      for (const path of ['/api/team/MI-ITN', '/api/operation', '/api/escalation', '/api/emergency/MI-ITN']) {
        expect(said(await ask(w, 'GET', path, token)), path).toMatch(/^403 Über den Notfallzugang/);
      }
      const issue = await ask(w, 'POST', '/api/emergency/MI-ITN/issue', token, {});
      expect(issue.status).toBe(403);
    },
    ways,
  );

  story(
    'a code counts once, ends after 8 hours, and can be shut before',
    async (w) => {
      const [first, second] = await prints(w);
      const { token } = (await enters(w, first?.code ?? '')).json as EnteredView;
      await allKnow(w);
      expect(said(await enters(w, first?.code ?? ''))).toMatch(/^403 Bereich und Code passen nicht/);
      expect((await view(w)).openings).toMatchObject([{ open: true }]);
      await w.tab('ole').post('/api/emergency/MI-ITN/close', { n: (await view(w)).openings[0]?.n });
      expect((await ask(w, 'GET', '/api/me', token)).status).toBe(401);
      const other = (await enters(w, second?.code ?? '')).json as EnteredView;
      await allKnow(w);
      await w.advance(8 * 60 - 1);
      expect((await ask(w, 'GET', '/api/me', other.token)).status).toBe(200);
      await w.advance(2);
      expect((await ask(w, 'GET', '/api/me', other.token)).status).toBe(401);
    },
    ways,
  );

  story(
    'new sheets make the old ones void; after a quarter they are due; wrong codes are slowed down and tell nothing',
    async (w) => {
      const [old] = await prints(w);
      const [fresh] = await prints(w);
      expect(said(await enters(w, old?.code ?? ''))).toMatch(/^403/);
      expect(said(await enters(w, fresh?.code ?? '', 'MF'))).toMatch(/^403/);
      expect((await view(w)).sheets).toHaveLength(2 * alarmers.length);
      const { sheets, reissueAt } = await view(w);
      expect(reissueAt).toBe((sheets[0]?.issuedAt ?? 0) + 90 * 86_400_000);
      const tries = await Promise.all(Array.from({ length: 12 }, () => enters(w, 'ABCD EFGH JKLM NPQR')));
      expect(tries.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
      expect((await view(w)).openings).toEqual([]);
    },
    ways,
  );

  story(
    'ten days before the quarter is over those who alarm are asked for new ones, and nobody where there are none',
    async (w) => {
      await prints(w);
      await nightOf(w, '2027-02-11T01:29:30');
      expect(await askedForSheets(w)).toEqual([]);
      await nightOf(w, '2027-02-12T01:29:30');
      expect(await askedForSheets(w)).toEqual(alarmers);
      await nightOf(w, '2027-02-12T06:59:30');
      await w.seconds(300);
      for (const line of w.unheard()) w.hears(line.split(': ')[0] ?? '', 'bundle');
      expect(w.card('ole').text).toContain('Bitte drucken Sie die Zettel des Notfallzugangs neu, bis 22.02.2027.');
      // One of them prints: that is enough, and everybody's card says so.
      await prints(w, 'maren');
      expect(await askedForSheets(w)).toEqual([]);
      expect((await view(w)).reissueAt).toBeGreaterThan(w.now() + 89 * 86_400_000);
      await nightOf(w, '2027-02-16T01:29:30');
      expect(await askedForSheets(w)).toEqual([]);
      w.unheard();
    },
    { ...ways, begin: Date.UTC(2026, 10, 24, 1, 0) },
  );

  story(
    'only those who alarm in the domain see and print sheets',
    async (w) => {
      for (const name of ['jonas', 'heinrich', 'priya']) {
        expect(await w.tab(name).refusal('GET', '/api/emergency/MI-ITN')).toMatch(/^404/);
        expect(await w.tab(name).refusal('POST', '/api/emergency/MI-ITN/issue', {})).toMatch(/^404/);
      }
    },
    ways,
  );

  story('is not there where it is not set up', async (w) => {
    expect((await enters(w, 'ABCD EFGH JKLM NPQR')).status).toBe(401);
    expect((await view(w)).address).toBe('');
  });
});

describe('a pass', () => {
  const secret = 's'.repeat(40);
  const pass = { aadId: 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61', domain: 'MI', n: 1, exp: 2_000 };
  const good = writePass(pass, secret);

  it('is read as it was written, until its time is over', () => {
    expect(readPass(good, secret, 1_999_000)).toEqual(pass);
    expect(readPass(good, secret, 2_000_000)).toBeNull();
  });

  it.each([
    ['of another secret', writePass(pass, 't'.repeat(40))],
    ['without signature', good.split('.').slice(0, 2).join('.')],
    ['with an empty signature', `${good.split('.').slice(0, 2).join('.')}.`],
    [
      'with another claim',
      good.replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify({ ...pass, n: 2 })).toString('base64url')}.`),
    ],
    ['of another kind', good.replace('bcm-notfall', 'eyJhbGciOiJub25lIn0')],
    ['with more behind it', `${good}.x`],
    ['of endless length', `${good}${'A'.repeat(2_000)}`],
  ])('%s is none', (_what, token) => expect(readPass(token, secret, 0)).toBeNull());
});
