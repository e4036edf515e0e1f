// Many things at once: alarms in every domain at the same moment, and a whole crisis team that answers in the same second.
import { describe, expect } from 'vitest';
import type { RaisedView } from '../../src/http/contract.ts';
import { story } from '../support/world-story.ts';

describe('alarms in every domain at the same moment', () => {
  story('reach everybody once within five seconds, and get numbers without a gap', async (w) => {
    const domains = w.sample.domains.map(({ id }) => id);
    const raisers = domains.map((domain) => {
      const may = ({ grants }: { grants: readonly { role: string; domain: string }[] }) =>
        grants.some((grant) => grant.role === 'alarm' && grant.domain === domain);
      const person = w.sample.people.find(may);
      if (!person) throw new Error(`nobody alarms in ${domain}`);
      return { domain, name: w.people.name(person.id) };
    });
    const answers = await Promise.all(
      raisers.map(({ domain, name }) => {
        const draft = w.draft(name, { scenario: `${domain}.gebaeude`, mode: 'exercise' });
        return w.tab(name).post<RaisedView>('/api/alarms', { once: `wunsch-${domain}`, draft });
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(domains.map(() => 201));
    const numbers = answers.map(({ json }) => json.number).sort();
    expect(numbers).toEqual(domains.map((_, at) => `Ü 2026-${String(at + 1).padStart(3, '0')}`));

    const begun = w.now();
    await w.seconds(5);
    const expected = new Map<string, number>();
    const owe = (place: string) => expected.set(place, (expected.get(place) ?? 0) + 1);
    for (const { domain, name } of raisers) {
      const { id } = answers[domains.indexOf(domain)]?.json ?? { id: '' };
      const view = await w.alarm(name, id);
      for (const { person } of view.all?.asked ?? []) owe(w.people.name(person));
      owe(`#${domain}`);
    }
    const heard = [...expected].flatMap(([place, times]) => w.allHear(Array<string>(times).fill(place), 'alarm'));
    // MWK has nobody for its building, and whoever may lead there is told at once.
    const vacant = w.allHear(['henning', 'astrid'], 'unfilled');
    expect(w.unheard()).toEqual([]);
    expect(Math.max(...[...heard, ...vacant].map(({ at }) => at)) - begun).toBeLessThanOrEqual(5_000);
  });
});

describe('a whole crisis team', () => {
  story('answers in the same moment, by every door, and each answer counts once', async (w) => {
    const { id } = await w.raises('ole', { scenario: 'ransomware' });
    const asked = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke', 'aylin', 'kofi'];
    w.allHear([...asked, '#MI-ITN'], 'alarm');
    const click = (name: string) => w.presses(name, w.button(name, 'Ich komme', { inputs: { eta: '15' } }));
    const inChannel = w.button('linh', 'Ich kann nicht', { in: '#MI-ITN' });
    await Promise.all([
      ...['maren', 'tjark', 'gesine'].flatMap((name) => [click(name), click(name)]),
      w.presses('linh', inChannel, { in: '#MI-ITN' }),
      w.types('wiebke', 'ja 45'),
      w.tab('aylin').post(`/api/alarms/${id}/answer`, { answer: 'virtual', eta: null }),
    ]);
    w.hears('wiebke', 'alarm');
    await w.seconds(5);
    // Linh cannot: her deputy is asked, once, though her answer came in the middle of all others.
    w.hears('heinrich', 'alarm');
    const { all } = await w.alarm('ole', id);
    expect(all?.counts).toEqual({ coming: 4, virtual: 1, unavailable: 1, 'call-me': 0, missing: 3 });
    expect(all?.asked.map(({ answers }) => answers.length).sort()).toEqual([0, 0, 0, 1, 1, 1, 1, 1, 1]);
    await w.seconds(5);
  });
});
