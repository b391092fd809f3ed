import { expect, it } from 'vitest';
import type { BlockedReplacement } from '../../../changes/blocked-replacements.js';
import { resolveEnvironment } from '../../../config/resolve/resolve-environment.js';
import { plainInvocation } from '../../../errors/invocation.js';
import { emptyPlan } from '../plan-contents.js';
import { blockedReplacement } from './blocked-replacement.js';

async function told(blocked: Pick<BlockedReplacement, 'reason'> & Partial<BlockedReplacement>) {
  const one = { address: 'aws_lb.alb', name: 'alb-dev-001', users: [], ...blocked };
  const problems = await blockedReplacement.problemsOf({
    run: {
      environment: resolveEnvironment({ environment: 'dev', suffix: 'dev-001' }),
      invocation: plainInvocation,
      variables: {},
    },
    contents: { ...emptyPlan, blocked: [one] },
    loaded: { file: '/project/environments.yaml', locate: () => undefined },
    allowed: { addresses: [] },
  });
  return problems.map(({ code, message, hint }) => `${code}: ${message} ${hint}`).join();
}

it('says that the name is taken, and the ways on', async () => {
  const text = await told({ reason: 'name-taken' });
  expect(text).toMatch(/^replacement-blocked: dev-001: .*aws_lb\.alb/);
  expect(text).toContain('the new one is made first, while the name alb-dev-001 is taken by the old one');
  expect(text).toContain('give the new one another name (a name that says what has changed)');
  expect(text).toContain('leave out `create_before_destroy`');
});

it('says that AWS keeps the name, where no other order of the two helps', async () => {
  const text = await told({ reason: 'name-kept', name: 'db-secret' });
  expect(text).toContain('AWS keeps the name db-secret for days after the deletion of the old one');
  expect(text).toContain('Undo the change that forces the replacement, or give the new one another name.');
  expect(text).not.toContain('create_before_destroy');
});

it('says who still uses the old one', async () => {
  const text = await told({ reason: 'in-use', name: 'sg-1', users: ['aws_lb.alb', 'aws_instance.a'] });
  expect(text).toContain('the old one (sg-1) goes first, while aws_lb.alb, aws_instance.a still use it');
  expect(text).toContain('set `create_before_destroy = true` and give the new one another name');
});
