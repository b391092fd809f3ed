import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Element } from '../element.js';
import type { Model } from '../model.js';
import { readStack } from '../stack/read-stack.js';
import { isUnknown } from '../value.js';
import { completeFromStack } from './complete-from-stack.js';
import { readPlan } from './read-plan.js';

const fixture = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../test/fixtures/plans/${path}`, import.meta.url), 'utf8'));

function at(model: Model, address: string): Element {
  const element = model.byAddress(address);
  if (element === undefined) throw new Error(`${address} is not in the model.`);
  return element;
}

const addressesOf = (elements: readonly Element[]) => elements.map(({ address }) => address);
const followed = (model: Model, address: string, path: string) => {
  const { elements, unresolved } = model.follow(at(model, address), path);
  return unresolved ? [...addressesOf(elements), '?'] : addressesOf(elements);
};
const referring = (model: Model, address: string, type: string, path: string) =>
  addressesOf(model.referring(at(model, address), { type, path }).elements);

describe('a plan with modules', () => {
  const model = readPlan(fixture('modules/plan.json'));

  it('has every instance, with type, name and module', () => {
    expect(at(model, 'module.web["a"].aws_lb.alb[0]')).toMatchObject({
      type: 'aws_lb',
      name: 'alb',
      module: 'module.web["a"]',
      provider: 'provider.aws',
    });
    expect(model.ofType('aws_lb_listener')).toHaveLength(4);
    expect(at(model, 'module.database.module.parameters.aws_db_parameter_group.database').provider).toBe(
      'provider.aws.west',
    );
    expect(model.source).toBe('plan');
  });

  it.each([
    ['module.web["a"].aws_lb_listener.http["http"]', 'load_balancer_arn', ['module.web["a"].aws_lb.alb[0]']],
    ['module.database.aws_db_instance.database', 'vpc_security_group_ids', ['aws_security_group.app[0]']],
    [
      'module.database.aws_db_instance.database',
      'parameter_group_name',
      ['module.database.module.parameters.aws_db_parameter_group.database'],
    ],
    ['module.database.aws_db_instance.database', 'password', ['var.db_password']],
    ['aws_lb_listener_rule.health', 'listener_arn', ['module.web["a"].aws_lb_listener.http["http"]']],
    ['aws_lb_listener_rule.health', 'action.target_group_arn', ['module.web["a"].aws_lb_target_group.app']],
    ['aws_vpc_security_group_ingress_rule.app[1]', 'security_group_id', ['aws_security_group.app[1]']],
    ['aws_s3_bucket_versioning.logs["audit"]', 'bucket', ['aws_s3_bucket.logs["audit"]']],
    ['aws_s3_bucket_public_access_block.logs["access"]', 'bucket', ['aws_s3_bucket.logs["access"]']],
    ['data.aws_iam_policy_document.read', 'statement.resources', ['aws_s3_bucket.logs["access"]']],
    ['aws_iam_role.app', 'assume_role_policy', ['data.aws_iam_policy_document.trust']],
    ['aws_db_instance.write_only', 'password_wo', ['ephemeral.aws_secretsmanager_secret_version.password']],
    ['output.endpoint', 'value', ['module.database.aws_db_instance.database']],
    ['output.password', 'value', ['var.db_password']],
    ['provider.aws', 'region', ['var.region']],
    ['module.web["b"].aws_lb_listener.http["http"]', 'port', ['module.web["b"].var.listeners']],
    ['module.web["a"].aws_lb.alb[0]', 'security_groups', ['?']],
    ['module.web["a"].aws_lb_listener.http["http"]', 'default_action.target_group_arn', ['?']],
  ])('%s %s leads to %j', (address, path, expected) => {
    expect(followed(model, address, path)).toEqual(expected);
  });

  it('finds backwards too', () => {
    expect(referring(model, 'aws_s3_bucket.logs["audit"]', 'aws_s3_bucket_versioning', 'bucket')).toEqual([
      'aws_s3_bucket_versioning.logs["audit"]',
    ]);
    expect(
      referring(model, 'module.web["b"].aws_lb.alb[0]', 'aws_lb_listener', 'load_balancer_arn'),
    ).toHaveLength(2);
  });

  it('tells a literal password, one from a variable and one that is written only', () => {
    expect(at(model, 'aws_db_instance.literal').get('password').state).toBe('known');
    expect(at(model, 'aws_db_instance.literal').references).toEqual([]);
    expect(at(model, 'aws_db_instance.write_only').get('password_wo').state).toBe('unknown');
    expect(at(model, 'aws_db_instance.literal').get('password_wo').state).toBe('absent');
    expect(at(model, 'var.db_password').values).toEqual({ default: 'not-a-real-password', sensitive: true });
    expect(isUnknown(at(model, 'output.password').values.value)).toBe(true);
  });

  it('leaves out what the provider fills in, and says nothing of lifecycle', () => {
    expect(at(model, 'aws_db_instance.literal').get('multi_az').state).toBe('absent');
    expect(at(model, 'aws_security_group.app[0]').get('ingress').state).toBe('absent');
    expect(
      at(model, 'aws_s3_bucket_versioning.logs["audit"]').get('versioning_configuration.mfa_delete').state,
    ).toBe('absent');
    expect(at(model, 'aws_db_instance.literal').get('lifecycle.prevent_destroy').state).toBe('unknown');
  });

  it('has default tags where the provider puts them', () => {
    expect(at(model, 'aws_db_instance.literal').get('tags_all.Environment')).toEqual({
      state: 'known',
      value: 'prod',
    });
    expect(at(model, 'provider.aws').get('default_tags.tags.Environment')).toEqual({
      state: 'known',
      value: 'prod',
    });
    expect(at(model, 'provider.aws.west').get('region')).toEqual({ state: 'known', value: 'us-west-2' });
  });

  it('keeps what variables and outputs say of themselves', () => {
    expect(at(model, 'var.region').get('description').state).toBe('known');
    expect(at(model, 'output.endpoint').get('description').state).toBe('known');
    expect(model.byAddress('module.database.var.password')).toBeUndefined();
  });
});

describe('a plan with dynamic blocks', () => {
  const model = readPlan(fixture('dynamic-blocks/plan.json'));

  it('does not know where a dynamic block points', () => {
    expect(followed(model, 'aws_security_group.b', 'ingress.security_groups')).toEqual(['?']);
    expect(at(model, 'aws_security_group.b').get('ingress.from_port')).toEqual({ state: 'known', value: 22 });
    expect(at(model, 'aws_launch_template.b').get('block_device_mappings.device_name').state).toBe('unknown');
  });

  it('follows the inline rules of a group', () => {
    expect(followed(model, 'aws_security_group.c', 'ingress[1].security_groups')).toEqual([
      'aws_security_group.a',
    ]);
    expect(followed(model, 'aws_security_group.c', 'ingress')).toEqual(['aws_security_group.a']);
  });
});

describe('a plan of Terraform JSON', () => {
  const model = readPlan(fixture('terraform-json/plan.json'));

  it.each([
    ['aws_security_group.inline', 'ingress.security_groups', ['aws_security_group.g["a"]']],
    ['aws_security_group.inline', 'ingress[1].security_groups', ['aws_security_group.g["a"]']],
    ['aws_security_group.inline', 'ingress[0].security_groups', []],
    ['aws_vpc_security_group_ingress_rule.r["b"]', 'security_group_id', ['aws_security_group.g["b"]']],
    ['aws_lb_listener.h[1]', 'load_balancer_arn', ['aws_lb.l[1]']],
    ['aws_lb_listener.h[1]', 'default_action.target_group_arn', ['module.m[1].aws_lb_target_group.tg']],
    ['module.m[1].aws_lb_listener.l', 'load_balancer_arn', ['aws_lb.l[1]']],
    ['module.m[0].aws_security_group_rule.r', 'security_group_id', ['aws_security_group.g["b"]']],
    ['module.m[1].data.aws_iam_policy_document.d', 'statement.resources', ['aws_lb.l[1]']],
    [
      'aws_db_instance.d',
      'vpc_security_group_ids',
      ['aws_security_group.g["a"]', 'aws_security_group.g["b"]'],
    ],
    ['output.tgs', 'value', ['module.m[1].aws_lb_target_group.tg', 'module.m[0].aws_lb_target_group.tg']],
  ])('%s %s leads to %j', (address, path, expected) => {
    expect(followed(model, address, path)).toEqual(expected);
  });

  it('keeps inline rules apart, though the plan lists them in another order', () => {
    const [open, inner] = at(model, 'aws_security_group.inline').blocks('ingress') ?? [];
    expect(open?.values).toMatchObject({ from_port: 23, cidr_blocks: ['0.0.0.0/0'], security_groups: [] });
    expect(inner?.values.from_port).toBe(22);
    expect(inner?.items('security_groups')).toMatchObject([{ text: '${aws_security_group.g["a"].id}' }]);
  });
});

describe('the plan of our own stack', () => {
  const plan = readPlan(fixture('own-stack/plan.json'));
  const stack = readStack(fixture('own-stack/cdk.tf.json'));
  const whole = completeFromStack(plan, stack);
  const bare = (path: string) => path.replaceAll(/\[\d+\]/g, '');
  const edges = (model: Model) =>
    new Set(
      // A plan has no locals.
      model.elements
        .filter(({ type }) => type !== 'local')
        .flatMap(({ address, references }) =>
          references.map((one) => `${address} ${bare(one.path)}: ${one.address}.${one.attribute}`),
        ),
    );

  it('points where the stack does', () => {
    expect([...edges(whole)].sort()).toEqual([...edges(stack)].sort());
    const lost = [...edges(stack)].filter((edge) => !edges(plan).has(edge));
    expect(lost.every((edge) => / (user_data|secret_id): /.test(edge))).toBe(true);
  });

  it('leaves nothing untraced that the stack does not', () => {
    const open = (model: Model) =>
      model.elements.flatMap((one) =>
        Object.keys(one.values)
          .filter((name) => model.follow(one, name).unresolved)
          .map((name) => `${one.address} ${name}`),
      );
    expect(open(whole)).toEqual(open(stack));
    expect(open(plan).filter((one) => !one.endsWith(' lifecycle'))).toEqual([
      'aws_launch_template.launch_template user_data',
    ]);
  });

  it('has the text of policies, and the items of lists that are known only after apply', () => {
    const policy = at(plan, 'aws_s3_bucket_policy.bucket_policy').get('policy');
    expect(policy.state === 'unknown' && policy.unknown.text).toContain('aws:SecureTransport');
    expect(at(plan, 'aws_db_instance.postgres').items('vpc_security_group_ids')).toHaveLength(1);
    expect(at(plan, 'aws_s3_bucket_policy.bucket_policy').items('depends_on')).toHaveLength(1);
  });

  it.each([
    ['aws_autoscaling_group.asg', 'launch_template.id', ['aws_launch_template.launch_template']],
    [
      'aws_launch_template.launch_template',
      'iam_instance_profile.name',
      ['aws_iam_instance_profile.instance_profile'],
    ],
    ['aws_iam_instance_profile.instance_profile', 'role', ['aws_iam_role.ec2_role']],
    ['aws_lb_listener.https', 'load_balancer_arn', ['aws_lb.alb']],
    ['aws_db_instance.postgres', 'vpc_security_group_ids', ['aws_security_group.db_sg']],
    ['aws_db_instance.postgres', 'db_subnet_group_name', ['aws_db_subnet_group.db_subnet_group']],
  ])('leads from %s by %s to %j, and so does the stack', (address, path, expected) => {
    expect(followed(plan, address, path)).toEqual(expected);
    expect(followed(stack, address, path)).toEqual(expected);
  });

  it('finds the policies of the role, as the stack does', () => {
    for (const type of ['aws_iam_role_policy_attachment', 'aws_iam_role_policy'])
      expect(referring(plan, 'aws_iam_role.ec2_role', type, 'role')).toEqual(
        referring(stack, 'aws_iam_role.ec2_role', type, 'role'),
      );
    expect(referring(plan, 'aws_iam_role.ec2_role', 'aws_iam_role_policy_attachment', 'role')).toHaveLength(
      2,
    );
  });

  it('with its stack, knows lifecycle, backend and lines', () => {
    expect(at(whole, 'aws_s3_bucket.bucket').get('lifecycle').state).toBe('absent');
    expect(whole.elements.some(({ type }) => type === 'backend.local')).toBe(true);
  });
});

const change = (address: string, actions: string[], rest: object = {}) => {
  const [type, name] = address.split('.');
  return {
    address,
    mode: 'managed',
    type,
    name,
    change: { actions, after: actions.includes('delete') ? null : {}, ...rest },
  };
};

describe('what a plan may hold', () => {
  it('is left out when it only goes away', () => {
    const model = readPlan({
      resource_changes: [
        change('aws_x.gone', ['delete']),
        change('aws_x.forgotten', ['forget'], { after: null }),
        change('aws_x.new', ['create'], { after: { a: 1 }, after_unknown: { b: true } }),
        change('aws_x.replaced', ['delete', 'create'], { after: { a: 2 } }),
        { ...change('aws_x.new', ['delete']), deposed: '1a2b3c4d' },
        { address: 5 },
      ],
    });
    expect(addressesOf(model.ofType('aws_x'))).toEqual(['aws_x.new', 'aws_x.replaced']);
    expect(at(model, 'aws_x.new').get('b').state).toBe('unknown');
  });

  it('takes user data that the provider hashes, and provisioners, from the configuration', () => {
    const planned = (name: string, user_data: string) => ({
      address: `aws_instance.${name}`,
      mode: 'managed',
      type: 'aws_instance',
      name,
      change: { actions: ['create'], after: { user_data }, after_unknown: {} },
    });
    const configured = (name: string, more: object) => ({
      address: `aws_instance.${name}`,
      mode: 'managed',
      type: 'aws_instance',
      name,
      ...more,
    });
    const hash = 'a929304ed06c7e83da967be306af4a9fe2ee9b6f';
    const model = readPlan({
      resource_changes: [planned('written', hash), planned('elsewhere', hash)],
      configuration: {
        root_module: {
          resources: [
            configured('written', {
              expressions: { user_data: { constant_value: 'echo ${1 + 1}' } },
              provisioners: [{ type: 'local-exec', expressions: { command: { constant_value: 'ls' } } }],
            }),
            configured('elsewhere', { expressions: { user_data: { references: ['var.boot'] } } }),
          ],
        },
      },
    });
    const { user_data, provisioner } = at(model, 'aws_instance.written').values;
    expect(isUnknown(user_data) && user_data.text).toBe('echo ${1 + 1}');
    expect(provisioner).toEqual([{ 'local-exec': { command: 'ls' } }]);
    expect(at(model, 'aws_instance.elsewhere').values).toMatchObject({ user_data: hash });
  });

  it('takes a write-only literal, and code in it, from the configuration', () => {
    const model = readPlan({
      resource_changes: [
        change('aws_x.a', ['create'], {
          after: { password_wo: null, other_wo: null, list_wo: null, kms: null },
        }),
      ],
      configuration: {
        root_module: {
          resources: [
            {
              address: 'aws_x.a',
              expressions: {
                password_wo: { constant_value: 'literal' },
                other_wo: { constant_value: '${var.b}', references: ['var.b'] },
                list_wo: { constant_value: ['a', { b: '${var.b}', c: 1, '//': 2 }], references: ['var.b'] },
                kms: { references: ['var.kms'] },
              },
            },
          ],
        },
      },
    });
    const { values } = at(model, 'aws_x.a');
    expect(values).toMatchObject({ password_wo: 'literal', kms: null });
    expect(values.other_wo).toMatchObject({ text: '${var.b}', references: [{ address: 'var.b' }] });
    expect(values.list_wo).toMatchObject(['a', { b: { text: '${var.b}' }, c: 1 }]);
  });

  it('has the providers of a module in it, with where the module comes from', () => {
    const own = { name: 'aws', module_address: 'module.a', expressions: { region: { constant_value: 'x' } } };
    const model = readPlan({
      configuration: {
        provider_config: { 'module.a:aws': own, aws: { name: 'aws', alias: 'west' }, nothing: {} },
        root_module: { module_calls: { a: { source: './a', module: {} } } },
      },
    });
    expect(at(model, 'module.a.provider.aws')).toMatchObject({
      ...{ type: 'provider.aws', name: 'aws', module: 'module.a', moduleSource: './a' },
    });
    expect(at(model, 'module.a.provider.aws').get('alias')).toEqual({ state: 'absent' });
    expect(at(model, 'provider.aws.west')).toMatchObject({ type: 'provider.aws', module: '' });
    expect(at(model, 'provider.aws.west').get('alias')).toEqual({ state: 'known', value: 'west' });
  });

  it('ends references that go round in circles, or to what is not there', () => {
    const through = (name: string) => ({
      expression: { references: [`module.${name}.out`, `module.${name}`] },
    });
    const model = readPlan({
      resource_changes: [
        change('aws_x.a', ['create'], { after_unknown: { v: true, w: true, u: true, e: true } }),
      ],
      configuration: {
        provider_config: {
          own: {
            name: 'aws',
            module_address: 'module.a',
            expressions: { region: { references: ['var.in'] } },
          },
        },
        root_module: {
          resources: [
            {
              address: 'aws_x.a',
              provider_config_key: 'module.a:aws',
              expressions: {
                v: { references: ['module.a.out', 'module.a'] },
                w: { references: ['module.none.out', 'module.none'] },
                u: { references: ['module.a["x"].out'] },
                e: { references: ['each.value.id', 'each.value', 'count.index', 'path.module'] },
              },
            },
          ],
          module_calls: {
            a: {
              expressions: { in: { references: ['module.b.out', 'module.b'] } },
              module: { outputs: { out: { expression: { references: ['var.in'] } } } },
            },
            b: {
              module: {
                outputs: { out: through('c') },
                module_calls: {
                  c: {
                    module: { outputs: { out: { expression: { references: ['var.x'] } } } },
                    expressions: {},
                  },
                },
              },
            },
          },
        },
      },
    });
    expect(followed(model, 'aws_x.a', 'v')).toEqual(['?']);
    expect(followed(model, 'aws_x.a', 'w')).toEqual(['?']);
    expect(followed(model, 'aws_x.a', 'u')).toEqual(['?']);
    expect(followed(model, 'aws_x.a', 'e')).toEqual(['?']);
    expect(at(model, 'aws_x.a').provider).toBe('module.a.provider.aws');
    expect(at(model, 'module.a.provider.aws').type).toBe('provider.aws');
  });

  it('may have modules a thousand deep', () => {
    let module: object = { resources: [] };
    let address = '';
    let configuration: object = { outputs: { out: { expression: { references: ['aws_x.a.id'] } } } };
    const deep = 1000;
    for (let depth = 0; depth < deep; depth++) {
      configuration = {
        module_calls: { m: { module: configuration } },
        outputs: { out: { expression: { references: ['module.m.out', 'module.m'] } } },
      };
      address = `${address}${address === '' ? '' : '.'}module.m`;
    }
    module = {
      address,
      resources: [{ address: `${address}.aws_x.a`, type: 'aws_x', name: 'a', values: {} }],
    };
    for (let depth = 1; depth < deep; depth++) module = { child_modules: [module] };
    const model = readPlan({
      planned_values: { root_module: { child_modules: [module] } },
      resource_changes: [change('aws_y.y', ['create'], { after_unknown: { of: true } })],
      configuration: {
        root_module: {
          ...configuration,
          resources: [{ address: 'aws_y.y', expressions: { of: { references: ['module.m.out'] } } }],
        },
      },
    });
    expect(model.ofType('aws_x')).toHaveLength(1);
    expect(followed(model, 'aws_y.y', 'of')).toEqual(['?']);
  });

  it('may be anything: a plan with any part of it replaced is read and can be followed', () => {
    const plan = fixture('modules/plan.json');
    const junk = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constant(JSON.parse('{"__proto__": {"constructor": [true]}}')),
    );
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), junk, (stream, replacement) => {
        const model = readPlan(replaced(plan, stream, replacement));
        for (const element of model.elements)
          for (const path of Object.keys(element.values)) {
            model.follow(element, path);
            expect(model.referring(element, { type: 'aws_lb', path }).elements.length).toBeGreaterThanOrEqual(
              0,
            );
          }
      }),
      { numRuns: 50 },
    );
  });
});

/** A copy of JSON in which one place, which the numbers choose, holds something else. */
function replaced(
  json: Record<string, unknown>,
  numbers: Iterator<number>,
  replacement: unknown,
): Record<string, unknown> {
  const copy = structuredClone(json);
  let inner: Record<string, unknown> = copy;
  for (;;) {
    const keys = Object.keys(inner);
    const key = keys[(numbers.next().value ?? 0) % keys.length] ?? '';
    const next = inner[key];
    const goesOn =
      typeof next === 'object' &&
      next !== null &&
      Object.keys(next).length > 0 &&
      (numbers.next().value ?? 0) % 8 !== 0;
    if (!goesOn) {
      inner[key] = replacement;
      return copy;
    }
    inner = Object(next);
  }
}

it('knows an ephemeral variable by the value that the plan does not record', () => {
  const variables = { password: { sensitive: true }, region: { default: 'ap-southeast-1' } };
  const plan = (recorded: object) =>
    readPlan({ ...recorded, configuration: { root_module: { variables } } })
      .ofType('variable')
      .map(({ name, values }) => [name, values.ephemeral]);
  expect(plan({ variables: { region: { value: 'ap-southeast-1' } } })).toEqual([
    ['password', true],
    ['region', undefined],
  ]);
  // Without the record nothing can be said.
  expect(plan({})).toEqual([
    ['password', undefined],
    ['region', undefined],
  ]);
});

it('takes no reference to a resource whose count gave nothing, unless the plan is of some targets alone', () => {
  const plan = (rest: object = {}) =>
    readPlan({
      ...rest,
      resource_changes: [
        change('aws_x.a', ['create'], { after_unknown: { v: true } }),
        change('aws_y.there', ['create']),
      ],
      configuration: {
        root_module: {
          resources: [
            {
              address: 'aws_x.a',
              expressions: {
                v: {
                  references: [
                    'aws_y.there.id',
                    'aws_y.there',
                    'aws_y.none[0].id',
                    'aws_y.none[0]',
                    'aws_y.none',
                  ],
                },
              },
            },
            { address: 'aws_y.there' },
            { address: 'aws_y.none', count_expression: { references: ['var.more'] } },
          ],
        },
      },
    });
  expect(followed(plan(), 'aws_x.a', 'v')).toEqual(['aws_y.there']);
  expect(followed(plan({ complete: false }), 'aws_x.a', 'v')).toEqual(['aws_y.there', '?']);
});
