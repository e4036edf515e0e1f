// Draws the cards of an evaluation; whether somebody answered is looked up at the last moment and stands in no journal.
import type { Delivery } from '../domain/ledger.ts';
import { resources } from '../domain/resource.ts';
import { boxOf, type Review } from '../domain/review.ts';
import type { Directory } from '../engine/directory.ts';
import type { Env } from '../engine/env.ts';
import type { Door } from '../engine/execute.ts';
import { Undeliverable } from '../errors.ts';
import { textsFor } from '../texts/index.ts';
import type { Drawn } from './card-shape.ts';
import { coordinatorCard, evaluationCard, feedbackCard, testCard } from './cards/review-card.ts';

interface ReviewDrawTools {
  readonly env: Env;
  readonly entry: Door;
  readonly look: Directory;
  readonly link: (page: string) => string;
}

export function reviewDrawing({ env, entry, look, link }: ReviewDrawTools) {
  return async (id: string, review: Review, { id: delivery, to, message }: Delivery): Promise<Drawn> => {
    const person = 'person' in to ? to.person : '';
    const texts = textsFor((await look.person(person))?.language ?? 'de');
    const of = { id, delivery, review, texts, tabUrl: link(`review/${id}`) };
    const again = message.endsWith('-reminder');
    if (message === 'forms-missing' || message === 'late') return coordinatorCard({ ...of, about: message });
    if (message.startsWith('evaluation')) {
      return evaluationCard({ ...of, form: review.evaluations[person] ?? null, again });
    }
    if (message.startsWith('test')) {
      const item = review.tests.find((one) => one.id === review.cards[delivery]);
      if (!item) throw new Undeliverable('never', 'needless');
      const name = (await entry.read(resources, item.resource)).state.value?.name ?? item.resource;
      return testCard({ ...of, item, name, again });
    }
    const marks = review.asksUntil === null ? [] : await env.store.marks(boxOf(id, review.round));
    return feedbackCard({ ...of, answered: marks.includes(person), again });
  };
}
