import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { resolveEnvironment } from '../config/resolve/resolve-environment.js';
import { plainInvocation } from '../errors/invocation.js';
import { neverInterrupted } from '../processes/interrupt.js';
import { consentTo } from './consent.js';
import { createContext } from './context.js';

const context = createContext({
  cwd: '/',
  env: {},
  // Nobody sits at a terminal: a question that is asked all the same is an error.
  streams: { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() },
  interrupt: { ...neverInterrupted(), exitCode: () => undefined, raise: () => {} },
  invocation: plainInvocation,
});
const environments = [
  resolveEnvironment({ environment: 'dev', suffix: 'dev-001' }),
  resolveEnvironment({ environment: 'prod', suffix: 'prod-003' }),
  resolveEnvironment({ environment: 'shop', suffix: 'shop-1', config: { tier: 'production' } }),
];
const consent = (suffix: string, env?: readonly string[], yes = true) =>
  consentTo(context, { yes, env, environments })(suffix, 'Go on?');

it.each([
  ['dev-001', undefined],
  ['dev-001', ['*']],
  ['prod-003', ['dev-001', 'prod-003']],
  ['prod-003', ['prod-*']],
  ['prod-003', ['tier:production']],
  ['shop-1', ['shop-1']],
])('--yes answers for %s with --env %j', async (suffix, env) => {
  expect(await consent(suffix, env)).toBe(true);
});

it.each([
  ['prod-003', undefined],
  ['prod-003', []],
  ['prod-003', ['*']],
  ['prod-003', ['tier:*']],
  ['prod-003', ['dev-*', '?rod-003']],
  ['shop-1', ['*']],
  // An environment that is not among those of the run may be production.
  ['gone-9', undefined],
])('--yes alone does not answer for %s with --env %j', async (suffix, env) => {
  await expect(consent(suffix, env)).rejects.toMatchObject({ code: 'production-not-named', exitCode: 2 });
});

it('answers nothing without --yes', async () => {
  for (const { suffix } of environments) await expect(consent(suffix, [suffix], false)).rejects.toThrow();
});
