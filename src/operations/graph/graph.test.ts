import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { neverInterrupted } from '../../processes/interrupt.js';
import { graph } from './graph.js';

it('reads and draws stacks as work that a signal ends at once', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'multienv-graph-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  writeFileSync(join(cwd, 'main.tf.json'), '{"resource":{"aws_s3_bucket":{"a":{"bucket":"a"}}}}');
  const done: unknown[] = [];
  const endsAtOnce = <Result>(work: () => Result): Result => {
    const result = work();
    done.push(result);
    return result;
  };
  const interrupt = { ...neverInterrupted(), endsAtOnce };
  const pictures = await graph({ cwd, env: {}, emit: () => {}, interrupt }, { stacks: ['main.tf.json'] });
  expect(pictures).toHaveLength(1);
  const [read, drawn, ...more] = done;
  expect(read).toMatchObject([{ name: 'main.tf.json' }]);
  expect(drawn).toEqual(pictures);
  expect(more).toEqual([]);
});
