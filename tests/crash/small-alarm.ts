// A small alarm as people live it: raised in the tab, answered on a card, changed, ended; whoever gets no answer asks again.
import { actionOf } from '../../local/simulators/card-actions.ts';
import { cardFor } from '../../local/simulators/teams.ts';
import type { PressedAction } from '../../local/simulators/teams-activities.ts';
import type { Alarm } from '../../src/domain/alarm.ts';
import { ledgerOwed } from '../../src/domain/ledger.ts';
import type { Lane } from './lane.ts';
import { type Place, roles } from './small-land.ts';
import type { Told } from './story.ts';

/** Real milliseconds for a whole alarm with its deaths; whatever takes longer never comes. */
const patience = 40_000;

const nextStep = 'Wir treffen uns im Stabsraum B.';

/** Resolves at rest, with the alarm's id and what people were told. `once` names the wish. */
export async function playSmallAlarm(lane: Lane, place: Place, once: string): Promise<Told & { alarm: string }> {
  const late = AbortSignal.timeout(patience);
  const insist = <T>(what: string, attempt: (again: boolean) => Promise<T | null | 'later'>) =>
    askAgain(lane, late, what, attempt);
  const rests = (id: string, what: string) => until(lane, late, what, () => isAtRest(lane, place, id));

  const draft = {
    mode: 'real',
    domain: place.domain.id,
    level: 'CRISIS',
    what: 'Der Serverraum steht unter Wasser.',
    where: 'Haus C, Keller',
    since: lane.now(),
    nextStep: 'Kommen Sie in den Stabsraum A.',
    roles,
    exerciseName: '',
    answerMinutes: 10,
  };
  const { id, number } = await insist('raise', async () => {
    const response = await post(lane, '/api/alarms', { once, draft });
    return response.status === 201 ? ((await response.json()) as { id: string; number: string }) : later(response);
  });
  await rests(id, 'first cards');

  const [person = ''] = place.holders.map((holder) => holder.id);
  const button = await find(lane, person, 'Ich komme');
  await insist('click', async () => {
    const outcome = await lane.standIns.teams.press(person, button.chat, button.message, button.action);
    if (outcome.kind === 'fault' && outcome.code === undefined) return null;
    if (outcome.kind === 'fault' && outcome.code === '503') return 'later';
    if (outcome.kind !== 'card') throw new Error(`the click was answered: ${JSON.stringify(outcome)}`);
    return outcome;
  });
  await rests(id, 'answer');

  await insist('news', async (again) => {
    const response = await post(lane, `/api/alarms/${id}/update`, { reason: 'Raum A ist gesperrt.', nextStep });
    // Asked again: somebody reads that nothing changed, and knows that the first request had come through.
    const isThere = again && response.status === 409 && (await codeOf(response)) === 'nothing-changed';
    return response.status === 204 || isThere ? true : later(response);
  });
  await rests(id, 'news');

  await insist('all-clear', async () => {
    const response = await post(lane, `/api/alarms/${id}/all-clear`, { reason: 'Das Wasser ist abgepumpt.' });
    return response.status === 204 ? true : later(response);
  });
  await rests(id, 'end');
  return { alarm: id, number, news: [nextStep], ending: 'all-clear', answers: { [person]: ['coming'] } };
}

/** Everything was settled that can be settled, and nothing is owed. */
async function isAtRest(lane: Lane, place: Place, id: string): Promise<boolean> {
  const found = await lane.alarmOf(place.domain.id);
  return found !== null && found.id === id && isSettled(found.alarm);
}

const isSettled = ({ ledger }: Alarm) => ledgerOwed(ledger).length === 0;

/** The journal as the product exports it. */
export async function exportOf(lane: Lane, id: string): Promise<Uint8Array> {
  const response = await ask(lane, `/api/alarms/${id}/journal?format=jsonl`, {});
  if (response.status === 503) return exportOf(lane, id);
  if (response.status !== 200) await strange(response);
  return new Uint8Array(await response.arrayBuffer());
}

/** So many silences in a row are no matter of old connections. */
const silencesOfTheDead = 4;

/** Repeats what got no answer as soon as a product listens again, and what was to be asked later at once. */
async function askAgain<T>(
  lane: Lane,
  late: AbortSignal,
  what: string,
  attempt: (again: boolean) => Promise<T | null | 'later'>,
): Promise<T> {
  let silences = 0;
  for (let again = false; ; again = true) {
    await Promise.race([lane.product.up(), fails(late, what)]);
    const deaths = lane.product.deaths();
    const answer = await attempt(again).catch((error: unknown) => {
      if (isSilence(error)) return null;
      throw error;
    });
    if (answer !== null && answer !== 'later') return answer;
    if (late.aborted) throw new Error(`it was answered „later“ for ever: ${what}`);
    if (answer === 'later') continue;
    silences += 1;
    // A connection kept from the process before breaks although nobody died now: then asking once more is enough.
    if (silences % silencesOfTheDead !== 0 && lane.product.deaths() === deaths) continue;
    await until(lane, late, `${what}, asked again`, async () => lane.product.deaths() > deaths);
  }
}

/** No answer came; `fetch` says so with a TypeError whose cause is the broken connection. */
function isSilence(error: unknown): boolean {
  return error instanceof TypeError && error.cause instanceof Error;
}

/** Looks again after every change in Teams, in the product's file and of the process itself. */
function until(lane: Lane, late: AbortSignal, what: string, holds: () => Promise<boolean>): Promise<void> {
  return new Promise((done, failed) => {
    let looking = false;
    let again = false;
    const stops = [lane.product.onChange(look), lane.standIns.teams.onChange(look)];
    late.addEventListener('abort', tooLate, { once: true });
    look();

    function look() {
      again = true;
      if (!looking) void lookOn();
    }
    async function lookOn() {
      looking = true;
      try {
        while (again) {
          again = false;
          if (await holds()) return end(done);
        }
      } catch (error) {
        end(() => failed(error instanceof Error ? error : new Error(String(error))));
      } finally {
        looking = false;
      }
    }
    function tooLate() {
      end(() => failed(new Error(`it never came to rest: ${what}`)));
    }
    function end(finish: () => void) {
      for (const stop of stops) stop();
      late.removeEventListener('abort', tooLate);
      finish();
    }
  });
}

function fails(late: AbortSignal, what: string): Promise<never> {
  return new Promise((_, failed) => {
    late.addEventListener('abort', () => failed(new Error(`no product listens: ${what}`)), { once: true });
  });
}

interface Button {
  readonly chat: string;
  readonly message: string;
  readonly action: PressedAction;
}

/** The button as the person sees it now; pressed again, it is the same click. */
async function find(lane: Lane, person: string, title: string): Promise<Button> {
  const thread = lane.standIns.teams.chats.personal(person);
  const message = thread?.messages.at(-1);
  const card = message && cardFor(message, person);
  const action = card && actionOf(card, title, { eta: '15' });
  if (!thread || !message || !action) throw new Error(`${person} sees no button ${title}`);
  return { chat: thread.id, message: message.id, action };
}

function post(lane: Lane, path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return ask(lane, path, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function ask(lane: Lane, path: string, given: RequestInit): Promise<Response> {
  const token = await lane.standIns.entra.signTabToken(lane.land.raiser);
  const headers = { ...given.headers, authorization: `Bearer ${token}` };
  return fetch(`${lane.url}${path}`, { ...given, headers });
}

async function codeOf(response: Response): Promise<string> {
  const body = (await response.clone().json()) as { error?: { code?: string } };
  return body.error?.code ?? '';
}

/** Asked too early after a start: somebody reads that the service will be back, and presses again. */
async function later(response: Response): Promise<'later'> {
  return response.status === 503 ? 'later' : strange(response);
}

async function strange(response: Response): Promise<never> {
  throw new Error(`the product answered ${response.status}: ${await response.text()}`);
}
