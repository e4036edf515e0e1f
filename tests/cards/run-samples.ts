// Every card of a running exercise, of each role and in each of its states, made by the real rules.
import type { RunCommand, RunMessage } from '../../src/domain/exercise-run.ts';
import { exerciseRuns } from '../../src/domain/exercise-run-rules.ts';
import type { Actor } from '../../src/domain/model.ts';
import { runCard } from '../../src/teams/cards/run-card.ts';
import type { Texts } from '../../src/texts/index.ts';
import { drafted } from '../domain/exercise-samples.ts';
import { minutes, type Play, play, startOfPlay } from '../domain/play.ts';
import { runInjects, runPlan } from '../domain/run-samples.ts';
import type { Sample } from './sample.ts';
import { tabUrl } from './samples.ts';

const id = 'MI-ALF.2026-01';
const lead: Actor = { person: 'p-lead', via: 'tab' };
const system: Actor = { system: 'spread' };
const names = { 'p-lead': 'Ole Muster', 'p-it': 'Ben Öztürk-Muster', 'p-observer': 'Kofi Vorlage' };
type Run = Play<
  ReturnType<() => typeof exerciseRuns.empty>,
  RunCommand,
  ReturnType<typeof exerciseRuns.decide>[number]
>;

/** Texts that may come from people, as long as the rules let them be. */
export interface RunTexts {
  readonly title: string;
  readonly text: string;
}
const usual: RunTexts = { title: 'Herbst', text: 'Mehrere Server sind verschlüsselt.' };

function begun({ title, text }: RunTexts, channel = false): Run {
  const run = play(exerciseRuns);
  const people = runPlan.takings.map(({ person }) => person);
  const about = { exercise: id, domain: 'MI-ALF', about: 'announcement', people, edits: 1 } as const;
  run.give({ type: 'announce', ...about }, lead);
  const injects = runInjects.map((one) => ({
    ...one,
    text,
    expected: text,
    channel: one.id === 'i2' ? ('PHONE' as const) : channel ? ('TEAMS_CHANNEL' as const) : one.channel,
  }));
  run.give({ type: 'begin', plan: { ...runPlan, title, situation: text, channel }, injects }, lead);
  return run;
}

function after(of: RunTexts, ...commands: readonly (readonly [RunCommand, Actor])[]): Run {
  const run = begun(of);
  for (const [command, by] of commands) run.give(command, by);
  return run;
}

/** The newest card of this kind. */
function drawn(run: Run, message: RunMessage, texts: Texts, exercise = drafted().state) {
  const delivery = Object.values(run.state.ledger.deliveries).findLast((one) => one.message === message);
  if (!delivery) throw new Error(`no ${message}`);
  const { to } = delivery;
  return runCard({
    id,
    run: run.state,
    exercise,
    delivery,
    person: 'person' in to ? to.person : '',
    names,
    mentions:
      'channel' in to ? [{ person: 'p-it', name: names['p-it'], id: '00000000-0000-0000-0000-000000000001' }] : [],
    texts,
    now: startOfPlay + minutes(25),
    tabUrl,
  });
}

const answer = (run: Run, text: string): void => {
  const delivery = Object.values(run.state.ledger.deliveries).find(({ message }) => message === 'inject')?.id ?? '';
  const said = { type: 'answer', inject: 'i1', text, delivery, redrawn: false } as const;
  run.give(said, { person: 'p-it', via: 'card' });
};
const observation = (text: string) =>
  ({
    type: 'observe',
    observation: { id: 'einmal-0001', kind: 'POSITIVE', text, inject: 'i1', goal: '', occurredAt: startOfPlay },
  }) as const;

export function runSamples(texts: Texts, over: Partial<RunTexts> = {}): readonly Sample[] {
  const of = { ...usual, ...over };
  const open = begun(of);
  const told = after(of, [observation(of.text), { person: 'p-observer', via: 'card' }]);
  const answered = begun(of);
  answer(answered, of.text);
  const paused = after(of, [{ type: 'pause' }, lead]);
  const byPhone = after(of, [{ type: 'play', inject: 'i2' }, lead]);
  const inChannel = begun(of, true);
  const over_ = (command: RunCommand, by = lead) => after(of, [command, by]);
  const ended = over_({ type: 'end' });
  const aborted = over_({ type: 'abort', reason: 'Alle sind krank' });
  const moved = drafted();
  const replacement = { id: 'MI-ITN.2026-04', from: '2026-12-15', to: '2026-12-15', reason: 'Krankheit' };
  moved.give({ type: 'postpone', replacement }, { person: 'p-author', via: 'tab' });
  const gone = drafted();
  gone.give({ type: 'cancel', replacement }, { person: 'p-author', via: 'tab' });
  const movedRun = play(exerciseRuns);
  const people = ['p-it'];
  movedRun.give({ type: 'announce', exercise: id, domain: 'MI-ALF', about: 'moved', people, edits: 2 }, lead);
  const cards = [
    ['announcement', drawn(open, 'announcement', texts)],
    ['moved', drawn(movedRun, 'moved', texts, moved.state)],
    ['cancelled', drawn(movedRun, 'moved', texts, gone.state)],
    ['start', drawn(open, 'start', texts)],
    ['start, paused', drawn(paused, 'start', texts)],
    ['observer', drawn(open, 'observer', texts)],
    ['observer, recorded', drawn(told, 'observer', texts)],
    ['observer, paused', drawn(paused, 'observer', texts)],
    ['inject', drawn(open, 'inject', texts)],
    ['inject, answered', drawn(answered, 'inject', texts)],
    ['inject in the channel', drawn(inChannel, 'inject', texts)],
    ['instruction', drawn(byPhone, 'instruction', texts)],
    ...[ended, aborted].flatMap((run) =>
      (['start', 'observer', 'inject', 'end'] as const).map(
        (message) => [`${message}, then ${run.state.ending}`, drawn(run, message, texts)] as const,
      ),
    ),
  ] as const;
  return cards.map(([name, card]) => ({ name: `run: ${name} (${texts.language})`, mode: 'exercise', drawn: card }));
}

/** As something real broke it off. */
export function stoppedRuns(texts: Texts): readonly Sample[] {
  const run = after(usual, [{ type: 'real-event' }, system]);
  return (['start', 'inject', 'end'] as const).map((message) => ({
    name: `run: ${message}, then real (${texts.language})`,
    mode: null,
    drawn: drawn(run, message, texts),
  }));
}
