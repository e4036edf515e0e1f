// The log holds codes, ids and counts: nothing of people, nothing secret, nothing that could forge a line.
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonLog, logFields } from '../src/log.ts';
import { readSources, type Source } from './support/source.ts';
import { intakeSecret, world } from './support/world.ts';

function recorded(level = 'debug') {
  const lines: string[] = [];
  return { lines, log: jsonLog(level, { write: (line) => void lines.push(line) }) };
}

describe('a line', () => {
  test('is one JSON object with time, level, event and the fields that are allowed', () => {
    const { lines, log } = recorded();
    log.error('http.fault', { ref: 'a1', status: 503, name: 'Anna', text: 'geheim', email: 'a@b.example' });
    expect(lines).toHaveLength(1);
    const { time, ...rest } = JSON.parse(lines[0] ?? '') as { time: string };
    expect(rest).toEqual({ level: 50, event: 'http.fault', ref: 'a1', status: 503 });
    expect(new Date(time).toISOString()).toBe(time);
  });

  test('a field that is an object says only that', () => {
    const { lines, log } = recorded();
    const fields: Record<string, unknown> = { case: { name: 'Anna' }, code: ['Anna'], reason: undefined, status: NaN };
    log.warn('x', fields as Record<string, string>);
    expect(lines[0]).not.toContain('Anna');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ case: 'object', code: 'object', reason: 'undefined' });
  });

  test('levels below the configured one are not written', () => {
    const { lines, log } = recorded('warn');
    log.info('quiet');
    log.warn('loud');
    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(['loud']);
  });

  const payloads = [
    ['a line of its own', 'a\n{"level":50,"event":"forged"}'],
    ['a return', 'a\r\nb'],
    ['a cleared screen', '\u001b[2J\u001b[1;31mred'],
    ['a colour in one letter', '\u009b31mred'],
    ['a window title', '\u001b]0;title\u0007'],
    ['line ends of Unicode', '\u2028\u2029'],
    ['text that runs backwards', '\u202edesrever\u202c'],
    ['letters that cannot be seen', '\u200b\ufeff'],
    ['control letters', '\u0000\u0008\u007f'],
    ['half a letter', '\ud800'],
    ['quotes', `"},{"event":"forged`],
    ['an endless text', 'x'.repeat(10_000)],
  ];

  test.each(payloads)('%s can neither end it nor move a cursor', (_name, payload) => {
    const { lines, log } = recorded();
    log.info(payload, { reason: payload, case: payload });
    expect(lines).toHaveLength(1);
    const line = lines[0] ?? '';
    expect(line.endsWith('\n')).toBe(true);
    expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\\u00|\\r|\\n/u);
    expect(line.length).toBeLessThan(1_000);
    expect(Object.keys(JSON.parse(line) as object).sort()).toEqual(['case', 'event', 'level', 'reason', 'time']);
  });
});

describe('the fields that the product logs', () => {
  const sources = readSources(resolve(import.meta.dirname, '..'), ['src']).filter(({ file }) => file !== 'src/log.ts');
  const used = sources.flatMap((source) => fieldsLogged(source));

  test('are all allowed, so that none is lost in silence', () => {
    expect(used.length).toBeGreaterThanOrEqual(30);
    expect(used.filter(({ field }) => !logFields.has(field))).toEqual([]);
  });

  test('and nothing else is allowed', () => {
    const names = new Set(used.map(({ field }) => field));
    expect([...logFields].filter((field) => !names.has(field))).toEqual([]);
  });
});

interface Logged {
  readonly file: string;
  readonly field: string;
}
/** Any node of the syntax tree. */
type Tree = Source['nodes'][number];

/** Names of the fields given to `log.info`, `log.warn` and `log.error` in a file; what is spread in is followed. */
function fieldsLogged(source: Source): Logged[] {
  const calls = source.nodes.filter((node) => node.type === 'CallExpression' && isLogCall(node));
  return calls.flatMap((call) => {
    const given = argumentsOf(call)[1];
    if (!given) return [];
    return keysOf(source, given).map((field) => ({ file: source.file, field }));
  });
}

const isNode = (value: unknown): value is Tree => typeof value === 'object' && value !== null && 'type' in value;
const nameOf = (node: unknown) => (isNode(node) && typeof node.value === 'string' ? node.value : '');
const argumentsOf = (call: Tree) => (call.arguments as { expression: Tree }[]).map(({ expression }) => expression);

function isLogCall({ callee }: Tree): boolean {
  if (!isNode(callee) || callee.type !== 'MemberExpression') return false;
  const { object, property } = callee;
  const holder = isNode(object) && object.type === 'MemberExpression' ? nameOf(object.property) : nameOf(object);
  return holder === 'log' && ['info', 'warn', 'error'].includes(nameOf(property));
}

/** Keys of an object, of a variable that holds one, or of what a function of the same file answers. */
function keysOf(source: Source, given: Tree): string[] {
  if (given.type === 'ObjectExpression') {
    return (given.properties as Tree[]).flatMap((property) => {
      if (property.type === 'SpreadElement') return keysOf(source, property.arguments as unknown as Tree);
      return [nameOf(property.type === 'Identifier' ? property : property.key)];
    });
  }
  if (given.type === 'ParenthesisExpression') return keysOf(source, given.expression as Tree);
  if (given.type === 'ConditionalExpression') {
    return [given.consequent, given.alternate].flatMap((part) => keysOf(source, part as Tree));
  }
  if (given.type === 'Identifier') {
    const declared = source.nodes.find(
      (node) => node.type === 'VariableDeclarator' && nameOf(node.id) === nameOf(given),
    );
    if (isNode(declared?.init)) return keysOf(source, declared.init);
  }
  if (given.type === 'CallExpression') {
    const named = (node: Tree) =>
      node.type === 'FunctionDeclaration' && nameOf(node.identifier) === nameOf(given.callee);
    const body = source.nodes.find(named)?.body;
    if (isNode(body)) return objectsReturned(body).flatMap((each) => keysOf(source, each));
  }
  throw new Error(`${source.file}: the fields of a log call cannot be read (${given.type})`);
}

function objectsReturned(body: Tree): Tree[] {
  const statements = (body.stmts as Tree[]).flatMap((statement) =>
    statement.type === 'IfStatement' ? [statement.consequent as Tree] : [statement],
  );
  return statements.filter(({ type }) => type === 'ReturnStatement').map(({ argument }) => argument as Tree);
}

test('a whole story at the finest level leaves no name, no word, no number to call and no token in it', async () => {
  const { lines, log } = recorded();
  const w = await world();
  Object.assign(w.app().env.log, log);
  const { id } = await w.raises('ole');
  const view = await w.alarm('ole', id);
  await w.clicks('tjark', 'Ich kann nicht');
  await w.types('tjark', 'ja 30');
  await w.types('tjark', 'Geheimes Wort Xylophon');
  await w.tab('tjark').post(`/api/alarms/${id}/all-clear`, { reason: 'Geheimer Grund Xylophon', extra: 'Xylophon' });
  await w.tab('tjark', { tid: 'falsch' }).get('/api/me');
  await w.tab('tjark').get('/api/alarms/Xylophon');
  await w.reports({ Xylophon: 1 }, 'Xylophon');
  await w.reports({ version: '4', Xylophon: 1 });
  w.store.breaks('SQLITE_FULL');
  await w.tab('ole').post(`/api/alarms/${id}/abort`, { reason: 'Xylophon' });
  await w.tab('tjark').get('/readyz');
  w.store.heals();
  await w.tab('ole').post(`/api/alarms/${id}/abort`, { reason: 'Xylophon' });
  await w.seconds(30);
  await w.ends();

  const all = lines.join('');
  expect(lines.length).toBeGreaterThanOrEqual(8);
  for (const event of ['http.refused', 'http.fault', 'store.unwritable']) expect(all).toContain(event);
  const { sample } = w;
  const people = sample.people.flatMap(({ name, email, jobTitle, aadId }) => [name, email, jobTitle, aadId]);
  const families = sample.people.map(({ name }) => name.split(' ').at(-1) ?? '');
  const numbers = sample.domains.flatMap(({ callIn }) => [callIn.number, callIn.pin]);
  const words = [view.what, view.where, view.nextStep, view.fallback, 'Xylophon', 'xylophon'];
  const secrets = [intakeSecret, 'das-geheimnis-des-bots', 'Bearer', 'eyJ'];
  const found = [...people, ...families, ...numbers, ...words, ...secrets].filter((seed) => seed && all.includes(seed));
  expect(found).toEqual([]);
}, 60_000);
