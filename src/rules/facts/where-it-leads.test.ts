import { expect, it } from 'vitest';
import { readPlan } from '../../model/plan/read-plan.js';
import { readStack } from '../../model/stack/read-stack.js';
import managedRole from '../ec2/managed-role.js';
import { elementsOf, judge } from '../judge.js';
import { whereItLeads } from './where-it-leads.js';

const what = 'Its instance profile';

const ofStack = (profile: string) => {
  const model = readStack({
    data: { aws_iam_instance_profile: { found: { name: 'found' } } },
    resource: { aws_instance: { web: { iam_instance_profile: profile } } },
    locals: { profile: '${var.profile}' },
    variable: { profile: {} },
  });
  const [element] = model.ofType('aws_instance');
  if (element === undefined) throw new Error('There is no instance.');
  return whereItLeads(model, element, { path: 'iam_instance_profile', what });
};

it('only what is known says that something is not in the stack', () => {
  expect(ofStack('made-elsewhere')).toBe('Its instance profile is not in the stack.');
  expect(ofStack('${data.aws_iam_instance_profile.found.name}')).toBe(
    'Its instance profile is not in the stack: `data.aws_iam_instance_profile.found` only looks it up.',
  );
  const open =
    'Its instance profile is not known yet: `iam_instance_profile` of `aws_instance.web` names it.';
  for (const text of ['${var.profile}', '${local.profile}', '${module.roles.profile}'])
    expect(ofStack(text)).toBe(open);
});

it.each([
  ['the profile', { profile: ['local.profile'], role: ['aws_iam_role.web.name', 'aws_iam_role.web'] }],
  [
    'the role',
    {
      profile: ['aws_iam_instance_profile.web.name', 'aws_iam_instance_profile.web'],
      role: ['local.role'],
    },
  ],
])('%s through a local of a plan is not known yet', (_, { profile, role }) => {
  const made = (type: string, after_unknown: object) => ({
    ...{ address: `${type}.web`, mode: 'managed', type, name: 'web' },
    change: { actions: ['create'], after: {}, after_unknown },
  });
  const written = (type: string, expressions: object) => ({
    ...{ address: `${type}.web`, mode: 'managed', type, name: 'web', provider_config_key: 'aws' },
    expressions,
  });
  const model = readPlan({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: {} },
    resource_changes: [
      made('aws_iam_role', { name: true }),
      made('aws_iam_instance_profile', { name: true, role: true }),
      made('aws_instance', { iam_instance_profile: true }),
    ],
    configuration: {
      root_module: {
        resources: [
          written('aws_iam_role', {}),
          written('aws_iam_instance_profile', { role: { references: role } }),
          written('aws_instance', { iam_instance_profile: { references: profile } }),
        ],
      },
    },
  });
  const context = {
    model,
    tier: 'production',
    today: '2026-11-28',
    expected: { region: 'eu-central-1' },
  } as const;
  const [verdict] = elementsOf(managedRole, context).flatMap((one) => judge(managedRole, one, context));
  expect(verdict?.outcome).toBe('unknown');
  expect(verdict?.message).toMatch(/ is not known yet: /);
});
