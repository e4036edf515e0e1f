// Commands of one case wait for each other, those of different cases do not; and how long a lost race waits.
import { describe, expect, it } from 'vitest';
import { backoff } from '../../src/engine/backoff.ts';
import { queue } from '../../src/engine/queue.ts';

describe('the queue', () => {
  it('runs tasks of one name one after another, in order of arrival', async () => {
    const tasks = queue();
    const story: string[] = [];
    const gates = [0, 1, 2].map(() => Promise.withResolvers<void>());
    const ends = gates.map((gate, index) =>
      tasks.run('a', async () => {
        story.push(`begin ${index}`);
        await gate.promise;
        story.push(`end ${index}`);
      }),
    );
    for (const gate of [...gates].reverse()) gate.resolve();
    await Promise.all(ends);
    expect(story).toEqual(['begin 0', 'end 0', 'begin 1', 'end 1', 'begin 2', 'end 2']);
  });

  it('does not let one case wait for another', async () => {
    const tasks = queue();
    const stuck = Promise.withResolvers<string>();
    const waiting = tasks.run('a', () => stuck.promise);
    expect(await tasks.run('b', async () => 'done')).toBe('done');
    stuck.resolve('at last');
    expect(await waiting).toBe('at last');
  });

  it('goes on after a task that failed, and tells only its own caller', async () => {
    const tasks = queue();
    const failed = tasks.run('a', () => Promise.reject(new Error('mine')));
    const next = tasks.run('a', async () => 'next');
    await expect(failed).rejects.toThrow('mine');
    expect(await next).toBe('next');
  });

  it('is idle when nothing waits or runs, also for tasks that came while waiting', async () => {
    const tasks = queue();
    const story: string[] = [];
    const first = tasks.run('a', async () => {
      void tasks.run('b', async () => story.push('second'));
      story.push('first');
    });
    await tasks.idle();
    expect(story).toEqual(['first', 'second']);
    await first;
    await tasks.idle();
  });
});

describe('a lost race waits', () => {
  it.each<[number, number, number]>([
    [0, 0, 0],
    [0, 1, 20],
    [0, 0.5, 10],
    [3, 1, 160],
    [7, 1, 2_000],
    [30, 1, 2_000],
    [1_000, 0.999, 1_998],
  ])('after %i tries, with chance %d: %i ms', (tries, random, ms) => expect(backoff(tries, random)).toBe(ms));
});
