// The message extension at the bot's door: refused without a good token, answered with a dialog for everybody it knows.
import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { isObject, type JsonObject } from '../../local/simulators/json.ts';
import { deliverTo } from '../../local/simulators/teams-inbound.ts';
import { rawActivities } from '../support/raw-activities.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const opens = 'composeExtension/fetchTask';
const submits = 'composeExtension/submitAction';

const invoke = (w: World, name: string, value: unknown, changes: Readonly<Record<string, unknown>> = {}) =>
  rawActivities(w).invoke('jonas', value, { name, id: `f:${randomUUID()}`, ...changes });

/** The text of the dialog's card; fails when the answer is no dialog. */
function textOf(answer: { status: number; body: unknown }): string {
  expect(answer.status).toBe(200);
  const { task } = answer.body as { task: JsonObject };
  expect(task).toMatchObject({
    type: 'continue',
    value: { width: 'medium', card: { contentType: expect.any(String) } },
  });
  expect(isObject(task.value)).toBe(true);
  return JSON.stringify(task);
}

async function nothingReported(w: World): Promise<void> {
  expect((await w.app().env.store.list({ kind: 'proposal', limit: 5 })).rows).toEqual([]);
}

describe('the message extension', () => {
  story('refuses whoever brings no token, a foreign one, or comes from another tenant', async (w) => {
    const activity = invoke(w, opens, { commandId: 'report', commandContext: 'compose' });
    const deliver = deliverTo(`${w.url}/api/messages`);
    const tab = await w.standIns.entra.signTabToken(w.people.person('jonas'));
    const good = await w.standIns.botFramework.signActivityToken(w.standIns.serviceUrl);
    for (const [token, status] of [
      ['', 401],
      ['kein.echtes.token', 401],
      [tab, 401],
      [`${good.slice(0, -6)}AAAAAA`, 401],
    ] as const) {
      const answer = await deliver(activity, token);
      expect(answer.status, token.slice(0, 10)).toBe(status);
      expect(JSON.stringify(answer.body)).not.toContain('AdaptiveCard');
    }
    const tenant = { id: '99999999-2222-4333-8444-555555555555' };
    const abroad = { ...activity, channelData: { tenant }, conversation: { id: 'a:1', tenantId: tenant.id } };
    expect((await deliver(abroad, good)).status).toBe(403);
  });

  story('opens wherever it is used, and learns no address from there', async (w) => {
    const raw = rawActivities(w);
    const conversation = {
      id: '19:zwei@unq.gbl.spaces',
      conversationType: 'personal',
      tenantId: w.standIns.env.TENANT_ID,
    };
    const answer = await raw.send(invoke(w, opens, { commandId: 'report' }, { conversation }));
    expect(textOf(answer)).toContain('Worum geht es?');
    expect(await w.app().look.reach(w.people.id('jonas'))).toBeUndefined();
  });

  story('answers strangers, other commands and odd data with one sentence, and reports nothing', async (w) => {
    const raw = rawActivities(w);
    const stranger = { from: { id: '29:x', aadObjectId: 'ffffffff-0000-4000-8000-000000000000' } };
    expect(textOf(await raw.send(invoke(w, opens, { commandId: 'report' }, stranger)))).toContain(
      'Wir kennen Sie hier noch nicht.',
    );
    const odd: readonly unknown[] = [
      { commandId: 'anders' },
      {},
      null,
      { commandId: 'report', data: null },
      { commandId: 'report', data: { verb: 'proposal.take', p: 'x' } },
      { commandId: 'report', data: { verb: 'alarm.end', a: 'x', d: '', ending: 'all-clear' } },
      { commandId: 'report', data: { verb: 'report.send', once: 'kurz', theme: 'it' } },
      { commandId: 'report', data: { verb: 'report.send', once: 'lang-genug-1', theme: 'wetter' } },
    ];
    for (const value of odd) {
      expect(textOf(await raw.send(invoke(w, submits, value)))).toContain('Die Eingabe war unvollständig.');
    }
    await nothingReported(w);
  });

  story('speaks for nobody but whom Teams names, whatever stands in the data', async (w) => {
    const data = {
      verb: 'report.send',
      once: 'lang-genug-1',
      theme: 'it',
      domain: 'MI-ITN',
      what: 'Das Netz ist weg.',
      where: 'Haus A',
      knowledge: 'seen',
      reporter: w.people.id('tjark'),
      statement: { reporter: w.people.id('tjark') },
    };
    const answer = await rawActivities(w).send(invoke(w, submits, { commandId: 'report', data }));
    expect(textOf(answer)).toContain('Ihre Meldung ist eingegangen.');
    await w.seconds(2);
    expect(w.hears('maren', 'report').text).toContain('von Jonas Feldhusen.');
    w.hears('jonas', 'receipt');
    const { json } = await w.tab('ole').get<{ proposals: { id: string }[] }>('/api/proposals');
    await w.tab('ole').post(`/api/proposals/${json.proposals[0]?.id}/take`);
    await w.seconds(5);
  });
});
