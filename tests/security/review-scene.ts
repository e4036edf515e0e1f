// An evaluation after an exercise, with each of its three cards out.
import { reviews } from '../../src/domain/review-rules.ts';
import type { World } from '../support/world.ts';
import type { Name } from '../support/world-people.ts';

export const review = 'MI-ITN.2026-90';

/** Something is asked after an exercise: of jonas what he thinks of it, of aylin what she saw, of tjark how his test went. */
export async function evaluation(w: World): Promise<void> {
  const [jonas, aylin, tjark] = ['jonas', 'aylin', 'tjark'].map((name) => w.people.id(name as Name)) as [
    string,
    string,
    string,
  ];
  const test = { id: 't1', resource: 'MI-ITN.rechenzentrum', activity: 'Umschalten', owner: tjark };
  const nothing = { result: null, hours: null, remark: '', correction: '' };
  const about = { source: 'EXERCISE', domain: 'MI-ITN', number: '2026-90', title: 'Probe' } as const;
  const when = { exerciseType: 'FUNCTION_TEST', day: '2026-11-23', endedAt: w.now(), asks: true } as const;
  const who = { people: [jonas], observers: [aylin], control: [], management: [] };
  const found = { figures: [], seen: [], tests: [{ ...test, ...nothing }], content: reviews.empty.content };
  const open = { type: 'open', ...about, ...when, ...who, ...found } as const;
  await w.app().entry.execute(reviews, review, open, { system: 'spread' });
}
