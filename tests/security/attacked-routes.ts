// The table of rights under attack: good bodies with one value made hostile, and own addresses with foreign ids in the body.
import type { House, Wish } from '../http/house.ts';
import { type Name, names, person } from '../http/house-people.ts';

type Domain = 'MI-ALF' | 'MU-BET';

/** A row of the table of rights. */
export interface AttackedRoute {
  readonly needs?: (domain: Domain) => Promise<string>;
  readonly path: string;
  readonly body?: (domain: Domain) => unknown;
  readonly status: (name: Name, domain: Domain) => number;
}
export type AttackedRoutes = Readonly<Record<string, AttackedRoute>>;

/** What an attack came to: how many requests, and what went wrong with some of them. */
export interface Outcome {
  readonly tried: number;
  /** How many were understood: done, or refused by a rule and not by the shape. */
  readonly understood: number;
  readonly wrong: readonly string[];
}

/** Values that stand where something else was meant: wrong kinds, edges of kinds, texts that act somewhere. */
const hostileValues: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  'x'.repeat(5_000),
  '\u0000',
  '\ud800',
  '../../etc/passwd',
  '__proto__',
  "' OR 1=1 --",
  [],
  ['x'],
  {},
  { toString: 'x' },
];

const isHolder = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A large body repeats itself; beyond this it only costs time. */
const mostPlaces = 24;

/** Where the values of a body lie; at most the first of a list, because the others are like it. */
function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (!isHolder(value)) return path.length > 0 ? [path] : [];
  const keys = Array.isArray(value) ? Object.keys(value).slice(0, 1) : Object.keys(value);
  const inside = keys.flatMap((key) => placesIn(value[key], [...path, key]));
  return path.length > 0 ? [path, ...inside] : inside;
}

/** A copy with another value at one place. */
function withAt(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  (copy as Record<string, unknown>)[key] = withAt((value as Record<string, unknown>)[key], rest, put);
  return copy;
}

const valueAt = (value: unknown, path: readonly string[]) =>
  path.reduce<unknown>((at, key) => (isHolder(at) ? at[key] : undefined), value);

/** How far an answer says that somebody came: done, refused by a rule, not allowed, not even seen. */
const furthest = [400, 409, 403, 404];
const rank = (status: number) => (status < 400 ? -1 : furthest.indexOf(status));
/** Whoever comes furthest there. */
const strongest = ({ status }: AttackedRoute, domain: Domain, among: readonly Name[] = names): Name =>
  [...among].sort((a, b) => rank(status(a, domain)) - rank(status(b, domain)))[0] ?? 'zora';

async function pathFor({ needs, path }: AttackedRoute, domain: Domain): Promise<string> {
  return path.replace(':id', (await needs?.(domain)) ?? '').replaceAll(':domain', domain);
}

const withBodies = (routes: AttackedRoutes) =>
  Object.entries(routes).flatMap(([key, route]) =>
    route.body ? [{ key, method: key.split(' ')[0] ?? '', route, body: route.body }] : [],
  );

/** Every value of every body made hostile in turn, by whoever comes furthest. Nothing may end in a fault. */
export async function mutateBodies(house: House, routes: AttackedRoutes): Promise<Outcome> {
  const wrong: string[] = [];
  let tried = 0;
  let understood = 0;
  for (const { key, method, route, body } of withBodies(routes)) {
    const name = strongest(route, 'MI-ALF');
    const path = await pathFor(route, 'MI-ALF');
    const good = body('MI-ALF');
    const send = async (what: string, wish: Wish) => {
      tried += 1;
      const { status, text } = await house.ask(name, path, { method, ...wish });
      if (status < 400 || status === 409) understood += 1;
      if (status === 429) wrong.push(`${key} ${what}: the attack itself was throttled`);
      if (status >= 500 || /\n {4}at |node_modules|\/src\//.test(text)) wrong.push(`${key} ${what}: ${status}`);
    };
    for (const place of placesIn(good).slice(0, mostPlaces)) {
      await house.clock.advance(10_000);
      for (const value of hostileValues) {
        await send(`${place.join('.')} = ${JSON.stringify(value)?.slice(0, 40)}`, { body: withAt(good, place, value) });
      }
    }
    const text = JSON.stringify(good);
    const inside = text.length > 2 ? `,${text.slice(1)}` : '}';
    for (const added of ['"__proto__":{"polluted":1}', '"constructor":{"prototype":{"polluted":1}}', '"extra":1']) {
      await send(added, { body: `{${added}${inside}`, headers: { 'content-type': 'application/json' } });
    }
  }
  return { tried, understood, wrong };
}

/** People of ALF who have no right whatever in BET. */
const strangers: readonly Name[] = ['alma', 'cord', 'lena', 'ivo', 'nils'];

/**
 * Own addresses with ids of the other domain somewhere in the body, by whoever of ALF comes furthest. Nothing may be
 * written to a case of BET. `foreign` are ids that BET owns.
 */
export async function reachOver(house: House, routes: AttackedRoutes, foreign: readonly string[]): Promise<Outcome> {
  const wrong: string[] = [];
  let tried = 0;
  let understood = 0;
  const { store } = house;
  const commit = store.commit.bind(store);
  let asked = '';
  const isTheirs = (id: string) => foreign.some((each) => id === each || id.startsWith(`${each}.`));
  store.commit = (given) => {
    if (asked !== '' && isTheirs(given.address.id))
      wrong.push(`${asked} wrote ${given.address.kind}/${given.address.id}`);
    return commit(given);
  };
  for (const { key, method, route, body } of withBodies(routes)) {
    const name = strongest(route, 'MI-ALF', strangers);
    await house.clock.advance(120_000);
    for (const place of placesIn(body('MI-ALF')).slice(0, mostPlaces)) {
      const path = await pathFor(route, 'MI-ALF');
      for (const id of foreign) {
        const good = body('MI-ALF');
        if (typeof valueAt(good, place) !== 'string') continue;
        tried += 1;
        asked = `${name} ${key} ${place.join('.')} = ${id}`;
        const { status, text } = await house.ask(name, path, { method, body: withAt(good, place, id) });
        asked = '';
        if (status < 400 || status === 409) understood += 1;
        if (status === 429) wrong.push(`${key}: the attack itself was throttled`);
        if (status >= 500 || text.includes(person('bea').name))
          wrong.push(`${name} ${key} ${place.join('.')} = ${id}: ${status}`);
      }
    }
  }
  store.commit = commit;
  return { tried, understood, wrong };
}
