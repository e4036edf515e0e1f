// Stopping in order, a busy port, a wrong configuration: what an operator meets, with the real process.
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RealProduct, realProduct } from './real-product.ts';

let product: RealProduct;
beforeAll(async () => {
  product = await realProduct();
}, 120_000);
afterAll(() => product.close());

describe('a signal', () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`${signal} stops it within five seconds with code 0, though a page listens`, { timeout: 120_000 }, async () => {
      await product.starts();
      const notices = await product.tab('ole').listens();
      const ended = await product.ends(signal);
      expect(ended).toMatchObject({ code: 0, signal: null, errors: '' });
      expect(ended.took).toBeLessThan(5_000);
      await notices.stop();
    });
  }

  it('SIGTERM while Teams is silent does not wait for Teams, and what was in flight is sent again', {
    timeout: 120_000,
  }, async () => {
    await product.starts();
    const { teams } = product.standIns;
    const silent = () => teams.calls().filter(({ status }) => status === 'hang').length;
    teams.fault({ kind: 'hang', match: { operation: 'post' } });
    await product.raises();
    teams.write(product.people.id('aylin'), chatOf('aylin'), 'hilfe');
    while (silent() < 8) await turnOfTheLoop();
    const ended = await product.ends('SIGTERM');
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(ended.took).toBeLessThan(5_000);
    teams.clearFaults();
    await product.starts();
    await product.until(() => teams.log().filter(({ kind }) => kind === 'posted').length === 7);
    expect((await product.ends('SIGTERM')).code).toBe(0);
  });
});

describe('a start that cannot be', () => {
  it('says in one sentence that the port is busy', { timeout: 120_000 }, async () => {
    await product.starts();
    const { code, errors } = await product.second({});
    expect(code).toBe(1);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(errors).not.toContain('    at ');
    expect(errors).toContain(new URL(product.url).port);
    // The first one is none the worse for it.
    const response = await fetch(`${product.url}/readyz`);
    expect(response.status).toBe(200);
    expect((await product.ends('SIGTERM')).code).toBe(0);
  });

  it('names every fault of its configuration at once, and no secret', { timeout: 120_000 }, async () => {
    const { code, errors } = await product.second({ PORT: 'abc', TENANT_ID: 'keine-guid', BOT_APP_ID: '' });
    expect(code).toBe(1);
    for (const name of ['PORT', 'TENANT_ID', 'BOT_APP_ID']) expect(errors).toContain(name);
    expect(errors).not.toContain('das-geheimnis-des-bots');
    expect(errors).not.toContain('    at ');
  });
});

function chatOf(name: string): string {
  return product.standIns.teams.chats.personal(product.people.id(name))?.id ?? '';
}
