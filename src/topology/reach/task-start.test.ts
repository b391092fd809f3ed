import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { topologyOf } from '../topology-of.js';
import type { ReachAnswer } from './answer.js';
import { reach } from './reach.js';

const allows = (Action: string, Resource: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] });

interface Given {
  /** `container_definitions`, or the one of its secrets. */
  readonly containers?: string;
  readonly valueFrom?: string;
  readonly task?: Json;
  readonly service?: Json;
  readonly policy?: string;
}

/** A service of ECS whose execution role may read a secret, and whose task has no role of its own. */
function ask(given: Given, to = 'aws_secretsmanager_secret.own'): ReachAnswer {
  const { valueFrom = '${aws_secretsmanager_secret.own.arn}' } = given;
  const secrets = JSON.stringify([{ name: 'app', secrets: [{ name: 'DB', valueFrom }] }]);
  const model = readStack({
    provider: { aws: { region: 'eu-west-1', allowed_account_ids: ['111122223333'] } },
    resource: {
      aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
      aws_internet_gateway: { main: { vpc_id: '${aws_vpc.main.id}' } },
      aws_route_table: {
        main: {
          vpc_id: '${aws_vpc.main.id}',
          route: [{ cidr_block: '0.0.0.0/0', gateway_id: '${aws_internet_gateway.main.id}' }],
        },
      },
      aws_subnet: { app: { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.1.0/24' } },
      aws_route_table_association: {
        app: { subnet_id: '${aws_subnet.app.id}', route_table_id: '${aws_route_table.main.id}' },
      },
      aws_security_group: {
        app: {
          vpc_id: '${aws_vpc.main.id}',
          egress: [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }],
        },
      },
      aws_secretsmanager_secret: { own: { name: 'own' }, other: { name: 'other' } },
      aws_secretsmanager_secret_version: { own: { secret_id: '${aws_secretsmanager_secret.own.id}' } },
      aws_ssm_parameter: { own: { name: '/app/own', type: 'String', value: 'x' } },
      aws_iam_role: { execution: { assume_role_policy: '{}' } },
      aws_iam_role_policy: {
        read: {
          role: '${aws_iam_role.execution.id}',
          policy: given.policy ?? allows('secretsmanager:GetSecretValue', '*'),
        },
      },
      aws_ecs_task_definition: {
        app: {
          family: 'app',
          execution_role_arn: '${aws_iam_role.execution.arn}',
          container_definitions: given.containers ?? secrets,
          ...given.task,
        },
      },
      aws_ecs_service: {
        app: {
          launch_type: 'FARGATE',
          task_definition: '${aws_ecs_task_definition.app.arn}',
          network_configuration: [
            {
              subnets: ['${aws_subnet.app.id}'],
              security_groups: ['${aws_security_group.app.id}'],
              assign_public_ip: true,
            },
          ],
          ...given.service,
        },
      },
    },
  });
  const topology = topologyOf(model);
  const [from, target] = ['aws_ecs_service.app', to].map((name) =>
    topology.places.find(({ address }) => address === name),
  );
  if (from === undefined || target === undefined) throw new Error(`No ${to}`);
  return reach(topology, from, target);
}

describe('what ECS hands to containers', () => {
  it('is read by the execution role, and is in the containers then', () => {
    const { outcome, path } = ask({});
    expect(outcome).toBe('reachable');
    expect(path.map(({ text }) => text)).toContain(
      'aws_ecs_task_definition.app hands aws_secretsmanager_secret.own to its containers',
    );
    expect(path.at(-1)?.source?.element.address).toBe('aws_iam_role_policy.read');
    expect(ask({ policy: allows('s3:*', '*') }).outcome).toBe('blocked');
  });

  it('is that alone: containers read nothing else by the execution role', () => {
    expect(ask({}, 'aws_secretsmanager_secret.other').outcome).toBe('blocked');
  });

  it.each([
    ['with a key of its text', '${aws_secretsmanager_secret.own.arn}:password::', 'reachable'],
    ['by its version', '${aws_secretsmanager_secret_version.own.arn}', 'reachable'],
    [
      'by an ARN that may be its own',
      'arn:aws:secretsmanager:eu-west-1:111122223333:secret:own-Xy12Zw:k::',
      'unknown',
    ],
    [
      'by the ARN of another one',
      'arn:aws:secretsmanager:eu-west-1:111122223333:secret:else-Xy12Zw',
      'blocked',
    ],
    ['by what nobody knows', '${var.secret}', 'unknown'],
  ])('is named %s', (_, valueFrom, outcome) => {
    expect(ask({ valueFrom }).outcome).toBe(outcome);
  });

  it('is a parameter by its name or its ARN, for which ECS asks by GetParameters', () => {
    const policy = allows('ssm:GetParameters', '*');
    for (const valueFrom of ['/app/own', '${aws_ssm_parameter.own.name}', '${aws_ssm_parameter.own.arn}'])
      expect(ask({ valueFrom, policy }, 'aws_ssm_parameter.own').outcome).toBe('reachable');
    expect(ask({ valueFrom: '/app/other', policy }, 'aws_ssm_parameter.own').outcome).toBe('blocked');
  });

  it('is read in the words of Terraform as well, and unknown where the definition is computed', () => {
    const words =
      '[{ name = "app", secrets = [{ name = "DB", valueFrom = aws_secretsmanager_secret.own.arn }] }]';
    expect(ask({ containers: `\${jsonencode(${words})}` }).outcome).toBe('reachable');
    const computed = '${templatefile("x", { secret = aws_secretsmanager_secret.own.arn })}';
    expect(ask({ containers: computed }).outcome).toBe('unknown');
    expect(ask({ containers: computed }, 'aws_secretsmanager_secret.other').outcome).toBe('blocked');
  });

  it('is read from the network of the host where that is not Fargate: unknown', () => {
    expect(ask({ service: { launch_type: 'EC2' } }).outcome).toBe('unknown');
    const provider = {
      launch_type: undefined,
      capacity_provider_strategy: [{ capacity_provider: 'FARGATE_SPOT' }],
    };
    expect(ask({ service: provider }).outcome).toBe('reachable');
  });
});
