import { expect, it } from 'vitest';
import { AfterFirst } from './after-first.js';

/** Work that notes when it begins and ends, and ends when it is told to. */
function noted() {
  const log: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve, reject) => {
      log.push(`${name} begins`);
      ends.set(name, (error) => {
        log.push(`${name} ends`);
        if (error === undefined) resolve(name);
        else reject(error);
      });
    });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { log, work, settled, end: (name: string, error?: Error) => ends.get(name)?.(error) };
}

it('lets the first of a key work alone, and the others side by side after it', async () => {
  const { log, work, settled, end } = noted();
  const queue = new AfterFirst();
  const all = ['a', 'b', 'c'].map((name) => queue.run('aws', work(name)));
  await settled();
  expect(log).toEqual(['a begins']);
  end('a');
  await settled();
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'c begins']);
  end('b');
  end('c');
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
});

it('lets no two first ones work at a time, whatever their keys', async () => {
  const { log, work, settled, end } = noted();
  const queue = new AfterFirst();
  const both = [queue.run('aws', work('a')), queue.run('aws and random', work('b'))];
  await settled();
  expect(log).toEqual(['a begins']);
  end('a');
  await settled();
  end('b');
  await Promise.all(both);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

it('leaves the place of a first one that failed to the next', async () => {
  const { log, work, settled, end } = noted();
  const queue = new AfterFirst();
  const failing = queue.run('aws', work('a'));
  const others = ['b', 'c'].map((name) => queue.run('aws', work(name)));
  end('a', new Error('no network'));
  await expect(failing).rejects.toThrow('no network');
  await settled();
  expect(log).toEqual(['a begins', 'a ends', 'b begins']);
  end('b');
  await settled();
  end('c');
  expect(await Promise.all(others)).toEqual(['b', 'c']);
});
