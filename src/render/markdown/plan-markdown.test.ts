import { expect, it } from 'vitest';
import { changeOfAlb } from '../../../test/fixtures/change-of-alb.js';
import type { Change } from '../../changes/change.js';
import { noEnvironments } from '../../config/schema/setting-errors.js';
import { invocationOf } from '../../errors/invocation.js';
import { UserError } from '../../errors/user-error.js';
import type { EnvironmentPlan } from '../../operations/deploy/environment-plan.js';
import { type EnvironmentOutcome, started } from '../../operations/run/outcome.js';
import { renderPlanMarkdown } from './plan-markdown.js';

const nothing = { create: 0, update: 0, replace: 0, destroy: 0, rotate: 0 };
const planOf = (suffix: string, ...changes: readonly Change[]): EnvironmentPlan => ({
  ...{ suffix, summary: { ...nothing, update: changes.length }, changes },
  ...{ outputsChange: false, planFile: '/p/plan.tfplan' },
});
const attribute = (value: unknown): Change['attributes'][number] => ({
  ...{ path: 'idle_timeout', before: { kind: 'absent' }, after: { kind: 'value', value } },
  ...{ forcesReplacement: false, effect: undefined, gravity: 'unknown' },
});
const changed = (value: unknown, address = 'aws_lb.alb') =>
  changeOfAlb({ address, kind: 'update', gravity: 'unknown', attributes: [attribute(value)] });

it('says of each environment what its plan means, with the changes folded', () => {
  const outcomes = [
    ...started([planOf('dev-001', changed(60)), planOf('dev-002')]),
    {
      suffix: 'dev-003',
      outcome: 'failed',
      error: new UserError([noEnvironments.problem(undefined)]),
    } as const,
    { suffix: 'dev-004', outcome: 'skipped', reason: 'dev-003 failed' } as const,
  ];
  expect(renderPlanMarkdown(outcomes, '/p')).toMatchInlineSnapshot(`
    "## Plan

    ### \`dev-001\`: update 1

    **1 change of unknown effect (aws&#95;lb.alb)**

    <details><summary>Changes</summary>

    \`\`\`text
    dev-001  update 1
      1 change of unknown effect (aws_lb.alb)
      ~ aws_lb.alb  unknown
          idle_timeout  (none) → 60
    \`\`\`

    </details>

    ### \`dev-002\`: no changes

    ### \`dev-003\`: failed

    - \`no-environments\` \`environments\` names no environment.

    ### \`dev-004\`: skipped

    dev-003 failed
    "
  `);
});

it('says what a deploy refuses, once, and which outputs change where nothing else does', () => {
  const refusals = [noEnvironments.problem(undefined)];
  const outputs = [
    { name: 'url', before: { kind: 'absent' }, after: { kind: 'value', value: 'x' } },
  ] as const;
  const text = renderPlanMarkdown(
    started([
      { ...planOf('dev-001', changed(60)), refusals },
      { ...planOf('dev-002'), outputs, outputsChange: true },
    ]),
    '/p',
  );
  expect(text).toContain('A deploy refuses this plan:\n\n- `no-environments` `environments` names no');
  expect(text.match(/refuses/g)).toHaveLength(1);
  expect(text).toContain('### `dev-002`: outputs change\n\n<details>');
  expect(text).toContain('url  (none) → "x"');
});

it.each<[head: string, reason: string, outcome: EnvironmentOutcome<EnvironmentPlan>]>([
  ['skipped', 'dev-003 failed', { suffix: 'a', outcome: 'skipped', reason: 'dev-003 failed' }],
  [
    'interrupted',
    'It was interrupted.',
    {
      ...{ suffix: 'a', outcome: 'interrupted', message: 'It was interrupted.' },
      signal: 'SIGINT',
      killed: false,
    },
  ],
  ['declined', 'Nothing was changed.', { suffix: 'a', outcome: 'declined' }],
  ['failed', 'A fault of multienv: see the log.', { suffix: 'a', outcome: 'failed', error: new Error('x') }],
])('says of an environment that is %s: %s', (head, reason, outcome) => {
  expect(renderPlanMarkdown([outcome], '/p')).toBe(`## Plan\n\n### \`a\`: ${head}\n\n${reason}\n`);
});

it('tells twenty problems of an environment, each in no more than 500 signs', () => {
  const [problem] = [noEnvironments.problem(undefined)];
  const problems = Array.from({ length: 21 }, (_, at) => ({
    ...{ ...problem, code: `p-${at}`, message: 'x'.repeat(501) },
  }));
  const text = renderPlanMarkdown([{ suffix: 'a', outcome: 'failed', error: new UserError(problems) }], '/p');
  expect(text.match(/^- .*$/gm)).toHaveLength(20);
  expect(text).toContain(`\n- \`p-0\` ${'x'.repeat(500)}\n`);
});

it('lets nothing that is written in a plan out of its block, nor into a mention', () => {
  const attack = '```\n</details><script>@team [x](javascript:1)\u001b[2J ````';
  const text = renderPlanMarkdown(
    started([planOf('dev-001', changed(attack, `aws_lb.a["${attack}"]`))]),
    '/p',
  );
  const [before = '', block = ''] = text.split('`````text\n');
  expect(block).toContain('@team');
  expect(before).not.toMatch(/<script|@team|\]\(javascript/);
  expect(text).not.toContain('\u001b');
  expect(text.match(/^`{3,}/gm)).toHaveLength(2);
});

it('is never longer than a comment may be, and says what is left out', () => {
  const large = Array.from({ length: 300 }, (_, index) => changed('x'.repeat(400), `aws_lb.number_${index}`));
  const many = Array.from({ length: 30 }, (_, index) => planOf(`dev-${100 + index}`, ...large));
  const invocation = invocationOf({ program: 'npx multienv', config: 'infra/e.yaml' });
  const text = renderPlanMarkdown(started(many), '/p', invocation);
  expect(text.length).toBeLessThan(65_536);
  expect(text).toContain(
    'The changes do not fit into a comment: `npx multienv plan --env dev-129 --config infra/e.yaml`.',
  );
  const crowd = renderPlanMarkdown(
    started(Array.from({ length: 3000 }, (_, index) => planOf(`dev-${index}`))),
    '/p',
  );
  expect(crowd.length).toBeLessThan(65_536);
  const left = Number(/(\d+) more environments do not fit into a comment\./.exec(crowd)?.[1]);
  const withOneMore = Array.from({ length: 3000 - left + 1 }, (_, index) => planOf(`dev-${index}`));
  expect(renderPlanMarkdown(started(withOneMore), '/p')).toContain(
    '\n\n1 more environment does not fit into a comment.\n',
  );
  expect(renderPlanMarkdown(started(withOneMore.slice(1)), '/p')).not.toContain('more environment');
});
