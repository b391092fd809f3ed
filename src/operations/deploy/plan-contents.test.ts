import { expect, it } from 'vitest';
import { emptyPlan, planContents } from './plan-contents.js';

it('a plan without changes is an empty one', () => {
  expect(planContents('{"format_version":"1.2"}', 'dev-001')).toEqual(emptyPlan);
});

it('holds no secret of a plan', () => {
  const change = {
    actions: ['update'],
    before: { username: 'canary', password: 'canary' },
    after: { username: 'canary 2', password: 'canary 2' },
    before_sensitive: { username: true },
  };
  const changed = { address: 'aws_db_instance.postgres', mode: 'managed', type: 'aws_db_instance', change };
  const text = JSON.stringify({ format_version: '1.2', resource_changes: [changed] });
  expect(JSON.stringify(planContents(text, 'dev-001'))).not.toContain('canary');
});

it('a plan of another format is refused and not taken for one without changes', () => {
  expect(() => planContents('{"format_version":"2.0"}', 'dev-001')).toThrow(
    expect.objectContaining({ code: 'plan-unreadable', exitCode: 3 }),
  );
});
