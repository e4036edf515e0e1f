// The all-clear: over the same channels to whoever may have heard, never to anybody else; queued cards are stopped.
import { describe, expect } from 'vitest';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];

describe('the all-clear', () => {
  story('reaches the channel and every holder, and takes the buttons from the older cards', async (w) => {
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    await w.clicks('tjark', 'Ich komme', { inputs: { eta: '15' } });
    await w.advance(4);
    await w.endsAlarm('maren', id, 'all-clear', 'Die Feuerwehr hat das Gebäude freigegeben.');
    await w.seconds(1);
    const post = w.hears('#MI-ITN', 'all-clear');
    expect(post.rings).toEqual([...holders].sort());
    const cards = w.allHear(holders, 'all-clear');
    expect(cards[1]?.lines.slice(0, 2)).toEqual(['ENTWARNUNG – Ernstfall 2026-001', 'Sie müssen nicht mehr kommen.']);
    expect(cards[1]?.lines).toEqual(
      expect.arrayContaining([
        'Grund: Die Feuerwehr hat das Gebäude freigegeben.',
        'Ende: 18:48 Uhr',
        'Ihre Antwort, 18:44 Uhr: Sie kommen, etwa 18:59 Uhr.',
      ]),
    );
    await w.seconds(5);
    for (const name of holders) {
      for (const card of w.cards(name)) expect(card.buttons).toEqual(['Im Tab ansehen']);
    }
    for (const card of w.cards('tjark', '#MI-ITN')) expect(card.buttons).toEqual(['Im Tab ansehen']);
    expect(await w.alarm('ole', id)).toMatchObject({ status: 'ended', ending: 'all-clear' });
  });

  story('does not reach whoever can have heard nothing: what is queued is stopped', async (w) => {
    for (const name of ['linh', 'wiebke']) {
      w.teams.fault({ match: { person: w.people.id(name) }, kind: 'Throttled', times: 1, retryAfter: 60 });
    }
    w.teams.setBlocked(w.people.id('gesine'), true);
    const { id } = await w.raises('ole');
    const heard = ['maren', 'tjark', 'ruediger', '#MI-ITN'];
    w.allHear(heard, 'alarm');
    await w.endsAlarm('ole', id, 'all-clear');
    await w.advance(5);
    w.allHear(heard, 'all-clear');
    const ledger = await w.ledger(id);
    expect(ledger['linh/alarm']?.state).toBe('stopped');
    expect(ledger['wiebke/alarm']?.state).toBe('stopped');
    expect(ledger['gesine/alarm']).toMatchObject({ state: 'refused', code: 'MessageWritesBlocked' });
    expect(Object.keys(ledger).filter((key) => key.endsWith('/end'))).toHaveLength(heard.length);
    expect((await w.alarm('ole', id)).all?.asked.find(({ name }) => name === 'Linh Nguyen')?.delivery).toBe('stopped');
  });

  story('reaches whoever answered by another way, and whoever may have heard', async (w) => {
    w.teams.setBlocked(w.people.id('gesine'), true);
    // Linh's card is in her chat, though Teams reported a fault: nobody knows, so she may have heard.
    w.teams.fault({
      match: { person: w.people.id('linh'), operation: 'post' },
      kind: 'BadGateway',
      times: 1,
      when: 'after',
    });
    const { id } = await w.raises('ole');
    w.allHear(['maren', 'tjark', 'ruediger', 'linh', 'wiebke', '#MI-ITN'], 'alarm');
    await w.tab('gesine').post(`/api/alarms/${id}/answer`, { answer: 'coming', eta: 15 });
    w.teams.setBlocked(w.people.id('gesine'), false);
    await w.endsAlarm('ole', id, 'all-clear');
    await w.advance(1);
    w.allHear([...holders, '#MI-ITN'], 'all-clear');
  });

  story('stops new information that is still queued', async (w) => {
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    w.teams.fault({
      match: { person: w.people.id('linh'), operation: 'post' },
      kind: 'Throttled',
      times: 1,
      retryAfter: 30,
    });
    await w.informs('ole', id, { nextStep: 'Bitte warten Sie.' });
    await w.seconds(1);
    w.allHear(['maren', 'tjark', 'gesine', 'ruediger', 'wiebke', '#MI-ITN'], 'news');
    await w.endsAlarm('ole', id, 'all-clear');
    await w.advance(2);
    w.allHear([...holders, '#MI-ITN'], 'all-clear');
    expect((await w.ledger(id))['linh/news']?.state).toBe('stopped');
  });

  story('can be given on the card with a ready reason, once', async (w) => {
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const inputs = { 'reason-all-clear': 'Die Ursache ist behoben.' };
    const button = w.button('maren', 'Entwarnung geben', { inputs });
    const [one, two] = await Promise.all([w.presses('maren', button), w.presses('maren', button)]);
    for (const { card } of [one, two]) expect(card?.lines[0]).toBe('ENTWARNUNG – Ernstfall 2026-001');
    await w.seconds(1);
    w.allHear([...holders, '#MI-ITN'], 'all-clear');
    const refusal = '409 Dieser Alarm ist beendet. Sie müssen nichts mehr tun.';
    expect(await w.tab('ole').refusal('POST', `/api/alarms/${id}/abort`, { reason: 'Versehen.' })).toBe(refusal);
    await w.seconds(5);
  });

  story('needs a reason and the right to give it', async (w) => {
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const refusal = (by: string, reason: string) =>
      w.tab(by).refusal('POST', `/api/alarms/${id}/all-clear`, { reason });
    expect(await refusal('ole', '')).toBe('409 Bitte wählen oder schreiben Sie einen Grund.');
    // Neither a holder of another role nor a deputy of the Stabsleitung who was not asked to lead.
    for (const name of ['gesine', 'tjark']) {
      expect(await refusal(name, 'Vorbei.')).toBe(
        '403 Dafür haben Sie keine Berechtigung. Bitte wenden Sie sich an Ihre BC-Beauftragte oder Ihren BC-Beauftragten.',
      );
    }
    const inputs = { 'reason-all-clear': '' };
    expect((await w.clicks('maren', 'Entwarnung geben', { inputs })).says).toBe(
      'Bitte wählen oder schreiben Sie einen Grund.',
    );
    expect((await w.alarm('ole', id)).status).toBe('open');
  });
});
