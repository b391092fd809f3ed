import type { Element } from '../../model/element.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../verdict.js';

const path = 'subnet_ids';

function check(group: Element, { model }: CheckContext): Verdict {
  const ids = group.items(path);
  if (ids === undefined) {
    // What a data source lists is there already; that RDS refuses one zone is the last word then.
    const listed = model.follow(group, path).elements.some(({ type }) => /^data\.aws_subnets?$/.test(type));
    return listed ? notApplicable : unknown(path);
  }
  if (ids.length < 2) return fail(path, 'It has fewer than two subnets.');
  const zones = model
    .follow(group, path)
    .elements.filter(({ type }) => type === 'aws_subnet')
    .map(({ values }) => values.availability_zone ?? values.availability_zone_id);
  const isKnown = zones.length === ids.length && zones.every((zone) => typeof zone === 'string');
  return isKnown && new Set(zones).size < 2 ? fail(path, 'All of its subnets are in one zone.') : pass;
}

const group = (zones: readonly [string, string]) => ({
  stack: {
    resource: {
      aws_subnet: { one: { availability_zone: zones[0] }, two: { availability_zone: zones[1] } },
      aws_db_subnet_group: { db: { subnet_ids: ['${aws_subnet.one.id}', '${aws_subnet.two.id}'] } },
    },
  },
});

export default defineRule({
  id: 'RDS-36',
  title: 'A DB subnet group spans two zones',
  severity: 'medium',
  area: 'availability',
  requirement: 5,
  resource: 'aws_db_subnet_group',
  setting: 'network.subnetIds',
  why: 'RDS refuses a group in one zone, and a standby would have no place.',
  fix: 'Give `subnet_ids` subnets of two Availability Zones or more.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
  examples: {
    pass: [{ subnet_ids: ['subnet-1', 'subnet-2'] }, group(['eu-central-1a', 'eu-central-1b'])],
    fail: [{}, { subnet_ids: ['subnet-1'] }, group(['eu-central-1a', 'eu-central-1a'])],
    unknown: [{ subnet_ids: '${var.subnets}' }],
  },
  check,
});
