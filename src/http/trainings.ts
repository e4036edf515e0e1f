// Routes of trainings: rows with participants and date; whoever took part is trained once the day is over.
import type { FastifyInstance } from 'fastify';
import { mayEditRegister, maySeeFigures } from '../domain/roles.ts';
import { checkTraining, trainings } from '../domain/training.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import { reviewsQuery, type TrainingList, trainingRequest } from './contract-reviews.ts';
import { namesOfPeople } from './plan-view.ts';
import { byTab } from './reviews.ts';
import { type HttpDeps, signedIn } from './visitor.ts';

const anId = /^[A-Za-z0-9-]{1,40}\.[A-Za-z0-9_-]{1,80}$/;

export function trainingRoutes(server: FastifyInstance, deps: HttpDeps): void {
  const { entry, look, book } = deps;
  server.get(
    '/api/trainings',
    signedIn(async (by, request): Promise<TrainingList> => {
      const { domain } = checked(reviewsQuery, request.query);
      const found = await look.domain(domain);
      if (!found || !maySeeFigures(by.who, found)) throw new Refusal('not-found');
      const rows = (await book.all(trainings, domain)).flatMap(({ state: { value, revision } }) =>
        value ? [{ ...value, revision }] : [],
      );
      const team = new Set(found.roles.flatMap(({ holders }) => holders));
      const names = await namesOfPeople(deps, [...team, ...rows.flatMap(({ participants }) => participants)]);
      return {
        trainings: rows.toSorted((one, other) => (one.day < other.day ? 1 : -1)),
        people: [...team].flatMap((id) => (names.has(id) ? [{ id, name: names.get(id) ?? '' }] : [])),
        names: Object.fromEntries(names),
        me: { edits: mayEditRegister(by.who, domain) },
      };
    }),
  );
  server.put(
    '/api/trainings/:id',
    signedIn(async (by, request) => {
      const { id = '' } = request.params as { id?: string };
      const { revision, ...said } = checked(trainingRequest, request.body);
      const { domain } = said;
      if (!anId.test(id) || !id.startsWith(`${domain}.`) || !mayEditRegister(by.who, domain)) {
        throw new Refusal('not-found');
      }
      const value = checkTraining({ ...said, id });
      const found = await Promise.all(value.participants.map((person) => look.person(person)));
      if (found.some((person) => !person)) throw new Refusal('person-missing');
      const done = await entry.execute(trainings, id, { type: 'put', value, revision }, byTab(by));
      return { revision: done.state.revision };
    }),
  );
}
