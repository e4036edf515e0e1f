// What the house rules say about exercises, written down a second time and by hand: cells of the table of rights.
import { exercises } from '../../src/domain/exercise-rules.ts';
import { concept, row } from '../domain/exercise-samples.ts';
import type { House } from './house.ts';
import { type Name, person } from './house-people.ts';

type Domain = 'MI-ALF' | 'MU-BET';
type Cell = (name: Name, domain: Domain) => number;

interface Rights {
  readonly house: () => House;
  /** Alarms or coordinates there. */
  readonly decides: (name: Name, domain: Domain) => boolean;
}

const setup = { system: 'setup' } as const;
/** Staff of ALF; practises in every exercise of these cells. */
const player: Name = 'nils';
let made = 0;
const agreedWindow = {
  weekdays: [6],
  from: '2026-01-01',
  to: '2027-12-31',
  start: '20:00',
  end: '22:00',
  reach: 'on-call',
  announced: false,
  agreedWith: 'Personalrat',
  agreedOn: '2026-01-01',
  note: '',
};

export function exerciseRights({ house, decides }: Rights) {
  async function anExercise(domain: Domain): Promise<string> {
    made += 1;
    const number = `2026-${100 + made}`;
    const id = `${domain}.${number}`;
    const takings = [
      { person: person('olga').id, role: 'LEAD', function: null },
      { person: person(player).id, role: 'PARTICIPANT', function: null },
    ] as const;
    const give = (command: Parameters<typeof exercises.decide>[1]) =>
      house().entry.execute(exercises, id, command, setup);
    await give({ type: 'plan', domain, row: { ...row, number, prepares: '', executes: '' }, once: '' });
    await give({ type: 'write-concept', concept: { ...concept, takings }, management: [] });
    return id;
  }
  const { number: _number, ...wanted } = { ...row, prepares: '', executes: '' };
  /** Whoever leads sees it all and decides nothing about the plan; whoever practises hears nothing before it is announced. */
  const sees: Cell = (name, domain) => (decides(name, domain) || name === 'olga' ? 200 : 404);
  const ofDomain: Cell = (name, domain) => (decides(name, domain) ? 200 : 404);
  const edits: Cell = (name, domain) => (decides(name, domain) ? 200 : name === 'olga' ? 403 : 404);
  return {
    'GET /api/exercises': { path: '/api/exercises?domain=:domain&year=2026', status: ofDomain },
    'GET /api/exercise-options/:domain': { path: '/api/exercise-options/:domain', status: ofDomain },
    'POST /api/exercises': {
      path: '/api/exercises',
      body: (domain: Domain) => {
        made += 1;
        return { once: `zelle-uebung-${made}`, domain, row: wanted, ready: 'alarm' };
      },
      status: ((name, domain) => (decides(name, domain) ? 201 : 404)) satisfies Cell,
    },
    'GET /api/exercises/:id': { needs: anExercise, path: '/api/exercises/:id', status: sees },
    'PUT /api/exercises/:id/row': {
      needs: anExercise,
      path: '/api/exercises/:id/row',
      body: () => ({ row: { ...wanted, title: 'Saat' }, edits: 2 }),
      status: edits,
    },
    'PUT /api/exercises/:id/concept': {
      needs: anExercise,
      path: '/api/exercises/:id/concept',
      body: () => ({ concept: { ...concept, takings: [] }, edits: 2 }),
      status: edits,
    },
    'POST /api/exercises/:id/commands': {
      needs: anExercise,
      path: '/api/exercises/:id/commands',
      body: () => ({ type: 'cancel', from: '2027-01-12', to: '2027-01-12', reason: 'Saatgrund' }),
      status: edits,
    },
    'POST /api/year-plans/:id/commands': {
      path: '/api/year-plans/:domain.2026/commands',
      body: () => ({ type: 'return', reason: 'Saatgrund' }),
      // Without anybody named to release it there is nobody who may return it.
      status: ((name, domain) => (decides(name, domain) ? 403 : 404)) satisfies Cell,
    },
    'GET /api/exercises/:id/run': { needs: anExercise, path: '/api/exercises/:id/run', status: sees },
    'POST /api/exercises/:id/run': {
      needs: anExercise,
      path: '/api/exercises/:id/run',
      // Not released: refused by the rules, but only told to who may start it.
      body: () => ({ type: 'start' }),
      status: ((name, domain) => (decides(name, domain) || name === 'olga' ? 409 : 404)) satisfies Cell,
    },
    'GET /api/drills': { path: '/api/drills?domain=:domain', status: ofDomain },
    'GET /api/drill-results': { path: '/api/drill-results?domain=:domain', status: ofDomain },
    'POST /api/drills/:domain/commands': {
      path: '/api/drills/:domain/commands',
      body: () => ({ type: 'propose-window', once: 'zelle-fenster', window: agreedWindow }),
      // Without a management that could agree it is refused, but only told to who may propose one.
      status: ((name, domain) => (decides(name, domain) ? 409 : 404)) satisfies Cell,
    },
    'GET /api/my-exercises': { path: '/api/my-exercises', status: (() => 200) satisfies Cell },
    'GET /api/exercise-calendar': { path: '/api/exercise-calendar?domain=:domain&year=2026', status: ofDomain },
    'GET /api/exercises/:id/script.xlsx': { needs: anExercise, path: '/api/exercises/:id/script.xlsx', status: sees },
    'GET /api/exercises/:id/script.pdf': { needs: anExercise, path: '/api/exercises/:id/script.pdf', status: sees },
    'POST /api/exercises/:id/script': {
      needs: anExercise,
      path: '/api/exercises/:id/script',
      // No workbook: refused, but only told to who may see the script.
      body: () => ({}),
      status: ((name, domain) => (decides(name, domain) || name === 'olga' ? 400 : 404)) satisfies Cell,
    },
  };
}
