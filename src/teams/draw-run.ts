// Draws the cards of a running exercise: looks up names and how the exercise itself stands.

import { exercises } from '../domain/exercise-rules.ts';
import type { ExerciseRun, RunMessage } from '../domain/exercise-run.ts';
import type { Delivery } from '../domain/ledger.ts';
import type { Directory } from '../engine/directory.ts';
import type { Env } from '../engine/env.ts';
import type { Door } from '../engine/execute.ts';
import { textsFor } from '../texts/index.ts';
import type { Drawn } from './card-shape.ts';
import type { ChannelMention } from './cards/mention-lines.ts';
import { runCard } from './cards/run-card.ts';

interface RunDrawTools {
  readonly env: Env;
  readonly entry: Door;
  readonly look: Directory;
  readonly link: (page: string) => string;
}

export function runDrawing({ env, entry, look, link }: RunDrawTools) {
  return async (id: string, run: ExerciseRun, delivery: Delivery): Promise<Drawn> => {
    const { to } = delivery;
    const person = 'person' in to ? to.person : '';
    const inject = run.injects.find((one) => one.id === run.cards[delivery.id]);
    const receivers = inject?.receivers ?? [];
    const found = await Promise.all(receivers.map((each) => look.person(each)));
    const people = found.flatMap((one) => one ?? []);
    const rings = 'channel' in to && delivery.message === 'inject';
    return runCard({
      id,
      run,
      exercise: (await entry.read(exercises, run.exercise || id)).state,
      delivery: delivery as Delivery<RunMessage>,
      person,
      names: Object.fromEntries(people.map((one) => [one.id, one.name])),
      mentions: rings ? people.map((one): ChannelMention => ({ person: one.id, name: one.name, id: one.aadId })) : [],
      texts: textsFor((person === '' ? undefined : await look.person(person))?.language ?? 'de'),
      now: env.now(),
      tabUrl: link(`exercise/${id}`),
    });
  };
}
