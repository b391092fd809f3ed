import { expect, it } from 'vitest';
import { synthesizeEnvironment } from '../../testing.js';
import { stackReferences } from './stack-references.js';

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
  const { needsOf, resources } = stackReferences(JSON.stringify(stack));
  expect(resources).toHaveLength(6);
  expect([...needsOf('aws_x_template.t')].sort()).toEqual([
    'aws_db_instance.postgres',
    'aws_x_policy.p',
    'aws_x_role.r',
    'aws_x_secret.s',
    'aws_x_template.t',
  ]);
  expect([...needsOf('aws_x_alone.other')]).toEqual(['aws_x_alone.other']);
  expect([...needsOf('aws_x_none.n')]).toEqual([]);
  expect(stackReferences('{}').resources).toEqual([]);
});

it('knows what the launch template of our stack needs', () => {
  const { needsOf } = stackReferences(JSON.stringify(synthesizeEnvironment('dev', 'dev-001')));
  expect(needsOf('aws_launch_template.launch_template')).toContain('aws_db_instance.postgres');
  expect(needsOf('aws_lb_target_group.tg')).toEqual(new Set(['aws_lb_target_group.tg']));
});
