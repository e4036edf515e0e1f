// Raising by machine: Alertmanager reports, a person decides; nothing is raised or cleared by itself.
import { describe, expect } from 'vitest';
import type { ProposalList } from '../../src/http/contract.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const core = ['maren', 'tjark', 'gesine', 'ruediger', 'linh'];

interface Hook {
  readonly status?: 'firing' | 'resolved';
  readonly group?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A body as Alertmanager sends it, version 4 (its documentation, webhook_config). */
function hook({ status = 'firing', group = 'strom', labels = {} }: Hook = {}) {
  const all = { alertname: 'StromAusfall', severity: 'critical', site: 'Rechenzentrum Nord', ...labels };
  const annotations = {
    summary: 'Beide Einspeisungen sind ausgefallen.',
    runbook_url: 'https://wiki.land.example/strom',
  };
  const alert = (instance: string) => ({
    status,
    labels: { ...all, instance },
    annotations,
    startsAt: '2026-11-21T17:40:00.000Z',
    endsAt: status === 'firing' ? '0001-01-01T00:00:00Z' : '2026-11-21T17:43:00.000Z',
    generatorURL: 'http://prometheus.land.example/graph',
    fingerprint: '0f1e2d3c4b5a6978',
  });
  return {
    version: '4',
    groupKey: `{}:{alertname="${group}"}`,
    truncatedAlerts: 0,
    status,
    receiver: 'bcm-lotse',
    groupLabels: { alertname: all.alertname },
    commonLabels: all,
    commonAnnotations: annotations,
    externalURL: 'http://alertmanager.land.example',
    alerts: [alert('ups-1'), alert('ups-2')],
  };
}

async function openReports(w: World) {
  return (await w.tab('ole').get<ProposalList>('/api/proposals')).json.proposals;
}

describe('a report', () => {
  story('becomes a card for whoever decides, and one click raises the alarm', async (w) => {
    const { status, json } = await w.reports(hook());
    expect(status).toBe(202);
    await w.seconds(1);
    const card = w.hears('maren', 'report');
    expect(card.lines).toEqual(
      expect.arrayContaining([
        'MELDUNG – bitte entscheiden Sie',
        'Bitte entscheiden Sie bis 18:49 Uhr: Alarm auslösen, übernehmen oder verwerfen.',
        'Was: StromAusfall: Beide Einspeisungen sind ausgefallen.',
        'Wo: Rechenzentrum Nord',
        'Seit: 18:40 Uhr',
        'severity: critical',
      ]),
    );
    expect(card.text).toContain('Zuständig: Dr. Maren Petersen-Wiechert.');
    expect(card.text).toContain('1 Meldung zu 2 Auslösern');
    const { card: raised } = await w.clicks('maren', 'Alarm auslösen');
    expect(raised?.lines).toContain('Der Alarm 2026-001 ist ausgelöst.');
    await w.seconds(1);
    const heard = w.allHear([...core, '#MI-ITN'], 'alarm');
    expect(heard[1]?.lines).toContain('Wo: Rechenzentrum Nord');
    expect(heard[1]?.lines[1]).toMatch(/^Bitte kommen Sie sofort: .*0511 555-0199/);
    const { json: list } = await w.tab('ole').get<ProposalList>('/api/proposals?status=raised');
    expect(list.proposals).toMatchObject([{ id: json.proposalId, status: 'raised' }]);
    await w.advance(10);
    w.allHear(core, 'reminder');
  });

  story('raises one alarm, however many decide at once and by whichever door', async (w) => {
    const { json } = await w.reports(hook());
    await w.seconds(1);
    w.hears('maren', 'report');
    const button = w.button('maren', 'Alarm auslösen');
    const path = `/api/proposals/${json.proposalId}/raise`;
    await Promise.all([w.presses('maren', button), w.presses('maren', button), w.tab('ole').post(path)]);
    await w.seconds(1);
    w.allHear([...core, '#MI-ITN'], 'alarm');
    expect((await w.tab('ole').get<{ alarms: unknown[] }>('/api/alarms')).json.alarms).toHaveLength(1);
    await w.advance(6);
    w.allHear(core, 'reminder');
  });

  story('that nobody takes is brought to mind once after five minutes, and goes to the next', async (w) => {
    await w.reports(hook());
    await w.seconds(1);
    w.hears('maren', 'report');
    await w.advance(4.9);
    expect(w.unheard()).toEqual([]);
    await w.advance(0.1);
    const reminder = w.hears('maren', 'reminder');
    expect(reminder.lines).toContain('Bitte entscheiden Sie jetzt: Alarm auslösen, übernehmen oder verwerfen.');
    w.hears('heinrich', 'passed');
    expect(await openReports(w)).toMatchObject([{ overdue: true }]);
    await w.advance(5);
    w.hears('heinrich', 'reminder');
    w.hears('sabine', 'passed');
    await w.advance(5);
    w.hears('sabine', 'reminder');
    await w.advance(30);
  });

  story('that was taken stays quiet, and says who cares', async (w) => {
    const { json } = await w.reports(hook());
    await w.seconds(1);
    w.hears('maren', 'report');
    await w.tab('aylin').post(`/api/proposals/${json.proposalId}/take`);
    await w.advance(10);
    expect(w.card('maren').lines).toContain('Aylin Yıldız kümmert sich darum.');
    expect(await openReports(w)).toMatchObject([{ overdue: false, takenBy: 'Aylin Yıldız' }]);
    // She may still raise what somebody else took.
    await w.clicks('maren', 'Alarm auslösen');
    await w.seconds(1);
    w.allHear([...core, '#MI-ITN'], 'alarm');
    await w.seconds(5);
  });

  story('that is dismissed needs a reason and is closed', async (w) => {
    await w.reports(hook());
    await w.seconds(1);
    w.hears('maren', 'report');
    const empty = { 'reason-dismissed': '' };
    expect((await w.clicks('maren', 'Meldung verwerfen', { inputs: empty })).says).toBe(
      'Bitte wählen oder schreiben Sie einen Grund.',
    );
    const button = w.button('maren', 'Alarm auslösen');
    const inputs = { 'reason-dismissed': 'Die Überwachung hat irrtümlich gemeldet.' };
    const { card } = await w.clicks('maren', 'Meldung verwerfen', { inputs });
    expect(card?.lines).toContain('Verworfen: 18:44 Uhr. Es wird kein Alarm ausgelöst.');
    expect((await w.presses('maren', button)).says).toBe('Diese Meldung ist schon erledigt.');
    await w.advance(10);
    expect(await openReports(w)).toEqual([]);
  });
});

describe('resolved', () => {
  story('is noted on the card and never an all-clear', async (w) => {
    await w.reports(hook());
    await w.seconds(1);
    const { id } = w.hears('maren', 'report');
    await w.reports(hook({ status: 'resolved' }));
    await w.seconds(5);
    expect(w.card('maren', { on: id }).text).toContain('Das ist keine Entwarnung: Bitte entscheiden Sie trotzdem.');
    await w.clicks('maren', 'Alarm auslösen');
    await w.seconds(1);
    w.allHear([...core, '#MI-ITN'], 'alarm');
    expect((await w.reports(hook({ status: 'resolved' }))).status).toBe(202);
    await w.advance(10);
    w.allHear(core, 'reminder');
    const { json } = await w.tab('ole').get<{ alarms: { status: string }[] }>('/api/alarms');
    expect(json.alarms).toMatchObject([{ status: 'open' }]);
  });

  story('of a cause nobody knows opens nothing', async (w) => {
    expect((await w.reports(hook({ status: 'resolved' }))).status).toBe(202);
    await w.advance(6);
    expect(await openReports(w)).toEqual([]);
  });
});

describe('the same cause', () => {
  story('repeated, also at once, makes one open report with one card', async (w) => {
    const answers = await Promise.all([1, 2, 3].map(() => w.reports(hook())));
    expect(new Set(answers.map(({ json }) => json.proposalId)).size).toBe(1);
    await w.seconds(2);
    w.hears('maren', 'report');
    expect(await openReports(w)).toMatchObject([{ reports: 3, alerts: 2 }]);
    const other = await w.reports(hook({ group: 'klima' }));
    expect(other.json.proposalId).not.toBe(answers[0]?.json.proposalId);
    await w.seconds(1);
    w.hears('maren', 'report');
  });

  story('firing again after it was closed opens a new one', async (w) => {
    const first = await w.reports(hook());
    await w.seconds(1);
    w.hears('maren', 'report');
    const reason = 'Die Ursache ist bekannt und geplant, zum Beispiel eine Wartung.';
    await w.tab('maren').post(`/api/proposals/${first.json.proposalId}/dismiss`, { reason });
    const second = await w.reports(hook());
    expect(second.json.proposalId).not.toBe(first.json.proposalId);
    await w.seconds(1);
    w.hears('maren', 'report');
    await w.seconds(5);
  });
});

describe('the label', () => {
  story('bc_domain sends it to that domain, bc_level proposes a crisis', async (w) => {
    await w.reports(hook({ labels: { bc_domain: 'MU-NLWKN', bc_level: 'crisis' } }));
    await w.seconds(1);
    const card = w.hears('focko', 'report');
    expect(card.text).toContain('Vorschlag der Quelle: Krise');
    // Another domain's people see nothing of it.
    expect(await openReports(w)).toEqual([]);
    await w.clicks('focko', 'Übernehmen');
    await w.advance(6);
  });
});

describe('the door of the intake', () => {
  story('stays shut without the right secret, and stores nothing', async (w) => {
    for (const secret of ['', 'falsch', 'ein-geheimnis-das-nur-diese-welt-kenn']) {
      expect((await w.reports(hook(), secret)).status).toBe(401);
    }
    const naked = await fetch(`${w.url}/api/intake/alertmanager`, { method: 'POST', body: JSON.stringify(hook()) });
    expect([naked.status, await openReports(w)]).toEqual([401, []]);
    const signedIn = await w.tab('ole').post('/api/intake/alertmanager', hook());
    expect(signedIn.status).toBe(401);
    await w.seconds(1);
  });

  story('says what is wrong with a body that is none', async (w) => {
    const wrong = async (body: unknown) => {
      const { status, text } = await w.reports(body);
      return `${status} ${JSON.parse(text).error.text}`;
    };
    expect(await wrong('kein JSON')).toMatch(/^400 /);
    expect(await wrong({})).toMatch(/^400 version/);
    expect(await wrong({ ...hook(), alerts: [] })).toMatch(/^400 alerts/);
    expect(await wrong({ ...hook(), version: '3' })).toMatch(/^400 version/);
    expect(await wrong({ ...hook(), status: 'burning' })).toMatch(/^400 status/);
    expect((await w.reports('x'.repeat(256 * 1024 + 1))).status).toBe(413);
    expect(await openReports(w)).toEqual([]);
    await w.seconds(1);
  });

  story('asks Alertmanager to come again while the store is down', async (w) => {
    w.store.breaks('SQLITE_IOERR');
    expect((await w.reports(hook())).status).toBe(503);
    w.store.heals();
    expect(w.faults().length).toBeGreaterThan(0);
    expect((await w.reports(hook())).status).toBe(202);
    await w.seconds(1);
    w.hears('maren', 'report');
  });
});

describe('deciding', () => {
  story('is for those who alarm and coordinators; only the former raise', async (w) => {
    const { json } = await w.reports(hook());
    await w.seconds(1);
    w.hears('maren', 'report');
    const ask = (name: string, what: string, body: object = {}) =>
      w.tab(name).refusal('POST', `/api/proposals/${json.proposalId}/${what}`, body);
    const hidden = '404 Das gibt es nicht, oder Sie dürfen es nicht sehen.';
    const notAllowed =
      '403 Dafür haben Sie keine Berechtigung. Bitte wenden Sie sich an Ihre BC-Beauftragte oder Ihren BC-Beauftragten.';
    for (const name of ['tjark', 'ingrid', 'elke', 'priya']) {
      expect([name, await ask(name, 'take')]).toEqual([name, hidden]);
      expect([name, await ask(name, 'raise')]).toEqual([name, hidden]);
    }
    expect(await ask('aylin', 'raise')).toBe(notAllowed);
    expect(await ask('aylin', 'dismiss', { reason: '' })).toBe('409 Bitte wählen oder schreiben Sie einen Grund.');
    // A forged button on a card of her own chat.
    await w.types('tjark', 'hilfe');
    w.hears('tjark', 'help');
    const forged = w.button('maren', 'Alarm auslösen');
    expect((await w.presses('tjark', forged, { on: w.card('tjark').id })).says).toBe(notAllowed.slice(4));
    expect(await openReports(w)).toMatchObject([{ status: 'open', takenBy: '' }]);
  });
});
