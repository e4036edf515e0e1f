// Traces: one id runs from the alarm's commit over what is sent for it to the answers; foreign ids are checked, none names people.
import { createHash } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { currentTrace, inTrace, readTraceparent, traceHeaders, traceOfCase } from '../../src/engine/trace.ts';
import { jsonLog } from '../../src/log.ts';
import { overHttp } from '../../src/single-attempts.ts';
import { world } from '../support/world.ts';
import { listening } from '../support/world-runs.ts';

const foreign = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('the header traceparent', () => {
  test.each([
    [`00-${foreign}-00f067aa0ba902b7-01`, foreign],
    [`00-${foreign}-00f067aa0ba902b7-00`, foreign],
    [`cc-${foreign}-00f067aa0ba902b7-01-what-will-be`, foreign],
    [`00-${foreign}-00f067aa0ba902b7-01-more`, null],
    [`ff-${foreign}-00f067aa0ba902b7-01`, null],
    [`00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, null],
    [`00-${foreign}-${'0'.repeat(16)}-01`, null],
    [`00-${foreign.toUpperCase()}-00f067aa0ba902b7-01`, null],
    [`00-${foreign}-00f067aa0ba902b7-01\n{"event":"forged"}`, null],
    ['Anna', null],
    ['', null],
    [undefined, null],
  ])('%j names %j', (header, trace) => expect(readTraceparent(header)).toBe(trace));

  test('is given to calls outside only within a trace, each with a parent of its own', async () => {
    expect(traceHeaders()).toEqual({});
    const seen: unknown[] = [];
    const server = await listening((request, response) => {
      seen.push(request.headers.traceparent);
      response.end('{}');
    });
    const transport = overHttp(1);
    const call = () =>
      transport.send({ method: 'POST', url: server.url, bearer: 'x', body: {}, signal: new AbortController().signal });
    await inTrace(foreign, async () => {
      await call();
      await call();
      expect(currentTrace()).toBe(foreign);
    });
    await call();
    await transport.close();
    await server.close();
    expect(seen.slice(0, 2).map(readTraceparent)).toEqual([foreign, foreign]);
    expect(seen[0]).not.toBe(seen[1]);
    expect(seen[2]).toBeUndefined();
  });
});

interface Line {
  readonly event: string;
  readonly case?: string;
  readonly trace?: string;
  readonly about?: string;
}

describe('an alarm', () => {
  it('has one trace from its commit over its messages to the answers; each request has its own besides', async () => {
    const lines: Line[] = [];
    const log = jsonLog('info', { write: (line) => void lines.push(JSON.parse(line) as Line) });
    const w = await world({ log });
    try {
      const draft = w.draft('ole', { mode: 'exercise' });
      const headers = { traceparent: `00-${foreign}-00f067aa0ba902b7-01` };
      const raised = await w.tab('ole').post<{ id: string }>('/api/alarms', { once: 'wunsch-1', draft }, headers);
      const name = `alarm/${raised.json.id}`;
      await w.seconds(5);
      await w.clicks('tjark', 'Ich komme');
      const ofAlarm = lines.filter((line) => line.case === name);
      const [commit, ...more] = ofAlarm.filter(({ event }) => event === 'case.changed');
      const sent = ofAlarm.filter(({ event }) => event === 'message.taken');
      // The request that raised it came with a trace, which the line of its commit bears beside the alarm's own.
      expect(commit?.trace).toBe(foreign);
      const trace = commit?.about;
      expect(trace).toMatch(/^[0-9a-f]{32}$/);
      expect(sent.length).toBeGreaterThanOrEqual(7);
      expect(new Set(sent.map((line) => line.trace))).toEqual(new Set([trace]));
      // The answer is a request of its own, and says to which alarm's trace it belongs.
      expect(more.map(({ about }) => about)).toEqual([trace]);
      expect(more[0]?.trace).toMatch(/^[0-9a-f]{32}$/);
      expect(new Set([foreign, trace, more[0]?.trace]).size).toBe(3);
    } finally {
      await w.ends();
    }
  });

  it('has another trace than another one, and the same in every process', () => {
    const digest = (text: string) => createHash('sha256').update(text).digest('hex');
    const trace = traceOfCase(digest, { kind: 'alarm', id: 'a1' });
    expect(traceOfCase(digest, { kind: 'roll', id: 'a1.0f.3' })).toBe(trace);
    expect(traceOfCase(digest, { kind: 'alarm', id: 'a2' })).not.toBe(trace);
  });
});
