import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { unplacedSource } from '../config/file/source-places.js';
import { checkFile } from '../config/resolve/check-file.js';
import { plainInvocation } from '../errors/invocation.js';
import { UserError } from '../errors/user-error.js';
import { neverInterrupted } from '../processes/interrupt.js';
import { consentTo } from './consent.js';
import { createContext } from './context.js';
import { hasTerminal, requireTerminal } from './questions.js';

function contextOn({ stdin = false, stderr = false }: { stdin?: boolean; stderr?: boolean } = {}) {
  const stream = (isTTY: boolean) => Object.assign(new PassThrough(), { isTTY });
  return createContext({
    cwd: '/',
    env: {},
    streams: { stdin: stream(stdin), stdout: stream(true), stderr: stream(stderr) },
    interrupt: { ...neverInterrupted(), exitCode: () => undefined, raise: () => {} },
    invocation: plainInvocation,
  });
}

const { environments } = checkFile(
  unplacedSource(
    {
      version: 1,
      environments: {
        'dev-001': { environment: 'dev' },
        'prod-003': { environment: 'prod' },
        'shop-1': { environment: 'shop', tier: 'production' },
      },
    },
    undefined,
  ),
);
const asked = async (suffix: string, options: { yes?: boolean; env?: readonly string[] }) =>
  consentTo(contextOn(), { ...options, environments: environments.filter((one) => one.suffix === suffix) })(
    suffix,
    'Go on?',
  );

describe('--yes without a terminal', () => {
  it.each([
    ['dev-001', []],
    ['dev-001', ['*']],
    ['prod-003', ['prod-003']],
    ['prod-003', ['dev-*', 'prod-*']],
    ['prod-003', ['tier:production']],
    ['shop-1', ['shop-1']],
  ])('answers for %s where --env is %j', async (suffix, env) => {
    expect(await asked(suffix, { yes: true, env })).toBe(true);
  });

  it.each([
    [[], '--env prod-003'],
    [['*'], "--env '*' --env prod-003"],
    [['dev-*'], "--env 'dev-*' --env prod-003"],
    [['tier:*'], "--env 'tier:*' --env prod-003"],
  ])('does not answer for production where --env is %j, and nobody else does', async (env, flags) => {
    await expect(asked('prod-003', { yes: true, env })).rejects.toMatchObject({
      code: 'production-not-named',
      exitCode: 2,
      problems: [{ hint: `Run it again with \`${flags} --yes\`.` }],
    });
  });

  it('names the other environments of the run too, which would not be deployed before it otherwise', () => {
    const hintOf = (own: typeof environments) => {
      try {
        consentTo(contextOn(), { yes: true, environments: own });
      } catch (error) {
        return error instanceof UserError ? error.problems[0]?.hint : undefined;
      }
      return undefined;
    };
    const named = 'Run it again with `--env dev-001 --env prod-003 --env shop-1 --yes`.';
    expect(hintOf(environments)).toBe(named);
    const [, production] = environments;
    const fleet = Array.from({ length: 9 }, () => production).filter((one) => one !== undefined);
    expect(hintOf(fleet)).toBe("Run it again with `--env '*' --env tier:production --yes`.");
  });

  it.each([
    ['shop-1', ['*']],
    ['shop-1', ['prod-*']],
    // An environment that is not among those of the run may be production.
    ['gone-9', []],
  ])('does not answer for %s where --env is %j', async (suffix, env) => {
    await expect(asked(suffix, { yes: true, env })).rejects.toMatchObject({ code: 'production-not-named' });
  });

  it('asks of what was deployed as production what it asks of production', async () => {
    const development = environments.filter(({ tier }) => tier !== 'production');
    const of = (env: readonly string[]) =>
      consentTo(contextOn(), { yes: true, env, environments: development })('dev-001', 'Go on?', {
        wasProduction: true,
      });
    await expect(of(['*'])).rejects.toMatchObject({ code: 'production-not-named' });
    expect(await of(['dev-001'])).toBe(true);
  });

  it('begins nothing where it does not answer for each, which are named', () => {
    const begin = (env: readonly string[], { yes = true, stdin = false, stderr = false } = {}) =>
      consentTo(contextOn({ stdin, stderr }), { yes, env, environments });
    expect(() => begin([])).toThrow(
      expect.objectContaining({
        exitCode: 2,
        problems: ['prod-003', 'shop-1'].map((suffix) =>
          expect.objectContaining({
            code: 'production-not-named',
            message: expect.stringContaining(`${suffix}: `),
          }),
        ),
      }),
    );
    expect(() => begin(['prod-*'])).toThrow('shop-1');
    expect(() => begin(['tier:production'])).not.toThrow();
    // A person is asked; and without --yes the missing terminal is told.
    expect(() => begin([], { stdin: true, stderr: true })).not.toThrow();
    expect(() => begin([], { yes: false })).not.toThrow();
  });

  it('is what an answer needs, also where the environment is named', async () => {
    await expect(asked('dev-001', { env: ['dev-001'] })).rejects.toMatchObject({
      code: 'confirmation-needed',
      problems: [{ hint: 'Run it again with `--env dev-001 --yes`.' }],
    });
  });
});

describe('a terminal', () => {
  it.each([
    [true, true, true],
    [true, false, false],
    [false, true, false],
    [false, false, false],
  ])('is there with stdin %s and stderr %s: %s', (stdin, stderr, expected) => {
    expect(hasTerminal(contextOn({ stdin, stderr }))).toBe(expected);
  });

  it('is needed before a question, and the flags that stand for it are named', () => {
    expect(() => requireTerminal(contextOn({ stdin: true, stderr: true }), '`--yes`')).not.toThrow();
    expect(() => requireTerminal(contextOn(), '`--yes`')).toThrow(
      expect.objectContaining({
        code: 'confirmation-needed',
        problems: [expect.objectContaining({ hint: 'Run it again with `--yes`.' })],
      }),
    );
  });
});
