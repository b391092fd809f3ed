import { expect, it } from 'vitest';
import { synthesizeEnvironment } from '../testing.js';
import { managedElements, needsOf } from './needs-of.js';
import { readStack } from './stack/read-stack.js';

it('follows references through locals, data and ephemeral values, and depends_on', () => {
  const stack = {
    locals: { text: `\${aws_db_instance.postgres.address}` },
    ephemeral: { aws_x_version: { value: { id: `\${aws_x_secret.s.arn}` } } },
    data: { aws_x_read: { d: { name: `\${aws_x_role.r.name}` } } },
    resource: {
      aws_x_template: { t: { text: `\${base64encode(local.text)}`, role: `\${data.aws_x_read.d.id}` } },
      aws_db_instance: { postgres: { password: `\${ephemeral.aws_x_version.value.x}` } },
      aws_x_secret: { s: { name: 'not.aws_x_alone.other', depends_on: ['aws_x_policy.p'] } },
      aws_x_role: { r: {} },
      aws_x_policy: { p: { depends_on: ['aws_x_secret.s', 'aws_x_none.n'] } },
      aws_x_alone: { other: {} },
    },
  };
  const model = readStack(stack);
  expect(managedElements(model)).toHaveLength(6);
  expect([...needsOf(model, 'aws_x_template.t')].sort()).toEqual([
    'aws_db_instance.postgres',
    'aws_x_policy.p',
    'aws_x_role.r',
    'aws_x_secret.s',
    'aws_x_template.t',
  ]);
  expect([...needsOf(model, 'aws_x_alone.other')]).toEqual(['aws_x_alone.other']);
  expect([...needsOf(model, 'aws_x_none.n')]).toEqual([]);
  expect(managedElements(readStack({}))).toEqual([]);
});

it('knows what the launch template of our stack needs', () => {
  const model = readStack(synthesizeEnvironment('dev', 'dev-001'));
  expect(needsOf(model, 'aws_launch_template.launch_template')).toContain('aws_db_instance.postgres');
  expect(needsOf(model, 'aws_lb_target_group.tg')).toEqual(new Set(['aws_lb_target_group.tg']));
});

it('follows the places where an address stands without an expression, and instances to their resource', () => {
  const model = readStack({
    resource: {
      aws_x_group: { g: { lifecycle: { replace_triggered_by: ['terraform_data.t.output', 'none'] } } },
      terraform_data: { t: { input: `\${aws_x_subnet.s[0].id}` } },
      aws_x_subnet: { s: { count: 2 } },
    },
  });
  expect([...needsOf(model, 'aws_x_group.g')].sort()).toEqual([
    'aws_x_group.g',
    'aws_x_subnet.s',
    'terraform_data.t',
  ]);
});
