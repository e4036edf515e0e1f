/** The page that plays somebody's telephone and mailbox: short messages with replies, calls with keys, mails with their links. */
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import type { TakenMail } from '../simulators/mail.ts';
import type { PhoneMessage } from '../simulators/phones.ts';
import type { SecondWays } from '../simulators/second-ways.ts';

/** Somebody with a telephone, or without. */
export type PhoneOwner = {
  id: string;
  name: string;
  mail: string;
  /** E.164; undefined for somebody without a number */
  number: string | undefined;
};

export type PhonePageOptions = {
  second: SecondWays;
  owners: readonly PhoneOwner[];
  unknownPerson: () => Error;
};

type Item = { at: string; kind: 'mail' | 'sms' | 'voice'; title: string; text: string };

const asked = z.object({ person: z.string() });
const reply = z.object({ person: z.string(), text: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)) });
const key = z.object({ person: z.string(), key: z.string().check(z.regex(/^[0-9*#]$/)) });

/** `/desk/phone?person=<id>` for people, `/local/phone?person=<id>` with the same as JSON for tests. */
export async function addPhonePage(server: FastifyInstance, options: PhonePageOptions): Promise<void> {
  const { second, owners, unknownPerson } = options;
  const owner = (id: string): PhoneOwner => {
    const found = owners.find((each) => each.id === id);
    if (!found) throw unknownPerson();
    return found;
  };
  const back = ({ id }: PhoneOwner) => `/desk/phone?person=${encodeURIComponent(id)}`;

  await server.register(async (pages) => {
    const parseAs = { parseAs: 'string' } as const;
    pages.addContentTypeParser('application/x-www-form-urlencoded', parseAs, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    pages.get('/local/phone', async (request) => itemsOf(second, owner(asked.parse(request.query).person)));
    pages.get('/desk/phone', async (request, answer) => {
      const { person } = asked.parse(request.query);
      const whose = owner(person);
      const page = draw(whose, itemsOf(second, whose));
      return answer.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
    });
    pages.post('/desk/phone/reply', async (request, answer) => {
      const { person, text } = reply.parse(request.body);
      const whose = owner(person);
      if (whose.number) await second.phones.replies(whose.number, text);
      return answer.redirect(back(whose), 303);
    });
    pages.post('/desk/phone/key', async (request, answer) => {
      const pressed = key.parse(request.body);
      const whose = owner(pressed.person);
      if (whose.number) await second.phones.presses(whose.number, pressed.key);
      return answer.redirect(back(whose), 303);
    });
  });
}

/** Newest first. */
function itemsOf({ phones, mail }: SecondWays, { number, mail: address }: PhoneOwner): readonly Item[] {
  const calls = number === undefined ? [] : phones.messages(undefined, number);
  return [...calls.map(ofPhone), ...mail.mails(address).map(ofMail)].sort((a, b) => b.at.localeCompare(a.at));
}

const ofPhone = ({ at, way, text }: PhoneMessage): Item => {
  return { at, kind: way, title: way === 'sms' ? 'SMS' : 'Anruf', text };
};
const ofMail = ({ at, subject, text }: TakenMail): Item => ({ at, kind: 'mail', title: subject, text });

const style = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 "Segoe UI", sans-serif; margin: 0 auto; padding: 1rem; max-width: 44rem; overflow-wrap: anywhere; }
article { border: 1px solid; border-radius: 8px; padding: .5rem 1rem; margin: 1rem 0; }
article pre { white-space: pre-wrap; font: inherit; }
form { display: flex; gap: .5rem; flex-wrap: wrap; margin: .5rem 0; }
button, input { font: inherit; padding: .4rem .8rem; }
input { flex: 1; min-width: 10rem; }
`;

function draw(owner: PhoneOwner, items: readonly Item[]): string {
  const lastCall = items.find(({ kind }) => kind === 'voice');
  const hasSms = items.some(({ kind }) => kind === 'sms');
  const person = `<input type="hidden" name="person" value="${escaped(owner.id)}">`;
  return [
    '<!doctype html><html lang="de"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Telefon und E-Mail von ${escaped(owner.name)}</title><style>${style}</style></head><body><main>`,
    `<h1>Telefon und E-Mail von ${escaped(owner.name)}</h1>`,
    `<p>${owner.number === undefined ? 'Keine Rufnummer hinterlegt.' : `Telefon ${escaped(owner.number)}`} · ${escaped(owner.mail)}</p>`,
    `<p><a href="/desk/phone?person=${encodeURIComponent(owner.id)}">Aktualisieren</a></p>`,
    ...(hasSms
      ? [
          `<form method="post" action="/desk/phone/reply">${person}<label for="text">Auf die SMS antworten</label>`,
          '<input id="text" name="text" placeholder="JA 30" required maxlength="160"><button>Senden</button></form>',
        ]
      : []),
    ...(lastCall
      ? [
          `<form method="post" action="/desk/phone/key">${person}<span>Beim letzten Anruf drücken:</span>`,
          ...['1', '2', '3'].map((one) => `<button name="key" value="${one}">${one}</button>`),
          '</form>',
        ]
      : []),
    ...(items.length === 0 ? ['<p>Noch ist nichts angekommen.</p>'] : []),
    ...items.map(article),
    '</main></body></html>',
  ].join('\n');
}

function article({ at, title, text }: Item): string {
  const linked = escaped(text).replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);
  const when = new Intl.DateTimeFormat('de-DE', { timeStyle: 'medium', timeZone: 'Europe/Berlin' }).format(
    new Date(at),
  );
  return `<article><h2>${escaped(title)}</h2><p>${when} Uhr</p><pre>${linked}</pre></article>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '');
}
