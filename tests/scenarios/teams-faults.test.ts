// What Teams does wrong: throttling, blocks, lost chats, faults before and after delivery, silence. Never lost, rarely twice.
import { describe, expect } from 'vitest';
import type { FaultRule } from '../../local/simulators/teams-faults.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const others = ['maren', 'gesine', 'ruediger', 'linh', 'wiebke', '#MI-ITN'];
const repeat = 'Wiederholung – bitte nur einmal antworten.';

/** A fault on the cards for one person alone. */
function fault(w: World, rule: Omit<FaultRule, 'match'>, name = 'tjark'): void {
  w.teams.fault({ match: { person: w.people.id(name), operation: 'post' }, ...rule });
}

/** The requests that were made about one person's chat, as `post 429`. */
function calls(w: World, name = 'tjark'): readonly string[] {
  const chat = w.teams.chats.personal(w.people.id(name))?.id;
  return w.teams
    .calls()
    .filter(({ conversation }) => conversation === chat)
    .map(({ operation, status }) => `${operation} ${status}`);
}

async function wordFor(w: World, id: string, name = 'tjark'): Promise<string> {
  const asked = (await w.alarm('ole', id)).all?.asked.find(({ person }) => person === w.people.id(name));
  return asked?.delivery ?? 'not asked';
}

describe('throttling', () => {
  story('with a wish is obeyed for that chat, and holds nobody else up', async (w) => {
    fault(w, { kind: 'Throttled', times: 1, retryAfter: 30 });
    const { id } = await w.raises('ole');
    w.allHear(others, 'alarm');
    expect(await wordFor(w, id)).toBe('sending');
    await w.seconds(28);
    expect(calls(w)).toEqual(['create 201', 'post 429']);
    await w.seconds(2);
    w.hears('tjark', 'alarm');
    expect((await w.ledger(id))['tjark/alarm']).toMatchObject({ state: 'accepted', tries: 2 });
  });

  story('without a wish is tried again with growing pauses', async (w) => {
    fault(w, { kind: 'Throttled', times: 3 });
    const { id } = await w.raises('ole');
    w.allHear(others, 'alarm');
    await w.seconds(10);
    w.hears('tjark', 'alarm');
    expect(calls(w)).toEqual(['create 201', 'post 429', 'post 429', 'post 429', 'post 201']);
    const times = w.teams
      .calls()
      .filter(({ status }) => status === 429)
      .map(({ at }) => Date.parse(at));
    const [first = 0, second = 0, third = 0] = times;
    expect(third - second).toBeGreaterThan(second - first);
    expect((await w.ledger(id))['tjark/alarm']).toMatchObject({ state: 'accepted', tries: 4 });
  });

  story('by the documented limits of one channel loses no redraw', async (w) => {
    await w.raises('ole');
    w.allHear(['tjark', ...others], 'alarm');
    for (let round = 0; round < 12; round += 1) {
      await w.clicks('tjark', 'Ich kann nicht', { in: '#MI-ITN' });
      await w.clicks('tjark', 'Ich komme', { in: '#MI-ITN' });
    }
    await w.seconds(10);
    w.hears('liam', 'alarm');
    expect(w.card('linh', { in: '#MI-ITN' }).text).toContain('IT: Tjark Osterloh, kommt etwa');
    expect(w.teams.calls().filter(({ status }) => status === 429)).toEqual([]);
  });
});

describe('a refusal', () => {
  story('is final when Teams says so: undeliverable, and not tried again', async (w) => {
    const finals = {
      maren: 'MessageWritesBlocked',
      tjark: 'ConversationBlockedByUser',
      gesine: 'BotDisabledByAdmin',
      linh: 'MessageSizeTooBig',
    } as const;
    for (const [name, kind] of Object.entries(finals)) fault(w, { kind }, name);
    const { id } = await w.raises('ole');
    w.allHear(['ruediger', 'wiebke', '#MI-ITN'], 'alarm');
    await w.advance(4.9);
    const ledger = await w.ledger(id);
    for (const [name, kind] of Object.entries(finals)) {
      expect(ledger[`${name}/alarm`]).toMatchObject({ state: 'refused', code: kind, tries: 1 });
      expect(calls(w, name).filter((call) => call.startsWith('post'))).toHaveLength(1);
      expect(await wordFor(w, id, name)).toBe('undeliverable');
    }
    // The reminder is another message, tried once: somebody may have let the bot in again.
    await w.advance(5);
    w.allHear(['ruediger', 'wiebke'], 'reminder');
    for (const name of Object.keys(finals)) {
      expect(calls(w, name).filter((call) => call.startsWith('post'))).toHaveLength(2);
      expect(await wordFor(w, id, name)).toBe('undeliverable');
    }
  });

  story('because the app is not installed is final, too', async (w) => {
    await w.teams.uninstall(w.people.id('tjark'));
    const { id } = await w.raises('ole');
    w.allHear(others, 'alarm');
    await w.advance(2);
    expect((await w.ledger(id))['tjark/alarm']).toMatchObject({ state: 'refused', code: 'app-removed' });
    expect(calls(w)).toEqual([]);
  });

  story('that says “precondition failed” is tried again', async (w) => {
    fault(w, { kind: 'PreconditionFailed', times: 1 });
    await w.raises('ole');
    w.allHear(others, 'alarm');
    await w.seconds(3);
    w.hears('tjark', 'alarm');
  });
});

describe('a lost chat', () => {
  story('is opened anew once, and the card arrives', async (w) => {
    await w.teams.install(w.people.id('tjark'));
    await w.rests();
    w.hears('tjark', 'help');
    fault(w, { kind: 'ConversationNotFound', times: 1 });
    const { id } = await w.raises('ole');
    w.allHear(['tjark', ...others], 'alarm');
    expect(calls(w).slice(-3)).toEqual(['post 404', 'create 201', 'post 201']);
    expect((await w.ledger(id))['tjark/alarm']).toMatchObject({ state: 'accepted', tries: 1, mayBeOut: false });
  });

  story('that stays lost is undeliverable', async (w) => {
    fault(w, { kind: 'ConversationNotFound' });
    const { id } = await w.raises('ole');
    w.allHear(others, 'alarm');
    await w.advance(2);
    expect((await w.ledger(id))['tjark/alarm']).toMatchObject({ state: 'refused', code: 'ConversationNotFound' });
  });
});

describe('a doubtful end', () => {
  story('after the card arrived: one repeat, marked, and an answer counts once for both copies', async (w) => {
    const doubtful = {
      maren: 'RequestTimeout',
      tjark: 'ServiceError',
      gesine: 'GatewayTimeout',
      linh: 'reset',
    } as const;
    const names = Object.keys(doubtful);
    for (const [name, kind] of Object.entries(doubtful)) fault(w, { kind, when: 'after', times: 1 }, name);
    const { id } = await w.raises('ole');
    for (const card of w.allHear(['tjark', ...others], 'alarm')) expect(card.text).not.toContain(repeat);
    for (const name of names) {
      expect((await w.ledger(id))[`${name}/alarm`]).toMatchObject({ state: 'unknown', mayBeOut: true });
      expect(await wordFor(w, id, name)).toBe('unclear');
    }
    const orphans = names.map((name) => w.card(name).id);
    await w.seconds(6);
    for (const card of w.allHear(names, 'alarm')) expect(card.lines).toContain(repeat);
    // Answered on the copy nobody knew of: one answer, and it stands on both.
    for (const [at, name] of names.entries()) await w.clicks(name, 'Ich komme', { on: orphans[at] ?? '' });
    await w.seconds(4);
    for (const name of names) for (const card of w.cards(name)) expect(card.buttons).toContain('Antwort ändern');
    expect((await w.alarm('ole', id)).all?.counts).toMatchObject({ coming: 4, missing: 2 });
    await w.advance(5);
    w.allHear(['ruediger', 'wiebke'], 'reminder');
  });

  story('before the card arrived: the repeat is the only copy, and still says that it is one', async (w) => {
    fault(w, { kind: 'ServiceUnavailable', times: 1 });
    await w.raises('ole');
    w.allHear(others, 'alarm');
    await w.seconds(6);
    expect(w.hears('tjark', 'alarm').lines).toContain(repeat);
  });

  story('twice is not tried a third time; it stays unclear, and the answer still counts', async (w) => {
    fault(w, { kind: 'BadGateway', when: 'after', times: 2 });
    const { id } = await w.raises('ole');
    w.allHear(['tjark', ...others], 'alarm');
    await w.seconds(6);
    w.hears('tjark', 'alarm');
    await w.advance(10);
    w.allHear(['tjark', ...others.slice(0, -1)], 'reminder');
    expect((await w.ledger(id))['tjark/alarm']).toMatchObject({ state: 'refused', code: 'unconfirmed', tries: 2 });
    expect(await wordFor(w, id)).toBe('unclear');
    await w.clicks('tjark', 'Ich komme');
    expect(await wordFor(w, id)).toBe('answered');
    await w.seconds(5);
  });

  story('answered before the repeat: no repeat is sent', async (w) => {
    fault(w, { kind: 'BadGateway', when: 'after', times: 1 });
    const { id } = await w.raises('ole');
    w.allHear(['tjark', ...others], 'alarm');
    await w.clicks('tjark', 'Ich nehme virtuell teil');
    await w.advance(2);
    expect(await wordFor(w, id)).toBe('answered');
    expect(w.cards('tjark')).toHaveLength(1);
  });
});

describe('silence', () => {
  story('of one chat ends after ten seconds as unknown, is repeated once, and holds nobody else up', async (w) => {
    fault(w, { kind: 'hang', when: 'after', times: 1 });
    const { id } = await w.raises('ole');
    w.allHear(['tjark', ...others], 'alarm');
    expect((await w.ledger(id))['tjark/alarm']?.state).toBe('reserved');
    await w.seconds(10);
    expect((await w.ledger(id))['tjark/alarm']).toMatchObject({ state: 'unknown', code: 'timeout' });
    await w.seconds(4);
    expect(w.hears('tjark', 'alarm').lines).toContain(repeat);
  });

  story('of everything: whoever was not reached is reached when Teams speaks again', async (w) => {
    w.teams.fault({ kind: 'hang' });
    const { id } = await w.raises('ole');
    expect(w.unheard()).toEqual([]);
    await w.seconds(5);
    w.teams.clearFaults();
    await w.seconds(15);
    w.allHear(['tjark', ...others], 'alarm');
    const states = Object.values(await w.ledger(id)).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['accepted']));
  });
});

describe('keys and tokens', () => {
  story('changed at Entra: the bot gets a new token and nobody is lost', async (w) => {
    await w.raises('ole');
    w.allHear(['tjark', ...others], 'alarm');
    await w.standIns.entra.keys.rotate(true);
    await w.standIns.botFramework.keys.rotate(true);
    await w.advance(2);
    const { id } = await w.raises('ole', { once: 'zweiter-wunsch' });
    await w.seconds(3);
    w.allHear(['tjark', ...others], 'alarm');
    expect((await w.clicks('tjark', 'Ich komme')).card?.buttons).toContain('Antwort ändern');
    const states = Object.values(await w.ledger(id)).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['accepted', 'answered']));
    await w.seconds(5);
  });
});

describe('a card that cannot be redrawn', () => {
  story('because it was deleted is left alone', async (w) => {
    await w.raises('ole');
    w.allHear(['tjark', ...others], 'alarm');
    w.teams.fault({
      match: { person: w.people.id('tjark'), operation: 'update' },
      kind: 'ActivityNotFoundInConversation',
    });
    await w.types('tjark', 'ja 15');
    w.hears('tjark', 'alarm');
    await w.advance(2);
    expect(calls(w).filter((call) => call.startsWith('update'))).toEqual(['update 404']);
  });

  story('for now is redrawn later', async (w) => {
    await w.raises('ole');
    w.allHear(['tjark', ...others], 'alarm');
    w.teams.fault({ match: { person: w.people.id('tjark'), operation: 'update' }, kind: 'BadGateway', times: 2 });
    await w.types('tjark', 'ja 15');
    w.hears('tjark', 'alarm');
    await w.seconds(20);
    expect(w.cards('tjark')[0]?.buttons).toContain('Antwort ändern');
  });
});
