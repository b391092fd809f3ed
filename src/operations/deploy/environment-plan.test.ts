import { expect, it } from 'vitest';
import { changeOfAlb } from '../../../test/fixtures/change-of-alb.js';
import { hasChanges } from './environment-plan.js';

it('a plan has changes where one of a resource or of an output is in it', () => {
  const change = changeOfAlb({ actions: ['update'], kind: 'update' });
  expect(hasChanges({ changes: [], outputsChange: false })).toBe(false);
  expect(hasChanges({ changes: [], outputsChange: true })).toBe(true);
  expect(hasChanges({ changes: [change], outputsChange: false })).toBe(true);
});
