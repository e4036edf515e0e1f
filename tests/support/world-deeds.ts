// What people and machines do through HTTP in a story: raise, inform, end, report, and look.
import type { Sample } from '../../local/sample/sample.ts';
import type { App } from '../../src/app.ts';
import type { Level, Mode } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import type { Delivery } from '../../src/domain/ledger.ts';
import type { AlarmDraft, AlarmView, RaisedView } from '../../src/http/contract.ts';
import type { Name, Place, WorldPeople } from './world-people.ts';
import { type Answer, readAnswer, type Tab } from './world-tab.ts';

/** What a story raises; `over` changes the prepared draft. */
export interface Wish {
  /** Such as `gebaeude`, in the person's home domain unless it names one: `MU-NLWKN.gebaeude`. */
  readonly scenario?: string;
  readonly mode?: Mode;
  readonly over?: Partial<AlarmDraft>;
  /** Names the wish, so that it can be repeated. */
  readonly once?: string;
}

/** The deliveries of an alarm by place and message, such as `tjark/alarm`. */
export type Ledger = Readonly<Record<string, Delivery>>;

export interface WorldDeeds {
  /** Raises through the tab and lets a second pass, in which the first messages leave. */
  raises(name: Name, wish?: Wish): Promise<RaisedView>;
  /** The draft that a wish stands for. */
  draft(name: Name, wish?: Wish): AlarmDraft;
  /** New information through the tab, with a ready reason unless the story gives one. */
  informs(name: Name, id: string, change: { nextStep?: string; level?: Level; reason?: string }): Promise<void>;
  /** Ends it through the tab, with a ready reason unless the story gives one. */
  endsAlarm(name: Name, id: string, way: 'all-clear' | 'correct' | 'abort', reason?: string): Promise<void>;
  alarm(name: Name, id: string): Promise<AlarmView>;
  ledger(alarm: string): Promise<Ledger>;
  /** Sends a body to the intake as Alertmanager does. */
  reports(body: unknown, secret?: string): Promise<Answer<{ proposalId: string }>>;
}

interface DeedTools {
  readonly url: string;
  /** The secret that the intake asks for. */
  readonly intakeSecret: string;
  readonly sample: Sample;
  readonly people: WorldPeople;
  readonly app: () => App;
  readonly now: () => number;
  readonly tab: (name: Name) => Tab;
  readonly seconds: (count: number) => Promise<void>;
  readonly rests: () => Promise<void>;
}

export function worldDeeds(tools: DeedTools): WorldDeeds {
  const { url, intakeSecret, sample, people, app, now, tab, seconds, rests } = tools;
  const draft = (name: Name, wish: Wish = {}) => draftOf(sample, people, now(), name, wish);
  return {
    draft,
    async raises(name, wish = {}) {
      const once = wish.once ?? `wunsch-${now()}`;
      const answer = await tab(name).post<RaisedView>('/api/alarms', { once, draft: draft(name, wish) });
      if (answer.status !== 201) throw new Error(`raising was answered ${answer.status}: ${answer.text}`);
      await seconds(1);
      return answer.json;
    },
    informs: (name, id, change) =>
      done(tab(name).post(`/api/alarms/${id}/update`, { reason: 'Es gibt neue Erkenntnisse.', ...change })),
    endsAlarm: (name, id, way, reason = 'Die Ursache ist behoben.') =>
      done(tab(name).post(`/api/alarms/${id}/${way}`, { reason })),
    async alarm(name, id) {
      const answer = await tab(name).get<AlarmView>(`/api/alarms/${id}`);
      if (answer.status !== 200) throw new Error(`${name} sees no alarm ${id}: ${answer.text}`);
      return answer.json;
    },
    async ledger(id) {
      const { state } = await app().entry.read(alarms, id);
      const place = ({ to }: Delivery): Place => ('person' in to ? people.name(to.person) : `#${to.channel}`);
      return Object.fromEntries(
        Object.values(state.ledger.deliveries).map((item) => [`${place(item)}/${item.message}`, item]),
      );
    },
    async reports(body, secret = intakeSecret) {
      const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const response = await fetch(`${url}/api/intake/alertmanager`, { method: 'POST', headers, body: text });
      const answer = await readAnswer<{ proposalId: string }>(response);
      await rests();
      return answer;
    },
  };
}

async function done(asked: Promise<Answer>): Promise<void> {
  const { status, text } = await asked;
  if (status !== 204) throw new Error(`answered ${status}: ${text}`);
}

function draftOf(sample: Sample, people: WorldPeople, now: number, name: Name, wish: Wish): AlarmDraft {
  const { scenario = 'gebaeude', mode = 'real', over = {} } = wish;
  const id = scenario.includes('.') ? scenario : `${people.person(name).domain}.${scenario}`;
  const found = sample.scenarios.find((each) => each.id === id);
  if (!found) throw new Error(`there is no scenario ${id}`);
  const { domain, level, what, where, nextStep, roles, exerciseName } = found;
  const text = { domain, level, what, where, nextStep, exerciseName, since: now };
  const usual = { answerMinutes: 10, audience: 'none', audienceStep: '', avoidTeams: false } as const;
  return { mode, ...text, roles: [...roles], ...usual, ...over };
}
