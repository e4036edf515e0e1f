// What the house rules say about evaluations, findings and trainings, written down a second time and by hand.
import { type Finding, findings } from '../../src/domain/finding.ts';
import { reviews } from '../../src/domain/review-rules.ts';
import type { House } from './house.ts';
import { type Name, person } from './house-people.ts';

type Domain = 'MI-ALF' | 'MU-BET';
type Cell = (name: Name, domain: Domain) => number;

interface Rights {
  readonly house: () => House;
  /** Alarms or coordinates there. */
  readonly decides: (name: Name, domain: Domain) => boolean;
}

/** Staff of ALF; took part in every exercise of these cells, and is asked what she thinks of it. */
const player: Name = 'nils';
/** Led it. */
const lead: Name = 'olga';
let made = 0;
const content = { ...reviews.empty.content, summary: 'Gut' };

export function reviewRights({ house, decides }: Rights) {
  async function aReview(domain: Domain): Promise<string> {
    made += 1;
    const number = `2026-${500 + made}`;
    const id = `${domain}.${number}`;
    const test = { id: 't1', resource: `${domain}.x`, activity: 'Umschalten', owner: '', result: null, hours: null };
    const about = { source: 'EXERCISE', domain, number, title: 'Saat', exerciseType: 'FUNCTION_TEST' } as const;
    const when = { day: '2026-11-21', endedAt: house().clock.now(), asks: true };
    const who = { people: [person(player).id], observers: [], control: [person(lead).id], management: [] };
    const found = { figures: [], seen: [], tests: [{ ...test, remark: '', correction: '' }] };
    const open = { type: 'open', ...about, ...when, ...who, ...found, content: reviews.empty.content } as const;
    await house().entry.execute(reviews, id, open, { system: 'spread' });
    return id;
  }
  async function aFinding(domain: Domain): Promise<string> {
    const review = await aReview(domain);
    const number = `${review.slice(review.indexOf('.') + 1)}-F1`;
    const value: Finding = {
      id: `${domain}.${number}`,
      domain,
      number,
      review,
      source: 'EXERCISE',
      reference: '2026-1',
      kind: 'CORRECTION',
      text: 'Liste alt',
      cause: '',
      goal: '',
      plans: [],
      resources: [],
      from: '',
      measures: [],
      dropped: '',
      foundOn: '2026-11-21',
    };
    await house().entry.execute(findings, value.id, { type: 'put', value }, { system: 'setup' });
    return value.id;
  }
  const writes: Cell = (name, domain) => (decides(name, domain) || name === lead ? 204 : name === player ? 403 : 404);
  const paper: Cell = (name, domain) => (decides(name, domain) || name === lead ? 200 : 404);
  const ofDomain =
    (status: number): Cell =>
    (name, domain) =>
      decides(name, domain) ? status : 404;
  const parts = { kind: 'CORRECTION', text: 'Liste alt', cause: '', goal: '', plans: [], resources: [] };
  const measure = { kind: 'CORRECTION', need: 'Liste alt', cause: '', action: 'Erneuern', owner: person(player).id };
  const how = { priority: 'LOW', means: '', plans: [], resources: [] };
  return {
    'GET /api/reviews': { path: '/api/reviews?domain=:domain', status: ofDomain(200) },
    // Of an event that nobody heard of nobody learns anything.
    'POST /api/reviews': {
      path: '/api/reviews',
      body: (domain: Domain) => ({ incident: `${domain}.unbekannt` }),
      status: (() => 404) satisfies Cell,
    },
    'GET /api/reviews/:id': {
      needs: aReview,
      path: '/api/reviews/:id',
      status: ((name, domain) =>
        decides(name, domain) || name === lead || name === player ? 200 : 404) satisfies Cell,
    },
    'PUT /api/reviews/:id/content': {
      needs: aReview,
      path: '/api/reviews/:id/content',
      body: () => ({ content, edits: 0 }),
      status: ((name, domain) => {
        const status = writes(name, domain);
        return status === 204 ? 200 : status;
      }) satisfies Cell,
    },
    'POST /api/reviews/:id/commands': {
      needs: aReview,
      path: '/api/reviews/:id/commands',
      body: () => ({ type: 'stop-asking' }),
      status: writes,
    },
    'POST /api/reviews/:id/feedback': {
      needs: aReview,
      path: '/api/reviews/:id/feedback',
      body: () => ({ rating: 3, good: '', change: '' }),
      status: ((name) => (name === player ? 204 : 404)) satisfies Cell,
    },
    'POST /api/reviews/:id/evaluation': {
      needs: aReview,
      path: '/api/reviews/:id/evaluation',
      body: () => ({ goals: {}, good: 'Ruhe', correct: '', improve: '' }),
      status: ((name, domain) =>
        name === lead ? 204 : decides(name, domain) || name === player ? 403 : 404) satisfies Cell,
    },
    'POST /api/reviews/:id/tests': {
      needs: aReview,
      path: '/api/reviews/:id/tests',
      body: () => ({ item: 't1', result: 'PASSED', hours: 2, remark: '', correction: '' }),
      status: writes,
    },
    'GET /api/reviews/:id/report.pdf': { needs: aReview, path: '/api/reviews/:id/report.pdf', status: paper },
    'GET /api/reviews/:id/report.xlsx': { needs: aReview, path: '/api/reviews/:id/report.xlsx', status: paper },
    'POST /api/reviews/:id/findings': {
      needs: aReview,
      path: '/api/reviews/:id/findings',
      body: () => ({ ...parts, from: '', once: 'zelle-fund-1' }),
      status: ofDomain(201),
    },
    'PUT /api/findings/:id': {
      needs: aFinding,
      path: '/api/findings/:id',
      body: () => ({ ...parts, text: 'Liste sehr alt', dropped: '', revision: 1 }),
      status: ofDomain(200),
    },
    'POST /api/findings/:id/measure': {
      needs: aFinding,
      path: '/api/findings/:id/measure',
      body: () => ({ text: { ...measure, ...how }, dueOn: null, twin: null }),
      status: ofDomain(201),
    },
    'GET /api/trainings': { path: '/api/trainings?domain=:domain', status: ofDomain(200) },
    'PUT /api/trainings/:id': {
      path: '/api/trainings/:domain.saat',
      body: (domain: Domain) => ({
        revision: 0,
        domain,
        title: 'Saat',
        day: '2027-01-12',
        topics: '',
        trainer: '',
        hours: 2,
        participants: [],
        cancelled: false,
      }),
      // The same row twice changes nothing.
      status: ofDomain(200),
    },
  };
}
