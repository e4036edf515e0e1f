// Which cards a run owes: announcement, beginning, injects to people or the channel, the form of observers, the end.
import type { ExerciseRole, Taking } from './exercise.ts';
import type { ExerciseRun, RunInject, RunMessage } from './exercise-run.ts';
import { type Delivery, outdated, planned, type Recipient, withdrawn } from './ledger.ts';

type Item = Delivery<RunMessage>;

/** Who plays and watches gets the form of observers; all others read that it begins. */
const behindTheScenes: readonly ExerciseRole[] = ['LEAD', 'AUTHOR', 'RECORDER', 'OBSERVER', 'SUPPORT'];

interface Letter {
  readonly to: Recipient;
  readonly message: RunMessage;
  readonly inject?: string;
}

function add(run: ExerciseRun, letters: readonly Letter[], at: number): ExerciseRun {
  const deliveries = { ...run.ledger.deliveries };
  const cards = { ...run.cards };
  for (const { to, message, inject } of letters) {
    const id = `d${Object.keys(deliveries).length + 1}`;
    // Whatever is still queued, the end goes first.
    deliveries[id] = planned<RunMessage>({ id, to, message, lane: 0, ahead: message === 'end' }, at);
    if (inject !== undefined) cards[id] = inject;
  }
  return { ...run, cards, ledger: { ...run.ledger, deliveries } };
}

function edit(run: ExerciseRun, change: (item: Item) => Item): ExerciseRun {
  const items = Object.values(run.ledger.deliveries).map((item) => [item.id, change(item)] as const);
  return { ...run, ledger: { ...run.ledger, deliveries: Object.fromEntries(items) } };
}

/** Everybody hears it; what an earlier announcement still owes is taken back, and its card shows how things stand. */
export function announced(run: ExerciseRun, message: 'announcement' | 'moved', people: readonly string[], at: number) {
  const before = edit(run, (item) =>
    item.message === 'announcement' || item.message === 'moved'
      ? outdated(withdrawn(item, 'superseded', at), at)
      : item,
  );
  return add(
    before,
    people.map((person) => ({ to: { person }, message })),
    at,
  );
}

/** In an alarm exercise the alarm tells everybody else itself that it begins and ends. */
const isTold = ({ type, silent = [] }: ExerciseRun, { role, person }: Pick<Taking, 'role' | 'person'>) =>
  !silent.includes(person) && (behindTheScenes.includes(role) || type !== 'ALARM_EXERCISE');

/** In an alarm exercise nobody but those who run it is told: the alarm itself is what is exercised. */
export function begun(run: ExerciseRun, at: number): ExerciseRun {
  const told = run.takings.filter((taking) => isTold(run, taking));
  const letters = told.map(({ person, role }) => ({
    to: { person },
    message: behindTheScenes.includes(role) ? ('observer' as const) : ('start' as const),
  }));
  return add(
    edit(run, (item) => withdrawn(item, 'superseded', at)),
    letters,
    at,
  );
}

const isAwake =
  ({ silent = [] }: ExerciseRun) =>
  ({ person }: Pick<Taking, 'person'>) =>
    !silent.includes(person);

/** To the channel or to each; what is told by telephone or on paper goes to whoever plays the outside world. */
export function played(run: ExerciseRun, inject: RunInject, at: number): ExerciseRun {
  const about = { inject: inject.id };
  const byHand = inject.channel === 'PHONE' || inject.channel === 'PAPER' || inject.receivers.length === 0;
  if (byHand) {
    const support = run.takings.filter(({ role }) => role === 'SUPPORT');
    const whoPlays = support.length > 0 ? support : run.takings.filter(({ role }) => role === 'LEAD');
    return add(
      run,
      whoPlays.filter(isAwake(run)).map(({ person }) => ({ to: { person }, message: 'instruction', ...about })),
      at,
    );
  }
  const channel: readonly Letter[] = [{ to: { channel: run.domain }, message: 'inject', ...about }];
  const people = inject.receivers.map((person): Letter => ({ to: { person }, message: 'inject', ...about }));
  return add(run, inject.channel === 'TEAMS_CHANNEL' && run.channel ? channel : people, at);
}

/** Cards of an inject show the newest answers; the clicked one shows them by the reply itself. */
export function answered(run: ExerciseRun, inject: string, clicked: string, at: number): ExerciseRun {
  return edit(run, (item) => (run.cards[item.id] === inject && item.id !== clicked ? outdated(item, at) : item));
}

/** The clock stands, or runs on: whoever is in it sees it on the card of the beginning. */
export const clockChanged = (run: ExerciseRun, at: number): ExerciseRun =>
  edit(run, (item) => (item.message === 'start' || item.message === 'observer' ? outdated(item, at) : item));

/** Nothing more is sent, every card says that it is over, and everybody hears it once more. */
export function over(run: ExerciseRun, at: number): ExerciseRun {
  const items = Object.values(run.ledger.deliveries);
  const inChannel = items.some(({ to }) => 'channel' in to);
  const people = [
    ...new Set([
      ...run.takings.filter((one) => isTold(run, one)).map(({ person }) => person),
      ...run.injects.flatMap(({ receivers }) => receivers),
    ]),
  ];
  const silent = edit(run, (item) =>
    item.message === 'announcement' || item.message === 'moved' ? item : outdated(withdrawn(item, 'stopped', at), at),
  );
  const letters: readonly Letter[] = [
    ...people.map((person): Letter => ({ to: { person }, message: 'end' })),
    ...(inChannel ? [{ to: { channel: run.domain }, message: 'end' } as const] : []),
  ];
  return add(silent, letters, at);
}
