// Install events come late, twice or not at all: they teach an address and greet whoever is new, once.
import { describe, expect } from 'vitest';
import { story } from '../support/world-story.ts';

const others = ['maren', 'gesine', 'ruediger', 'linh', 'wiebke', '#MI-ITN'];

describe('an install event', () => {
  story('greets once, however often it is repeated', async (w) => {
    const id = w.people.id('tjark');
    await w.teams.install(id);
    await w.rests();
    const help = w.hears('tjark', 'help');
    expect(help.lines[0]).toBe('So hilft Ihnen BCM-Lotse');
    for (let round = 0; round < 3; round += 1) await w.teams.install(id);
    await w.rests();
    expect(w.unheard()).toEqual([]);
  });

  story('repeated at the same moment greets once, too', async (w) => {
    const id = w.people.id('tjark');
    await Promise.all([1, 2, 3, 4].map(() => w.teams.install(id)));
    await w.rests();
    w.hears('tjark', 'help');
  });

  story('teaches the address: the first alarm opens no chat', async (w) => {
    await w.teams.install(w.people.id('tjark'));
    await w.rests();
    w.hears('tjark', 'help');
    const before = w.teams.calls().length;
    await w.raises('ole');
    w.allHear(['tjark', ...others], 'alarm');
    const creates = w.teams
      .calls()
      .slice(before)
      .filter(({ operation }) => operation === 'create');
    expect(creates).toHaveLength(5);
  });

  story('after an uninstall makes somebody reachable again, without greeting a second time', async (w) => {
    const id = w.people.id('tjark');
    await w.teams.install(id);
    await w.rests();
    w.hears('tjark', 'help');
    await w.teams.uninstall(id);
    const first = await w.raises('ole', { once: 'wunsch-1' });
    w.allHear(others, 'alarm');
    expect((await w.ledger(first.id))['tjark/alarm']).toMatchObject({ state: 'refused', code: 'app-removed' });
    await w.teams.install(id);
    await w.rests();
    await w.raises('ole', { once: 'wunsch-2' });
    w.allHear(['tjark', ...others], 'alarm');
  });

  story('of a team says nothing in the channel', async (w) => {
    const { conversationId } = w.people.channel('#MI-ITN');
    await w.teams.joinTeam(conversationId, w.people.id('ole'));
    await w.rests();
    await w.raises('ole');
    w.allHear(['tjark', ...others], 'alarm');
  });
});

describe('without any event', () => {
  story('the first alarm opens the chat and remembers it', async (w) => {
    await w.raises('ole', { once: 'wunsch-1' });
    w.allHear(['tjark', ...others], 'alarm');
    const before = w.teams.calls().length;
    await w.raises('ole', { once: 'wunsch-2' });
    w.allHear(['tjark', ...others], 'alarm');
    expect(
      w.teams
        .calls()
        .slice(before)
        .map(({ operation }) => operation),
    ).toEqual(Array(7).fill('post'));
  });

  story('whoever is in no register is told so, in German', async (w) => {
    const stranger = w.people.person('jonas');
    const erased = { type: 'put', value: { ...stranger, aadId: '99999999-9999-4999-8999-999999999999' } } as const;
    const { people } = await import('../../src/domain/people.ts');
    await w.app().entry.execute(people, stranger.id, erased, { system: 'setup' });
    await w.types('jonas', 'hilfe');
    expect(w.hears('jonas', 'note').lines).toEqual([
      'Wir kennen Sie hier noch nicht. Bitte wenden Sie sich an Ihre BC-Beauftragte oder Ihren BC-Beauftragten.',
    ]);
    await w.teams.install(stranger.id);
    await w.rests();
    expect(w.unheard()).toEqual([]);
  });
});
