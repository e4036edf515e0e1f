// Nothing that people or machines wrote acts as markup: drawn in a real browser by the most gullible client there is.
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Drawn } from '../../src/teams/card-shape.ts';
import { alarmCard } from '../../src/teams/cards/alarm-card.ts';
import { alarmFormCard } from '../../src/teams/cards/alarm-form-card.ts';
import { alarmRaisedCard } from '../../src/teams/cards/alarm-raised-card.ts';
import { channelCard } from '../../src/teams/cards/channel-card.ts';
import { endCard } from '../../src/teams/cards/end-card.ts';
import { helpCard } from '../../src/teams/cards/help-card.ts';
import { helpWantedCard } from '../../src/teams/cards/help-wanted-card.ts';
import { newsCard } from '../../src/teams/cards/news-card.ts';
import { noteCard } from '../../src/teams/cards/note-card.ts';
import { proposalCard } from '../../src/teams/cards/proposal-card.ts';
import { reportFormCard } from '../../src/teams/cards/report-form-card.ts';
import { reportReceiptCard } from '../../src/teams/cards/report-receipt-card.ts';
import { silenceCard } from '../../src/teams/cards/silence-card.ts';
import { whichAlarmCard } from '../../src/teams/cards/which-alarm-card.ts';
import { whichCheckInCard } from '../../src/teams/cards/which-check-in-card.ts';
import { textsFor } from '../../src/texts/index.ts';
import { launchBrowser } from '../support/browser.ts';
import { checkInCardOf, checkInOf } from './check-in-samples.ts';
import { payloads, unwrapped } from './payloads.ts';
import { complaints, type Json, objects, ofType, wire } from './read.ts';
import { receiptOf, reportForm, statement, toldBy } from './report-samples.ts';
import {
  after,
  anna,
  answered,
  ben,
  cem,
  deliveryTo,
  form,
  minute,
  names,
  proposalOf,
  proposed,
  raised,
  raisedAt,
  reported,
  scenario,
  tabUrl,
} from './samples.ts';
import {
  cardOf,
  laddered,
  offered,
  relievedOf,
  staffedOf,
  takenOver,
  unfilled,
  unfilledOf,
} from './staffing-samples.ts';

interface Shown {
  /** All text of the drawn card. */
  readonly text: string;
  /** Values of its inputs. */
  readonly values: readonly string[];
  /** How often each element occurs, without the spans of text runs. */
  readonly elements: Readonly<Record<string, number>>;
}

/** Marks where a text went, so that each place is looked at. */
type Put = (place: string) => string;

const texts = textsFor('de');
const now = raisedAt + 3 * minute;
const id = 'alarm-1';
const dora = 'p-dora0004';

/** An alarm whose every text comes from outside. */
function alarmOf(put: Put) {
  const open = raised('real', {
    what: put('what'),
    where: put('where'),
    nextStep: put('step'),
    fallback: put('fallback'),
    names: { ...names, [anna]: put('name') },
  });
  return answered(open, 1, anna, 'coming', 15);
}

const exerciseOf = (put: Put) => raised('exercise', { exerciseName: put('exercise'), what: put('what') });

/** An alarm whose roles are filled by people with names from outside. */
const ladderedOf = (put: Put) =>
  laddered('real', {
    what: put('what'),
    where: put('where'),
    nextStep: put('step'),
    names: { ...names, [anna]: put('lead'), [cem]: put('deputy'), [dora]: put('candidate') },
    roles: [
      { kind: 'CRISIS_LEAD', core: true, people: [anna, dora] },
      { kind: 'IT', core: true, people: [ben, cem, anna] },
    ],
  });

/** Cards by the places they show; each place must be read word for word. */
const sinks: Readonly<Record<string, (put: Put) => Drawn>> = {
  'what where step fallback name': (put) =>
    alarmCard({
      id,
      alarm: alarmOf(put),
      delivery: deliveryTo(alarmOf(put), anna),
      person: '',
      texts,
      now,
      mayChange: false,
      choosing: false,
      tabUrl,
    }),
  'what where step name': (put) =>
    channelCard({
      id,
      alarm: alarmOf(put),
      delivery: deliveryTo(alarmOf(put), null),
      texts,
      now,
      mentions: [],
      tabUrl,
    }),
  'exercise what': (put) =>
    alarmRaisedCard({ id, alarm: exerciseOf(put), texts, now, mayChange: false, channel: '', tabUrl }),
  'channel step': (put) =>
    alarmRaisedCard({ id, alarm: alarmOf(put), texts, now, mayChange: false, channel: put('channel'), tabUrl }),
  'reason new-step': (put) => {
    const alarm = after(alarmOf(put), 5, { type: 'update', reason: put('reason'), nextStep: put('new-step') });
    return newsCard({ id, alarm, delivery: deliveryTo(alarm, anna, 'news'), texts, now, tabUrl, person: anna });
  },
  'end-reason what where': (put) => {
    const alarm = after(alarmOf(put), 5, { type: 'end', ending: 'false-alarm', reason: put('end-reason') });
    return endCard({ id, alarm, texts, now, tabUrl });
  },
  'what where lead candidate': (put) => unfilledOf(unfilled(ladderedOf(put)), texts),
  'lead deputy': (put) => staffedOf(offered(ladderedOf(put)), texts),
  'relieved-what where': (put) =>
    relievedOf(takenOver(laddered('real', { what: put('relieved-what'), where: put('where') })), texts),
  'step deputy': (put) => cardOf(offered(ladderedOf(put)), texts, { person: ben }),
  'deputy-step': (put) => {
    const open = laddered('real', { nextStep: put('deputy-step') });
    return cardOf(answered(open, 2, ben, 'unavailable'), texts, { person: cem });
  },
  'scenario domain other': (put) =>
    alarmFormCard(
      form(texts, {
        chosen: null,
        scenarios: [scenario({ title: put('scenario') })],
        domain: { id: 'MI', name: put('domain') },
        otherDomains: [{ id: 'MF', name: put('other') }],
      }),
    ),
  'holder room fault typed-what typed-where typed-step typed-exercise': (put) =>
    alarmFormCard(
      form(texts, {
        chosen: '',
        fault: put('fault'),
        audience: { roles: [{ kind: 'IT', holder: put('holder') }], people: 1, channel: put('room') },
        draft: {
          what: put('typed-what'),
          where: put('typed-where'),
          since: '',
          level: '',
          nextStep: put('typed-step'),
          exerciseName: put('typed-exercise'),
        },
      }),
    ),
  'what where fact-name fact-value owner taker step room': (put) => {
    const facts = [{ name: put('fact-name'), value: put('fact-value') }];
    const proposal = proposed(reported({ what: put('what'), where: put('where'), facts, owner: 'owner' }), 1, {
      type: 'take',
    });
    const alarm = { nextStep: put('step'), people: 2, channel: put('room') };
    return proposalCard(proposalOf(texts, proposal, { names: { owner: put('owner'), [anna]: put('taker') }, alarm }));
  },
  'said-what said-where effects cause measures callback reporter': (put) => {
    const said = { effects: put('effects'), cause: put('cause'), measures: put('measures') };
    const texted = { what: put('said-what'), where: put('said-where'), callback: put('callback') };
    return proposalCard(proposalOf(texts, toldBy(said, texted), { names: { ...names, [cem]: put('reporter') } }));
  },
  'said-what said-where effects cause measures receipt-reason receipt-call': (put) => {
    const said = { effects: put('effects'), cause: put('cause'), measures: put('measures') };
    const told = toldBy(said, { what: put('said-what'), where: put('said-where') });
    const proposal = proposed(told, 1, { type: 'dismiss', reason: put('receipt-reason') });
    return reportReceiptCard(receiptOf(texts, proposal, { call: put('receipt-call') }));
  },
  'report-domain report-fault report-what report-where report-effects report-cause report-measures report-callback': (
    put,
  ) =>
    reportFormCard(
      reportForm(texts, {
        domains: [{ id: 'MI', name: put('report-domain') }],
        fault: put('report-fault'),
        draft: {
          ...statement,
          domain: 'MI',
          since: '',
          what: put('report-what'),
          where: put('report-where'),
          effects: put('report-effects'),
          cause: put('report-cause'),
          measures: put('report-measures'),
          callback: put('report-callback'),
        },
      }),
    ),
  'help-what help-where': (put) =>
    helpWantedCard({
      alarm: raised('real', { what: put('help-what'), where: put('help-where') }),
      people: 2,
      oldest: now,
      texts,
      now,
      stop: null,
      tabUrl,
    }),
  'dismiss-reason': (put) =>
    proposalCard(proposalOf(texts, proposed(reported(), 1, { type: 'dismiss', reason: put('dismiss-reason') }))),
  'what where': (put) =>
    whichAlarmCard({ texts, answer: 'virtual', eta: null, alarms: [{ id, alarm: alarmOf(put), delivery: '', n: 0 }] }),
  'question asker': (put) => {
    const { part } = checkInOf('real', { question: put('question'), askedByName: put('asker') });
    return checkInCardOf(texts, part);
  },
  'question check-exercise missing': (put) => {
    const { state } = checkInOf('exercise', { question: put('question'), exerciseName: put('check-exercise') });
    return silenceCard({ checkIn: state, missing: [put('missing')], texts, now, tabUrl });
  },
  'which-question': (put) => {
    const { state } = checkInOf('real', { question: put('which-question') });
    return whichCheckInCard({ texts, now, answer: 'mobile', asked: [{ part: 'c1.g.0', of: state, from: null, n: 0 }] });
  },
  call: (put) => helpCard({ texts, mayRaise: true, callIn: put('call'), tabUrl }),
  note: (put) => noteCard({ texts, text: put('note') }),
};

/** Titles and input values are plain strings everywhere; there a mention or date function is spelt apart. */
const plain = (text: string) => text.replace(/<(\/?at\b)/gi, '‹$1').replace(/\{\{(?=DATE|TIME)/g, '{ {');

/** Every string that a client draws as text; the value of an input is not, people only edit it. */
function drawnStrings(card: Json): readonly string[] {
  const keys = ['text', 'title', 'label', 'placeholder', 'fallbackText', 'speak'];
  return objects(card).flatMap((each) => keys.map((key) => each[key]).filter((value) => typeof value === 'string'));
}

describe(`${payloads.length} texts at ${Object.keys(sinks).join(' ').split(' ').length} places`, () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
    await page.setContent('<!doctype html><body></body>');
    const library = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
    await page.addScriptTag({ path: library });
    await page.addScriptTag({ content: gullible });
  }, 60_000);
  afterAll(async () => await browser.close());

  async function show(cards: readonly Json[]): Promise<readonly Shown[]> {
    return await page.evaluate<readonly Shown[], readonly Json[]>(
      (all) => all.map((card) => (globalThis as unknown as { show: (card: Json) => Shown }).show(card)),
      cards,
    );
  }

  it('is a corpus worth its name', () => expect(payloads.length).toBeGreaterThanOrEqual(200));

  it.each(Object.entries(sinks))(
    '%s',
    async (places, sink) => {
      const [harmless] = await show([wire(sink((place) => `Beispiel ⟦${place}⟧`))]);
      const cards = payloads.map(({ written }) => wire(sink((place) => `${written} ⟦${place}⟧`)));
      const results = await show(cards);
      payloads.forEach(({ read }, at) => {
        const result = results[at] as Shown;
        expect(result.elements, read).toEqual(harmless?.elements);
        for (const place of places.split(' ')) {
          const text = `${read} ⟦${place}⟧`.replace(/ +/g, ' ');
          const seen = [result.text, ...result.values].some(
            (part) => part.includes(text) || part.includes(plain(text)),
          );
          expect(seen, `${place}: ${read} in ${result.text}`).toBe(true);
        }
        const card = cards[at] as Json;
        expect(at < unwrapped ? complaints(card) : [], read).toEqual([]);
        expect(
          drawnStrings(card).filter((text) => /<\/?at\b/i.test(text)),
          read,
        ).toEqual([]);
        expect(JSON.stringify(card), read).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B-\u200F\uFEFF]/u);
      });
      expect(await page.evaluate('window.hit')).toBeUndefined();
    },
    90_000,
  );

  it('names in a mention ring for nobody else', async () => {
    const cardFor = (name: string) => {
      const alarm = raised('real');
      const mentions = [
        { person: anna, name, id: '29:1' },
        { person: 'p-2', name, id: '29:2' },
      ];
      return channelCard({ id, alarm, delivery: deliveryTo(alarm, null), texts, now, mentions, tabUrl });
    };
    const [harmless] = await show([wire(cardFor('Anna Beispiel'))]);
    const cards = payloads.map(({ written }) => cardFor(written));
    const results = await show(cards.map(wire));
    cards.forEach((drawn, at) => {
      const card = wire(drawn);
      const line =
        ofType(card, 'TextBlock')
          .map((block) => String(block.text))
          .find((text) => text.includes('<at>')) ?? '';
      const entities = drawn.card.msteams.entities ?? [];
      expect(results[at]?.elements, line).toEqual(harmless?.elements);
      expect(line.match(/<at>[^<>]+<\/at>/g)).toEqual(entities.map((entity) => entity.text));
      expect(new Set(entities.map((entity) => entity.text)).size).toBe(2);
      expect(entities.map((entity) => entity.mentioned.id)).toEqual(['29:1', '29:2']);
    });
  }, 90_000);
});

/** Runs in the page: believes every mark-up it is given, HTML included, and says what came of it. */
const gullible = `
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = text
      .replace(/!?\\[([^\\]]*)\\]\\(([^)]*)\\)/g, '<a href="$2">$1</a>')
      .replace(/(\\*\\*|__)(.+?)\\1/g, '<b>$2</b>')
      .replace(/([*_~\`])(.+?)\\1/g, '<i>$2</i>')
      .replace(/^(?:[-*+>#|]|\\d+[.)])\\s+(.*)$/gm, '<li>$1</li>')
      .replace(/(^|\\s)((?:https?:\\/\\/|www\\.)\\S+)/g, '$1<a href="$2">$2</a>');
    result.didProcess = true;
  };
  window.show = (json) => {
    const card = new AdaptiveCards.AdaptiveCard();
    card.parse(json);
    const drawn = card.render();
    document.body.replaceChildren(drawn);
    const elements = {};
    for (const each of drawn.querySelectorAll('*')) {
      if (each.tagName !== 'SPAN') elements[each.tagName] = (elements[each.tagName] ?? 0) + 1;
    }
    const inputs = [...drawn.querySelectorAll('input,textarea')];
    return { text: drawn.textContent, values: inputs.map((each) => each.value), elements };
  };
`;
