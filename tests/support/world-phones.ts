// What comes to people's telephones and mail in a story, and what they reply; only in a world with second ways.
import type { MailServerStandIn } from '../../local/simulators/mail.ts';
import type { Phones } from '../../local/simulators/phones.ts';
import { signatureOf } from '../../src/connectors/callback-signature.ts';
import { contacts, type PhoneNumber } from '../../src/domain/people.ts';
import type { World } from './world.ts';
import type { Name } from './world-people.ts';

interface Second {
  readonly phones: Phones;
  readonly mail: MailServerStandIn;
}

function second({ standIns }: World): Second {
  if (!standIns.second) throw new Error('this world has only Teams');
  return standIns.second;
}

async function numbersOf(w: World, name: Name): Promise<readonly string[]> {
  const { value } = (await w.app().entry.read(contacts, w.people.id(name))).state;
  return (value?.numbers ?? []).map(({ number }) => number);
}

async function numberOf(w: World, name: Name): Promise<string> {
  const [number] = await numbersOf(w, name);
  if (!number) throw new Error(`${name} has no number`);
  return number;
}

/** What somebody gives, in place of what she gave before. */
export async function givesNumbers(w: World, name: Name, numbers: readonly PhoneNumber[], email = true): Promise<void> {
  const value = { person: w.people.id(name), numbers, email, confirmedAt: w.now() };
  await w.app().entry.execute(contacts, value.person, { type: 'put', value }, { system: 'setup' });
}

export const mobile = (number: string): PhoneNumber => ({
  number,
  kind: 'service-mobile',
  sms: true,
  voice: true,
  onPaper: false,
});

/** Texts that came to somebody's telephone this way, oldest first. */
export async function heardBy(w: World, name: Name, way: 'sms' | 'voice'): Promise<readonly string[]> {
  const numbers = await numbersOf(w, name);
  return second(w)
    .phones.messages(way)
    .filter(({ to }) => numbers.includes(to))
    .map(({ text }) => text);
}

/** Texts of the mails that somebody got. */
export const mailsTo = (w: World, name: Name): readonly string[] =>
  second(w)
    .mail.mails(w.people.person(name).email)
    .map(({ text }) => text);

/** By which ways something came to somebody beside Teams, such as `email sms voice`. */
export async function waysOf(w: World, name: Name): Promise<string> {
  const [sms, voice] = [await heardBy(w, name, 'sms'), await heardBy(w, name, 'voice')];
  const came = { email: mailsTo(w, name).length, sms: sms.length, voice: voice.length };
  return Object.entries(came)
    .filter(([, count]) => count > 0)
    .map(([way]) => way)
    .join(' ');
}

/** Somebody replies to her last short message; resolves with what she reads then, '' for nothing. */
export async function replies(w: World, name: Name, text: string, id?: string): Promise<string> {
  const number = await numberOf(w, name);
  const before = (await heardBy(w, name, 'sms')).length;
  await second(w).phones.replies(number, text, id);
  await w.rests();
  return (await heardBy(w, name, 'sms')).slice(before).join('\n');
}

/** Somebody presses a key during her last call; resolves with what she hears then. */
export async function pressesKey(w: World, name: Name, key: string): Promise<string> {
  const { body } = await second(w).phones.presses(await numberOf(w, name), key);
  await w.rests();
  return (body as { text?: string }).text ?? '';
}

/** The gateway's name of the last call. */
export const lastCall = (w: World): string => second(w).phones.messages('voice').at(-1)?.id ?? '';

/** The same for a call that lasts longer than the next one took to come. */
export async function pressesDuring(w: World, call: string, key: string): Promise<string> {
  const body = JSON.stringify({ id: call, key });
  const timestamp = String(Math.floor(w.now() / 1_000));
  const signature = signatureOf(w.standIns.env.VOICE_CALLBACK_SECRET ?? '', timestamp, body);
  const headers = { 'x-bcm-timestamp': timestamp, 'x-bcm-signature': signature, 'content-type': 'application/json' };
  const response = await fetch(`${w.url}/api/callback/voice`, { method: 'POST', headers, body });
  await w.rests();
  return ((await response.json()) as { text?: string }).text ?? '';
}
