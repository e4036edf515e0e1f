// Cards about the second yes, in every state in which they can be seen.
import type { Mode, Raise } from '../../src/domain/alarm.ts';
import { approvals } from '../../src/domain/approval.ts';
import type { Drawn } from '../../src/teams/card-shape.ts';
import { approvalCard } from '../../src/teams/cards/approval-card.ts';
import type { Texts } from '../../src/texts/index.ts';
import type { Sample } from './sample.ts';
import { alarmId, anna, ben, minute, raised, raisedAt, tabUrl } from './samples.ts';

/** The second yes: asked for, given, refused, run out; who asked learns it; and broken glass. */
export function approvalSamples(mode: Mode, texts: Texts, change: Partial<Raise> = {}): readonly Sample[] {
  const audience = { id: 'a1b2c3d4', reach: 'everybody', people: 13_500, rolls: 135, feed: false } as const;
  const held = raised(mode, {
    ...change,
    audience,
    audienceStep: 'Bitte bleiben Sie zu Hause.',
    release: 'second-person',
  });
  const states = ['waiting', 'released', 'refused', 'expired'] as const;
  const follow = { type: 'follow', version: 1, domain: 'MI-ITN', state: 'waiting', way: 'second-person' } as const;
  const turn = { id: 't', at: raisedAt, by: { system: 'spread' } } as const;
  const asked = { ...follow, askedAt: raisedAt, askedBy: anna, approvers: [ben] };
  const approval = approvals
    .decide(approvals.empty, asked, turn)
    .reduce((state, entry) => approvals.apply(state, entry, turn), approvals.empty);
  const card = (state: (typeof states)[number], message: 'approval' | 'glass' | 'withheld'): Drawn =>
    approvalCard({
      id: alarmId,
      alarm: { ...held, release: { ...held.release, state, decidedBy: ben, decidedAt: raisedAt + minute } },
      approval,
      message,
      isNewest: true,
      asker: 'Anna Beispiel',
      decider: 'Ben Muster',
      texts,
      now: raisedAt + 2 * minute,
      tabUrl,
    });
  const cards: readonly (readonly [string, Drawn])[] = [
    ...states.map((state) => [`approval ${state}`, card(state, 'approval')] as const),
    ...states.map((state) => [`withheld ${state}`, card(state, 'withheld')] as const),
    ['broken glass', card('released', 'glass')],
  ];
  return cards.map(([name, drawn]) => ({ name: `${name} (${mode}, ${texts.language})`, mode, drawn }));
}
