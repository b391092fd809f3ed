import { expect, it } from 'vitest';
import { everyOption } from '../../test/fixtures/every-option.js';
import { resolveEnvironment } from '../config/resolve/resolve-environment.js';
import { stackJson } from './synth/synthesize.js';

/** A stack with a line for each value: `resource.aws_lb.alb.name = "alb-dev-001"`. */
function linesOf(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    return [`${path} = ${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([name, one]) =>
    name === '//' ? [] : linesOf(one, path === '' ? name : `${path}.${name}`),
  );
}

function stackLines(environment: string, config: (typeof everyOption)[number]['config']): readonly string[] {
  return linesOf(stackJson(resolveEnvironment({ environment, suffix: 'x-001', config })), '');
}

/** The stack of development as a whole, and in what each other variant differs from that, or from its own tier. */
const told = everyOption.flatMap(({ name, environment, config }, at) => {
  const lines = stackLines(environment, config);
  if (at === 0) return [`# ${name}`, ...lines, ''];
  const usual = stackLines(Object.keys(config).length === 0 ? 'dev' : environment, {});
  return [
    `# ${name}`,
    ...usual.filter((line) => !lines.includes(line)).map((line) => `- ${line}`),
    ...lines.filter((line) => !usual.includes(line)).map((line) => `+ ${line}`),
    '',
  ];
});

it('what is synthesized of every option is changed on purpose only', async () => {
  await expect(told.join('\n')).toMatchFileSnapshot('../../test/fixtures/synthesized.txt');
});
