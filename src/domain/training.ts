// Trainings (Schulungen): rows with participants and date, from which follows who is trained (BSI 200-4, 5.6.1, 4.5).
import { Refusal } from '../errors.ts';
import type { BcDomain } from './bc-domain.ts';
import { isDay } from './exercise-checks.ts';
import { register } from './register.ts';
import { termOf } from './team.ts';

/** One training. Its id is `<domain>.<name>`. */
export interface Training {
  readonly id: string;
  readonly domain: string;
  readonly title: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly topics: string;
  /** Who holds it, in words: a person or a house. */
  readonly trainer: string;
  /** Hours. */
  readonly hours: number;
  /** By person id. */
  readonly participants: readonly string[];
  /** It fell out: nobody is trained by it. */
  readonly cancelled: boolean;
}

/** Register of trainings. */
export const trainings = register<Training>({
  name: 'training',
  personal: [],
  head: ({ domain, day, cancelled }) => ({
    scope: domain,
    status: cancelled ? 'cancelled' : 'planned',
    key: '',
    at: Date.parse(`${day}T00:00:00Z`),
  }),
});

const longest = { title: 200, text: 2_000 } as const;
const mostPeople = 500;
const mostHours = 400;

/** Throws Refusal. */
export function checkTraining(training: Training): Training {
  const [title, topics, trainer] = [training.title, training.topics, training.trainer].map((one) => one.trim());
  if (!title) throw new Refusal('training-title');
  if (!isDay(training.day)) throw new Refusal('exercise-day', { field: 'from' });
  if (title.length > longest.title) throw new Refusal('text-too-long', { most: longest.title });
  if ([topics, trainer].some((one) => (one ?? '').length > longest.text)) {
    throw new Refusal('text-too-long', { most: longest.text });
  }
  if (!Number.isFinite(training.hours) || training.hours < 0 || training.hours > mostHours) {
    throw new Refusal('review-hours', { most: mostHours });
  }
  const participants = [...new Set(training.participants)];
  if (participants.length > mostPeople) throw new Refusal('bad-shape');
  return { ...training, title, topics: topics ?? '', trainer: trainer ?? '', participants };
}

/** A day on which people of the crisis team were trained, or exercised. */
export interface Practised {
  readonly field: 'trainedAt' | 'exercisedAt';
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly people: readonly string[];
}

/** Last day on which somebody was trained, by person id, as `YYYY-MM-DD`: a training counts when its day is over. */
export function trainedOn(
  all: readonly Pick<Training, 'day' | 'participants' | 'cancelled'>[],
  today: string,
): Readonly<Record<string, string>> {
  const over = all
    .filter(({ day, cancelled }) => !cancelled && day < today)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return Object.fromEntries(
    over.flatMap(({ day, participants }) => participants.map((person) => [person, day] as const)),
  );
}

/** The domain with the day of `trainedOn` beside each role, where it is later than what somebody wrote there. */
export const withTrained = (domain: BcDomain, trained: Readonly<Record<string, string>>): BcDomain =>
  Object.entries(trained).reduce(
    (next, [person, day]) => practised(next, { field: 'trainedAt', day, people: [person] }),
    domain,
  );

/** The domain with that day beside the roles of these people, where it is later than the one that stands there. */
export function practised(domain: BcDomain, { field, day, people }: Practised): BcDomain {
  const roles = domain.roles.map((role) => {
    const fresh = role.holders.flatMap((person) => {
      const term = termOf(role, person);
      const isNews = people.includes(person) && (term[field] ?? '') < day;
      return isNews ? [[person, { ...term, [field]: day }] as const] : [];
    });
    return fresh.length === 0 ? role : { ...role, terms: { ...role.terms, ...Object.fromEntries(fresh) } };
  });
  return { ...domain, roles };
}
