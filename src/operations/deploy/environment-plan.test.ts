import { expect, it } from 'vitest';
import { hasChanges } from './environment-plan.js';

it('a plan has changes where one of a resource or of an output is in it', () => {
  const change = { address: 'aws_lb.alb', actions: ['update'], kind: 'update' } as const;
  expect(hasChanges({ changes: [], outputsChange: false })).toBe(false);
  expect(hasChanges({ changes: [], outputsChange: true })).toBe(true);
  expect(hasChanges({ changes: [change], outputsChange: false })).toBe(true);
});
