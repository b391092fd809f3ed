import { describe, expect, it } from 'vitest';
import type { ProgressEvent } from '../../events/events.js';
import { Interrupted } from '../../processes/interrupt.js';
import { interruptedApply, tellHeldInterruption } from './interrupted-apply.js';

const at = (done: number, running: readonly string[] = []) => ({
  progress: { done, total: 9, elapsedSeconds: 1, running },
});

describe('an apply that was cut short', () => {
  const told = (error: Interrupted, running: readonly string[] = []) =>
    interruptedApply(error, {
      environment: 'dev-001',
      tracker: at(4, running),
      stageName: 'apply',
      next: 'multienv deploy',
    });

  it('says how far it came and what is next', () => {
    const error = new Interrupted('SIGTERM');
    expect(told(error)).toMatchObject({
      message: 'dev-001: apply interrupted after 4 of 9 steps; the rest is not done. Next: multienv deploy',
      signal: 'SIGTERM',
      killed: false,
      cause: error,
    });
  });

  it('says what was killed in the middle', () => {
    const error = told(new Interrupted('SIGINT', undefined, { killed: true }), ['aws_lb.alb', 'aws_s3.b']);
    expect(error).toMatchObject({ killed: true, signal: 'SIGINT' });
    expect(error.message).toBe(
      'dev-001: apply killed after 4 of 9 steps; the rest is not done. Interrupted: aws_lb.alb, aws_s3.b. Next: multienv deploy',
    );
  });
});

describe('an interruption that Terraform would forget', () => {
  function interruptedAt(tracker: ReturnType<typeof at>, { ended = false } = {}) {
    const gentle = new AbortController();
    const events: ProgressEvent[] = [];
    const context = {
      cwd: '/',
      env: {},
      emit: (event: ProgressEvent) => void events.push(event),
      interrupt: { gentle: gentle.signal, kill: new AbortController().signal },
    };
    const end = tellHeldInterruption(context, { environment: 'dev-001', tracker });
    if (ended) end();
    gentle.abort();
    return events;
  }

  it('is told before the first step', () => {
    expect(interruptedAt(at(0))).toEqual([
      {
        type: 'notice',
        environment: 'dev-001',
        message:
          'None of the 9 steps has started. Terraform stops at the first step; a second Ctrl-C kills it at once.',
      },
    ]);
  });

  it('is not told after it, nor after the end', () => {
    expect(interruptedAt(at(0, ['aws_lb.alb']))).toEqual([]);
    expect(interruptedAt(at(1))).toEqual([]);
    expect(interruptedAt(at(0), { ended: true })).toEqual([]);
  });
});
