// A check-in by mail: to whoever Teams refuses, answered by the link of the mail without a sign-in.
import { describe, expect } from 'vitest';
import type { AskedView, CheckInDraft, CheckInView } from '../../src/http/contract-check-ins.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const ways = { second: true } as const;
const question = 'Können Sie am Sonntag die Rolle Protokollierung übernehmen?';

async function asks(w: World, over: Partial<CheckInDraft> = {}): Promise<string> {
  const people = ['wiebke', 'linh'].map((name) => w.people.id(name));
  const group = { roles: [], deputies: false, domains: [], people };
  const text = { mode: 'real', exerciseName: '', domain: 'MI-ITN', question, role: null } as const;
  const times = { from: null, to: null, due: w.now() + 7_200_000, reminders: [60], informed: '' };
  const draft: CheckInDraft = { ...text, ...times, group, email: false, ...over };
  const answer = await w.tab('aylin').post<AskedView>('/api/check-ins', { once: 'frage-per-mail', draft });
  expect(answer.status, answer.text).toBe(201);
  await w.seconds(5);
  return answer.json.id;
}

function mailsTo(w: World, name: string) {
  const { second } = w.standIns;
  if (!second) throw new Error('this world has only Teams');
  return second.mail.mails(w.people.person(name).email);
}

const view = async (w: World, id: string) => (await w.tab('aylin').get<CheckInView>(`/api/check-ins/${id}`)).json;

describe('a check-in by mail', () => {
  story(
    'goes beside the card when the asker chose so, and its link answers the same question',
    async (w) => {
      const id = await asks(w, { email: true });
      w.allHear(['wiebke', 'linh'], 'check-in');
      const [mail] = mailsTo(w, 'wiebke');
      expect(mail?.text).toMatch(/^VERFÜGBARKEITSABFRAGE\n/);
      expect(mail?.text.trim()).toMatch(/VERFÜGBARKEITSABFRAGE$/);
      expect(mail?.text).toContain(question);
      const link = /https?:\/\/\S+\/a\/[2-9a-z]{12}/.exec(mail?.text ?? '')?.[0] ?? '';
      const page = await (await fetch(link)).text();
      expect(page).toContain(`<h1>${question}</h1>`);
      expect(page).toContain('Ja, mobil');
      expect(mail?.text).toContain('nur für diese Anfrage');
      const form = new URLSearchParams({ answer: 'mobile', n: '0' });
      const answered = await fetch(link, { method: 'POST', body: form });
      expect(await answered.text()).toContain('Sie sind verfügbar, mobil.');
      await w.seconds(5);
      expect(w.card('wiebke').text).toContain('Sie sind verfügbar, mobil.');
      expect((await view(w, id)).board?.counts).toMatchObject({ mobile: 1, missing: 1 });

      await w.advance(61);
      w.hears('linh', 'check-in-reminder');
      expect(mailsTo(w, 'linh').map(({ text }) => text.split('\n')[2])).toEqual([
        'Bitte antworten Sie bis 20:44 Uhr.',
        'Erinnerung: Bitte antworten Sie bis 20:44 Uhr.',
      ]);
      expect(mailsTo(w, 'wiebke')).toHaveLength(1);
      await w.tab('aylin').post(`/api/check-ins/${id}/close`);
      await w.seconds(5);
      expect(await (await fetch(link)).text()).toContain('Sie müssen nichts mehr tun.');
      expect((await fetch(link, { method: 'POST', body: form })).status).toBe(409);
    },
    ways,
  );
});
