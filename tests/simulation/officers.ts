// Those who raise alarms, send news, end them and look after reports: they try until it is confirmed.
import type { Ending, Mode } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { baoRoleKinds } from '../../src/domain/bc-domain.ts';
import type { Actor } from '../../src/domain/model.ts';
import { proposals } from '../../src/domain/proposal.ts';
import { Refusal } from '../../src/errors.ts';
import type { Process, System } from './system.ts';

export interface Officers {
  /** What is asked for and not confirmed yet. */
  pending(): number;
  /** `audience`: everybody else of the domain is told, too. */
  raises(wish: string, mode: Mode, audience: boolean): void;
  /** `audienceStep`: '' when nothing changes for everybody else. */
  informs(wish: string, nextStep: string, audienceStep: string): void;
  ends(wish: string, ending: Ending): void;
  reports(id: string): void;
  takes(id: string): void;
}

const patience = 8_000;

export function officers(system: System): Officers {
  const { clock, history, staff } = system;
  const chance = system.chance.of('officers');
  const by: Actor = { person: staff.officer.id, via: 'tab' };
  /** Alarm ids by wish, once raised. */
  const raised = new Map<string, string>();
  let pending = 0;

  /** Asks one process after the other until one of them answers; null when a rule says no. */
  async function untilAnswered<T>(task: (at: Process) => Promise<T>): Promise<T | null> {
    for (;;) {
      const serving = system.serving();
      const at = serving.length > 0 ? chance.pick(serving) : undefined;
      try {
        if (at) return await inTime(at, task);
      } catch (error) {
        if (error instanceof Refusal) return null;
        if (error instanceof TypeError) throw error;
      }
      await clock.pause(chance.between(500, 2_000));
    }
  }

  function inTime<T>(at: Process, task: (at: Process) => Promise<T>): Promise<T> {
    const { machine } = at;
    const answered = machine.hears(Promise.resolve()).then(() => machine.hears(task(at)));
    const lost = Promise.race([machine.gone, clock.pause(patience)]).then(() => Promise.reject(new Error('no answer')));
    return Promise.race([answered, lost]);
  }

  function during(work: () => Promise<void>): void {
    pending += 1;
    void work().finally(() => {
      pending -= 1;
    });
  }

  return {
    pending: () => pending,
    raises(wish, mode, audience) {
      during(async () => {
        const exerciseName = mode === 'exercise' ? 'Herbst 2026' : '';
        const text = { what: 'IT-Systeme verschlüsselt', where: 'Hannover', since: clock.now() - 20_000 };
        const plan = { level: 'CRISIS', nextStep: 'Bitte kommen Sie in den Stabsraum A.', answerMinutes: 10 } as const;
        const told = audience ? 'domain' : 'none';
        const everybody = { audience: told, audienceStep: audience ? 'Bitte bleiben Sie zu Hause.' : '' } as const;
        const draft = {
          mode,
          domain: staff.domain.id,
          roles: baoRoleKinds,
          exerciseName,
          ...text,
          ...plan,
          ...everybody,
        };
        const done = await untilAnswered(({ engine }) => engine.raise.raise(draft, by, wish));
        if (!done) throw new Error(`the alarm ${wish} was refused`);
        raised.set(wish, done.id);
        history.note({ kind: 'confirmed', what: 'raised', case: `alarm/${done.id}`, mode });
      });
    },
    informs(wish, nextStep, audienceStep) {
      const id = raised.get(wish);
      if (id === undefined) return;
      const change = audienceStep === '' ? { nextStep } : { nextStep, audienceStep };
      const command = { type: 'update', reason: 'Es gibt neue Erkenntnisse.', ...change } as const;
      during(async () => {
        const done = await untilAnswered(({ engine }) => engine.entry.execute(alarms, id, command, by));
        if (done) history.note({ kind: 'confirmed', what: 'news', case: `alarm/${id}` });
      });
    },
    ends(wish, ending) {
      const id = raised.get(wish);
      if (id === undefined) return;
      const command = { type: 'end', ending, reason: 'Die Ursache ist behoben.' } as const;
      during(async () => {
        const done = await untilAnswered(({ engine }) => engine.entry.execute(alarms, id, command, by));
        if (done) history.note({ kind: 'confirmed', what: 'end', case: `alarm/${id}` });
      });
    },
    reports(id) {
      const report = {
        type: 'report',
        domain: staff.domain.id,
        source: `{}/${id}`,
        firing: true,
        what: 'Rechenzentrum ohne Strom',
        where: 'Hannover',
        since: clock.now() - 10_000,
        level: 'EMERGENCY',
        facts: [],
        alerts: 1,
        owner: staff.officer.id,
      } as const;
      during(async () => {
        await untilAnswered(({ engine }) => engine.entry.execute(proposals, id, report, { system: 'intake' }));
        history.note({ kind: 'confirmed', what: 'reported', case: `proposal/${id}` });
      });
    },
    takes(id) {
      during(async () => {
        const done = await untilAnswered(({ engine }) => engine.entry.execute(proposals, id, { type: 'take' }, by));
        if (done) history.note({ kind: 'confirmed', what: 'taken', case: `proposal/${id}` });
      });
    },
  };
}
