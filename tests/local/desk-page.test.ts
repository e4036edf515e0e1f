// The parts of the desk's page that need no browser: its Markdown, its links, its side of teams-js, its clock.
import { describe, expect, it } from 'vitest';
import { botCommands } from '../../local/desk/page/bot-commands.ts';
import { readLink } from '../../local/desk/page/deep-link.ts';
import { readMarkdown, toHtml } from '../../local/desk/page/markdown.ts';
import { openChat } from '../../local/desk/page/place.ts';
import { answerApp, type HostSide, readRequest } from '../../local/desk/page/teams-host.ts';
import { clock, dayKey, shortWhen } from '../../local/desk/page/times.ts';

const html = (text: string) => toHtml(readMarkdown(text));

describe('the Markdown of cards and messages', () => {
  it.each([
    ['**fett** und *schräg*', '<p><strong>fett</strong> und <em>schräg</em></p>'],
    ['__fett__ und _schräg_', '<p><strong>fett</strong> und <em>schräg</em></p>'],
    [
      'Ein _wichtiges_, **sehr *dringendes* Wort**',
      '<p>Ein <em>wichtiges</em>, <strong>sehr <em>dringendes</em> Wort</strong></p>',
    ],
    ['für_alle_Fälle und 2*3*4', '<p>für_alle_Fälle und 2*3*4</p>'],
    ['5 * 3 * 2 = 30', '<p>5 * 3 * 2 = 30</p>'],
    ['Zeile 1\nZeile 2', '<p>Zeile 1<br>Zeile 2</p>'],
    ['Rollen:\n- IT\n- Personal', '<p>Rollen:</p><ul><li>IT</li><li>Personal</li></ul>'],
    ['1. eins\r\n2. zwei', '<ol><li>eins</li><li>zwei</li></ol>'],
    ['[Lage](https://x.example/a?b=1&c=2)', '<p><a href="https://x.example/a?b=1&amp;c=2">Lage</a></p>'],
    ['[Ruf](tel:0511555)', '<p><a href="tel:0511555">Ruf</a></p>'],
    ['<at>Anna Beispiel</at> bitte', '<p><span class="mention">Anna Beispiel</span> bitte</p>'],
  ])('%s', (text, drawn) => expect(html(text)).toBe(drawn));

  it.each([
    ['<img src=x onerror=alert(1)>', '<p>&lt;img src=x onerror=alert(1)&gt;</p>'],
    ['**<b>"x"</b>**', '<p><strong>&lt;b&gt;&quot;x&quot;&lt;/b&gt;</strong></p>'],
    ['[x](javascript:alert`1`)', '<p>[x](javascript:alert`1`)</p>'],
    ['[x](https://a.example/"onmouseover="y)', '<p><a href="https://a.example/&quot;onmouseover=&quot;y">x</a></p>'],
    ['<at>A<script></at>', '<p>&lt;at&gt;A&lt;script&gt;&lt;/at&gt;</p>'],
  ])('lets no HTML through: %s', (text, drawn) => expect(html(text)).toBe(drawn));

  it('marks the names that a message says it mentions', () => {
    expect(readMarkdown('@BCM-Lotse alarm, @Niemand', ['BCM-Lotse'])).toEqual([
      {
        kind: 'lines',
        lines: [
          [
            { kind: 'mention', name: 'BCM-Lotse' },
            { kind: 'text', text: ' alarm, @Niemand' },
          ],
        ],
      },
    ]);
  });

  it('stays quick and whole on a long text of marks', () => {
    expect(html('**a** '.repeat(5_000)).match(/<strong>a<\/strong>/g)).toHaveLength(5_000);
  });
});

describe('links', () => {
  const own = 'http://localhost:3978';
  const entity = 'https://teams.microsoft.com/l/entity/5b1c/lage';
  it.each([
    [`${entity}?context=${encodeURIComponent('{"subEntityId":"alarm/a-7"}')}`, { kind: 'tab', page: 'alarm/a-7' }],
    [`${entity}?webUrl=x&label=y`, { kind: 'tab' }],
    [`${entity}?context=%7Bkaputt`, { kind: 'tab' }],
    ['https://teams.cloud.microsoft/l/entity/5b1c/lage', { kind: 'tab' }],
    ['https://teams.microsoft.com/l/entity/5b1c/conversations', { kind: 'chat' }],
    ['/tab/?page=alarm/a-7', { kind: 'tab', page: 'alarm/a-7' }],
    ['http://localhost:3978/tab/', { kind: 'tab' }],
    [
      'https://teams.microsoft.com.evil.example/l/entity/5b1c/lage',
      { kind: 'outside', url: 'https://teams.microsoft.com.evil.example/l/entity/5b1c/lage' },
    ],
    ['tel:+495115550199', { kind: 'outside', url: 'tel:+495115550199' }],
    ['javascript:alert(1)', undefined],
    ['http://[', undefined],
  ])('%s', (href, target) => expect(readLink(href, own)).toEqual(target));
});

describe('the host that teams-js talks to', () => {
  const person = { id: 'p-1', name: 'Anna Beispiel', domain: 'MI', roles: [], aadId: 'a0a0', jobTitle: '' };
  function host(change: Partial<HostSide> = {}): { side: HostSide; went: unknown[] } {
    const went: unknown[] = [];
    const side: HostSide = {
      person,
      theme: 'contrast',
      language: 'en',
      page: 'alarm/a-7',
      token: async () => 'jwt',
      follow: (href) => went.push(['follow', href]) > 0,
      goTo: (page) => went.push(['goTo', page]),
      openWindow: async (url) => {
        went.push(['openWindow', url]);
        return '';
      },
      loaded: () => went.push('loaded'),
      ...change,
    };
    return { side, went };
  }
  const ask = (side: HostSide, func: string, ...args: unknown[]) => answerApp({ id: 1, func, args }, side);

  it('takes only what teams-js sends', () => {
    expect(readRequest({ id: 3, uuidAsString: 'u', func: 'getContext', args: [1] })).toEqual({
      id: 3,
      uuidAsString: 'u',
      func: 'getContext',
      args: [1],
    });
    for (const other of [null, 'x', {}, { id: '3', func: 'x' }, { id: 3 }]) expect(readRequest(other)).toBeUndefined();
  });

  it('names person, language, theme and page in the context', async () => {
    const [context] = (await ask(host().side, 'getContext')) ?? [];
    expect(context).toMatchObject({
      userObjectId: 'a0a0',
      locale: 'en-us',
      theme: 'contrast',
      entityId: 'lage',
      subEntityId: 'alarm/a-7',
    });
  });

  it('leaves the page out when none is asked for', async () => {
    const [context] = (await ask(host({ page: undefined }).side, 'getContext')) ?? [];
    expect(context).not.toHaveProperty('subEntityId');
  });

  it('hands out the token, or says why not', async () => {
    expect(await ask(host().side, 'authentication.getAuthToken')).toEqual([true, 'jwt']);
    const refusing = host({ token: () => Promise.reject(new Error('Diese Person gibt es nicht.')) });
    expect(await ask(refusing.side, 'authentication.getAuthToken')).toEqual([false, 'Diese Person gibt es nicht.']);
  });

  it('follows links and opens pages of the tab', async () => {
    const { side, went } = host();
    expect(await ask(side, 'executeDeepLink', 'https://x.example')).toEqual([true]);
    expect(await ask(side, 'pages.currentApp.navigateTo', { pageId: 'lage', subPageId: 'raise' })).toEqual([]);
    expect(await ask(side, 'pages.navigateToApp', { appId: 'a', pageId: 'lage', subPageId: 'alarm/9' })).toEqual([
      true,
    ]);
    expect(await ask(side, 'appInitialization.success')).toBeUndefined();
    expect(went).toEqual([['follow', 'https://x.example'], ['goTo', 'raise'], ['goTo', 'alarm/9'], 'loaded']);
  });

  it('says no to a link the desk cannot follow', async () => {
    expect(await ask(host({ follow: () => false }).side, 'executeDeepLink', 'x')).toEqual([false, 'NotSupported']);
  });

  it('does not answer what it does not know', async () => {
    expect(await ask(host().side, 'meeting.getMeetingDetails')).toBeUndefined();
  });
});

describe('the clock of the desk', () => {
  it('is Berlin, winter and summer, over midnight', () => {
    expect(clock('2026-11-21T22:59:00Z', 'de')).toBe('23:59');
    expect(clock('2026-07-01T22:05:00Z', 'de')).toBe('00:05');
    expect(dayKey('2026-11-21T23:30:00Z')).toBe('2026-11-22');
  });
  it('shows the day instead of the time when it was not today', () => {
    const now = new Date('2026-11-21T12:00:00Z');
    expect(shortWhen('2026-11-21T08:00:00Z', now, 'de')).toBe('09:00');
    expect(shortWhen('2026-11-19T08:00:00Z', now, 'de')).toBe('19.11.');
  });
});

describe('which conversation is open', () => {
  const chats = ['a', 'b'].map((id) => ({ id, kind: 'channel' as const, title: id, count: 0 }));
  it.each([
    ['wide', {}, 'a'],
    ['wide', { show: 'list' }, 'a'],
    ['wide', { chat: 'b' }, 'b'],
    ['middle', {}, 'a'],
    ['middle', { show: 'list' }, undefined],
    ['phone', {}, undefined],
    ['phone', { show: 'first' }, 'a'],
    ['phone', { chat: 'b' }, 'b'],
    ['phone', { chat: 'gone' }, undefined],
  ] as const)('%s %j', (width, place, open) =>
    expect(openChat(chats, { area: 'channels', ...place }, width)?.id).toBe(open),
  );
});

describe('the words offered', () => {
  it('are those of the app package, in both languages', () => {
    expect(botCommands('personal', 'de').map(({ title }) => title)).toContain('hilfe');
    expect(botCommands('personal', 'en').map(({ title }) => title)).toContain('help');
    expect(botCommands('channel', 'de').map(({ title }) => title)).toEqual(['alarm', 'hilfe']);
  });
});
