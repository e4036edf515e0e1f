// *Ernstfall – Übung beendet*: ends an exercise for everybody in it. An exercise never becomes real: whoever may raise
// an alarm raises a new one, of everybody else a report is made.
import { alarms } from '../domain/alarm-rules.ts';
import type { Actor } from '../domain/model.ts';
import { proposals } from '../domain/proposal.ts';
import { mayRaise } from '../domain/roles.ts';
import { Refusal } from '../errors.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

/** What the report says, in German: it goes to the crisis team. */
export interface RealEventWords {
  what(exercise: string): string;
  readonly where: string;
  readonly exercise: string;
}

/** Ends the exercise; resolves with whether the person may raise the real alarm of its domain. Throws Refusal. */
export async function realEvent(
  { env, entry, look }: { env: Env; entry: Door; look: Directory },
  id: string,
  by: Actor,
  words: RealEventWords,
): Promise<{ domain: string; mayRaise: boolean }> {
  const { state } = await entry.execute(alarms, id, { type: 'end', ending: 'real-event', reason: '' }, by);
  const { domain, exerciseName, number } = state;
  if (mayRaise(await entry.who(by), 'real', domain)) return { domain, mayRaise: true };
  const at = state.end?.at ?? env.now();
  await reportRealEvent({ entry, look }, { id, domain, name: exerciseName, number, at }, words);
  return { domain, mayRaise: false };
}

/** A report of it to the crisis team of the domain, once, however many press the button. */
export async function reportRealEvent(
  { entry, look }: { entry: Door; look: Directory },
  { id, domain, name, number, at }: { id: string; domain: string; name: string; number: string; at: number },
  words: RealEventWords,
): Promise<void> {
  const found = await look.domain(domain);
  const owner = found?.roles.find(({ kind }) => kind === 'CRISIS_LEAD')?.holders[0] ?? '';
  const report = {
    type: 'report',
    domain,
    source: `real-event-${id}`,
    firing: true,
    what: words.what(name),
    where: words.where,
    since: at,
    level: 'EMERGENCY',
    facts: [{ name: words.exercise, value: number }],
    alerts: 1,
    owner,
  } as const;
  try {
    // Its id follows from the exercise: pressed by many, it is one report.
    const known = (await entry.read(proposals, `${domain}.real-event-${id}`)).state;
    if (known.status === 'none') {
      await entry.execute(proposals, `${domain}.real-event-${id}`, report, { system: 'intake' });
    }
  } catch (error) {
    // Somebody decided on it in the same moment: it was seen.
    if (!(error instanceof Refusal) || error.code !== 'proposal-closed') throw error;
  }
}
