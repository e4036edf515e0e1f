// Stopping in order, a busy port, a wrong configuration: what an operator meets, with the real process.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RealProduct, realProduct } from './real-product.ts';

let product: RealProduct;
beforeAll(async () => {
  product = await realProduct();
}, 60_000);
afterAll(() => product.close());

describe('a signal', () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`${signal} stops it within five seconds with code 0, though a page listens`, { timeout: 30_000 }, async () => {
      expect(await product.starts()).toMatchObject({ ready: true });
      const notices = await product.tab('ole').listens();
      const ended = await product.ends(signal);
      expect(ended).toMatchObject({ code: 0, signal: null, errors: '' });
      expect(ended.took).toBeLessThan(5_000);
      await notices.stop();
    });
  }

  it('SIGTERM while Teams is silent does not wait for Teams', { timeout: 30_000 }, async () => {
    await product.starts();
    const calls = product.standIns.teams.calls().length;
    product.standIns.teams.fault({ kind: 'hang' });
    product.standIns.teams.write(product.people.id('tjark'), chatOf('tjark'), 'hilfe');
    while (product.standIns.teams.calls().length === calls) await new Promise((turn) => setImmediate(turn));
    const ended = await product.ends('SIGTERM');
    product.standIns.teams.clearFaults();
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(ended.took).toBeLessThan(5_000);
  });
});

describe('a start that cannot be', () => {
  it('says in one sentence that the port is busy', { timeout: 30_000 }, async () => {
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

  it('names every fault of its configuration at once, and no secret', { timeout: 30_000 }, async () => {
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
