import { describe, expect, it } from 'vitest';
import { everyOption } from '../../../test/fixtures/every-option.js';
import {
  existingNetwork,
  foreignPlans,
  ownModel,
  planModel,
} from '../../../test/fixtures/graph/example-models.js';
import type { Model } from '../../model/model.js';
import { managedElements } from '../../model/needs-of.js';
import { partsOf } from './map-picture.js';
import type { Picture } from './picture.js';
import { pictureOf } from './picture-of.js';

const draw = (model: Model) => pictureOf(model, { name: 'x', caption: 'y' });

/** Tiers with what stands in them and where: `public: aws_lb.alb [1, 2, 3]`. */
function grid({ regions }: Picture): readonly string[] {
  return regions.flatMap(({ vpcs }) =>
    vpcs.flatMap(({ zones, tiers }) =>
      tiers.map(({ reach, boxes, subnets }) => {
        const at = (ids: readonly string[]) =>
          ids.map((id) => zones.findIndex((zone) => zone.id === id) + 1).join(', ');
        const all = boxes.map((box) => `${box.id} [${at(box.zones)}]`);
        return `${reach} ${at(subnets.map(({ zone }) => zone))}: ${all.join('; ')}`;
      }),
    ),
  );
}

const edges = ({ edges: all }: Picture) =>
  all.map(({ from, to, label, isCertain }) => `${from} → ${to}: ${label}${isCertain ? '' : '?'}`);

describe('a production with a VPC of its own', () => {
  const picture = draw(ownModel('prod'));

  it('has three zones and three tiers; what spans zones is one bar, a NAT gateway stands in each', () => {
    expect(grid(picture)).toEqual([
      'public 1, 2, 3: aws_lb.alb [1, 2, 3]; aws_nat_gateway.nat_1 [1]; aws_nat_gateway.nat_2 [2]; aws_nat_gateway.nat_3 [3]',
      'private 1, 2, 3: aws_autoscaling_group.asg [1, 2, 3]',
      'isolated 1, 2, 3: aws_db_instance.postgres [1, 2, 3]',
    ]);
  });

  it('leads from the internet to the database, and out by the NAT gateways', () => {
    expect(edges(picture)).toEqual([
      'internet → aws_internet_gateway.internet_gateway: ',
      'aws_internet_gateway.internet_gateway → aws_lb.alb: HTTP 80',
      'aws_lb.alb → aws_autoscaling_group.asg: HTTPS 8080',
      'aws_autoscaling_group.asg → aws_db_instance.postgres: TCP 5432',
      'aws_autoscaling_group.asg → aws_vpc_endpoint.s3: HTTPS 443',
      'aws_autoscaling_group.asg → aws_nat_gateway.nat_1: HTTPS 443',
      'aws_autoscaling_group.asg → aws_nat_gateway.nat_2: ',
      'aws_autoscaling_group.asg → aws_nat_gateway.nat_3: ',
      'aws_autoscaling_group.asg → data.aws_secretsmanager_secret.rds_password: read',
      'aws_autoscaling_group.asg → aws_s3_bucket.bucket: read, write',
    ]);
  });

  it('marks what is encrypted, stands twice, is protected and is public', () => {
    const boxes = picture.regions.flatMap(({ vpcs }) =>
      vpcs.flatMap(({ tiers }) => tiers.flatMap((one) => one.boxes)),
    );
    expect(Object.fromEntries(boxes.map(({ id, marks }) => [id, marks]))).toMatchObject({
      'aws_lb.alb': ['public', 'protected'],
      'aws_autoscaling_group.asg': ['encrypted'],
      'aws_db_instance.postgres': ['encrypted', 'Multi-AZ', 'protected'],
    });
  });

  it('has the parts of a box in it: listener and target group, launch template, subnet and parameter group', () => {
    const elements = (id: string) => partsOf(picture).find((one) => one.id === id)?.elements;
    expect(elements('aws_lb.alb')).toEqual(
      expect.arrayContaining(['aws_lb_listener.http', 'aws_lb_target_group.tg', 'aws_security_group.alb_sg']),
    );
    expect(elements('aws_autoscaling_group.asg')).toEqual(
      expect.arrayContaining(['aws_launch_template.launch_template', 'aws_autoscaling_policy.scale_on_cpu']),
    );
    expect(elements('aws_db_instance.postgres')).toEqual(
      expect.arrayContaining([
        'aws_db_subnet_group.db_subnet_group',
        'aws_db_parameter_group.db_parameter_group',
      ]),
    );
  });
});

it('a development in the default VPC stands in one tier, whose zones nobody knows yet, and leaves by its gateway', () => {
  const picture = draw(ownModel('dev'));
  expect(grid(picture)).toEqual([
    'public 1: aws_lb.alb [1]; aws_autoscaling_group.asg [1]; aws_db_instance.postgres [1]',
  ]);
  expect(edges(picture)).toContain(
    'aws_autoscaling_group.asg → internet gateway of data.aws_vpc.vpc: HTTPS 443',
  );
  expect(picture.regions.flatMap(({ vpcs }) => vpcs.map(({ name }) => name))).toEqual(['Default VPC']);
});

it('a plan of it, which knows the ids that its lookup has found, has these subnets once', () => {
  expect(grid(draw(planModel('updates/dev-001.json')))).toEqual([
    'public 1: aws_lb.alb [1]; aws_autoscaling_group.asg [1]; aws_db_instance.postgres [1]',
  ]);
});

it('an existing network has a column for each subnet that is named, and routes that nobody knows', () => {
  const picture = draw(ownModel('prod', existingNetwork));
  expect(grid(picture)).toEqual([
    'unknown 1, 2: aws_lb.alb [1, 2]; aws_autoscaling_group.asg [1, 2]; aws_db_instance.postgres [1, 2]',
  ]);
  expect(picture.regions[0]?.vpcs[0]?.details).toEqual(['not made by this stack']);
  expect(edges(picture)).toContain('aws_lb.alb → aws_autoscaling_group.asg: HTTPS 8080');
});

const stacks: readonly (readonly [string, () => Model])[] = [
  ...foreignPlans.map((path) => [path, () => planModel(path)] as const),
  ...everyOption.map(({ name, environment, config }) => [name, () => ownModel(environment, config)] as const),
];

it.each(stacks)('%s: everything that the stack manages is in the picture once', (_, model) => {
  const made = model();
  const picture = draw(made);
  const drawn = [
    ...partsOf(picture).flatMap(({ elements }) => elements),
    ...picture.unplaced.map(({ address }) => address),
  ];
  const managed = managedElements(made).map(({ address }) => address);
  const lookups = drawn.filter((address) => /(?:^|\.)data\./.test(address));
  expect(drawn.filter((address) => !lookups.includes(address)).toSorted()).toEqual(managed.toSorted());
  const ids = partsOf(picture).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { from, to } of picture.edges) {
    expect(['internet', ...ids]).toContain(from);
    expect(['internet', ...ids]).toContain(to);
  }
});
