// From a webhook to a report: what people will read, from one alert, from many, and from hostile ones.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toReport, webhook } from '../../src/connectors/alertmanager-report.ts';
import { charactersLeft } from '../../src/domain/alarm.ts';
import { anna } from '../domain/crisis.ts';
import { startOfPlay } from '../domain/play.ts';
import { domain } from '../engine/stage.ts';
import { hook } from './intake.ts';

const report = (wish: Parameters<typeof hook>[0] = {}) =>
  toReport(webhook.parse(hook(wish)), domain, 'cause', startOfPlay);
const labels = (...each: readonly Record<string, string>[]) => each.map((one) => ({ labels: one }));
const fact = (of: ReturnType<typeof report>, name: string) => of.facts.find((each) => each.name === name)?.value;

describe('a report', () => {
  it('says what, where and since, how bad, and who decides', () => {
    expect(report()).toEqual({
      type: 'report',
      domain: 'MI-ITN',
      source: 'cause',
      firing: true,
      what: 'HostDown: Server antwortet nicht',
      where: 'web01:9100',
      since: Date.parse('2026-11-21T17:40:00.123Z'),
      level: 'EMERGENCY',
      facts: [
        { name: 'alertname', value: 'HostDown' },
        { name: 'instance', value: 'web01:9100' },
        { name: 'severity', value: 'critical' },
        { name: 'summary', value: 'Server antwortet nicht' },
      ],
      alerts: 1,
      owner: anna,
    });
  });

  it('of many alerts names all their values and counts them, those left out included', () => {
    const many = hook({ alerts: labels({ instance: 'a' }, { instance: 'b' }, { instance: 'a', rack: '7' }) });
    const made = toReport(webhook.parse({ ...many, truncatedAlerts: 40 }), domain, 'cause', startOfPlay);
    expect(made.alerts).toBe(43);
    expect([fact(made, 'instance'), fact(made, 'rack')]).toEqual(['a, b', '7']);
  });

  it('of a group in which some are over speaks of those that fire', () => {
    const made = report({
      alerts: [
        { labels: { instance: 'over' }, status: 'resolved', startsAt: '2026-11-01T00:00:00Z' },
        { labels: { instance: 'burning' } },
      ],
    });
    expect(made).toMatchObject({ firing: true, alerts: 1, where: 'burning' });
    expect(made.since).toBe(Date.parse('2026-11-21T17:40:00.123Z'));
    expect(fact(made, 'instance')).toBe('burning');
  });

  it('that is over says so', () => expect(report({ status: 'resolved' })).toMatchObject({ firing: false, alerts: 1 }));

  it.each<[string, readonly Record<string, string>[], string]>([
    ['one alert says so', [{ bc_level: 'crisis' }], 'CRISIS'],
    ['one of several says so', [{ instance: 'a' }, { instance: 'b', bc_level: 'crisis' }], 'CRISIS'],
    ['nobody says so', [{ bc_level: 'emergency' }], 'EMERGENCY'],
    ['it is spelled another way', [{ bc_level: 'CRISIS!' }], 'EMERGENCY'],
  ])('proposes its level when %s', (_case, each, level) =>
    expect(report({ alerts: labels(...each) }).level).toBe(level),
  );

  it.each<[string, Record<string, string>, string]>([
    ['the site', { site: 'Rechenzentrum Nord', cluster: 'c1' }, 'Rechenzentrum Nord'],
    ['the instance when the site is blank', { site: ' ' }, 'web01:9100'],
    ['the cluster', { instance: '', cluster: 'c1', job: 'j' }, 'c1'],
    ['the job', { instance: '', job: 'node' }, 'node'],
    ['the authority when nothing else is said', { instance: '' }, 'IT.N Hannover'],
  ])('takes place at %s', (_case, each, where) => expect(report({ alerts: labels(each) }).where).toBe(where));

  it.each<[string, Record<string, string>, string]>([
    ['the summary', { description: 'lang' }, 'HostDown: Server antwortet nicht'],
    ['the description when the summary is blank', { summary: '', description: 'lang' }, 'HostDown: lang'],
    ['its name when nothing else is said', { summary: ' ' }, 'HostDown'],
  ])('says %s', (_case, annotations, what) => expect(report({ alerts: [{ annotations }] }).what).toBe(what));

  it('without a name is called an alert', () =>
    expect(report({ alerts: [{ labels: { alertname: '' }, annotations: { summary: '' } }] }).what).toBe('Alert'));

  it('of a domain without a lead has nobody to decide', () => {
    const empty = { ...domain, roles: [] };
    expect(toReport(webhook.parse(hook()), empty, 'cause', startOfPlay).owner).toBe('');
  });
});

describe('hostile texts', () => {
  it.each<[string, string, string]>([
    ['line ends', 'a\r\nb\tc\u2028d', 'a b c d'],
    ['control characters', 'a\u0000b\u001b[31mc\u007f', 'a b [31mc'],
    ['turned writing', 'abc\u202egnp.exe\u2069', 'abc gnp.exe'],
    ['half a character', 'a\ud800b', 'a\ufffdb'],
    ['HTML and Markdown, which are drawn as text', '<at>all</at> **x** [y](z)', '<at>all</at> **x** [y](z)'],
  ])('%s', (_case, hostile, kept) => {
    const made = report({ alerts: [{ labels: { site: hostile }, annotations: { summary: hostile } }] });
    expect([made.where, made.what]).toEqual([kept, `HostDown: ${kept}`]);
    expect(fact(made, 'summary')).toBe(kept);
  });

  it('are cut to what an alarm may say, never in the middle of a character', () => {
    for (const length of [100, 179, 180, 181, 5_000]) {
      const text = '😀'.repeat(length);
      const { what, where } = report({ alerts: [{ labels: { site: text }, annotations: { summary: text } }] });
      expect(what.isWellFormed() && where.isWellFormed()).toBe(true);
      expect(charactersLeft(what, where)).toBeGreaterThanOrEqual(0);
    }
  });

  it('make at most thirty facts of bounded length', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`label_${index}`, 'x'.repeat(2_000)]));
    const { facts } = report({ alerts: labels({ ...many, ['n'.repeat(500)]: 'y' }) });
    expect(facts).toHaveLength(30);
    for (const { name, value } of facts) expect(name.length <= 80 && value.length <= 300).toBe(true);
  });

  it('called like what every object has are facts like any other', () => {
    const json = JSON.stringify(hook()).replace('"severity"', '"__proto__":"p","constructor":"c","severity"');
    const made = toReport(webhook.parse(JSON.parse(json)), domain, 'cause', startOfPlay);
    expect(fact(made, 'constructor')).toBe('c');
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
  });

  it('of any kind give a report that can become an alarm', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 });
    const words = fc.dictionary(text, text, { maxKeys: 12 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ labels: words, annotations: words }), { minLength: 1, maxLength: 5 }),
        (alerts) => {
          const made = report({ alerts });
          expect(made.what.trim()).not.toBe('');
          expect(made.where.trim()).not.toBe('');
          expect(charactersLeft(made.what, made.where)).toBeGreaterThanOrEqual(0);
          expect(JSON.parse(JSON.stringify(made))).toEqual(made);
        },
      ),
      { numRuns: 300 },
    );
  });
});
