import type { Element } from '../../model/element.js';
import { isUnknown } from '../../model/value.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../verdict.js';
import { isOfDefaultVpc } from './facts/default-subnets.js';

const path = 'subnet_ids';

function check(group: Element, { model }: CheckContext): Verdict {
  const ids = group.items(path);
  const found = model.follow(group, path).elements;
  // The default VPC has a subnet in each zone; of other subnets that exist already nobody can see the zones here.
  if (ids === undefined) return found.some(isOfDefaultVpc) ? notApplicable : unknown(path);
  if (ids.length < 2) return fail(path, 'It has fewer than two subnets.');
  // A plan knows the ids of all of them. Single ones that somebody chose may be in one zone.
  if (found.some((subnets) => subnets.type === 'data.aws_subnets' && isOfDefaultVpc(subnets)))
    return notApplicable;
  const zones = found.filter(({ type }) => type === 'aws_subnet').map(zoneOf);
  if (zones.length < ids.length) return unknown(path);
  const told = zones.filter((zone) => zone !== undefined);
  if (new Set(told).size > 1) return pass;
  return told.length < zones.length ? unknown(path) : fail(path, 'All of its subnets are in one zone.');
}

/** Zones that only Terraform can compute are told apart by their expressions. Undefined where AWS chooses, or nothing is known. */
function zoneOf({ values }: Element): string | undefined {
  const zone = values.availability_zone ?? values.availability_zone_id;
  if (isUnknown(zone)) return zone.text;
  return typeof zone === 'string' && zone !== '' ? zone : undefined;
}

const group = (zones: readonly [string, string]) => ({
  stack: {
    resource: {
      aws_subnet: { one: { availability_zone: zones[0] }, two: { availability_zone: zones[1] } },
      aws_db_subnet_group: { db: { subnet_ids: ['${aws_subnet.one.id}', '${aws_subnet.two.id}'] } },
    },
  },
});

const chosen = {
  stack: {
    data: { aws_subnet: { one: { default_for_az: true }, two: { default_for_az: true } } },
    resource: {
      aws_db_subnet_group: { db: { subnet_ids: ['${data.aws_subnet.one.id}', '${data.aws_subnet.two.id}'] } },
    },
  },
};

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
    pass: [group(['eu-central-1a', 'eu-central-1b'])],
    fail: [{}, { subnet_ids: ['subnet-1'] }, group(['eu-central-1a', 'eu-central-1a'])],
    unknown: [{ subnet_ids: ['subnet-1', 'subnet-2'] }, { subnet_ids: '${var.subnets}' }, chosen],
  },
  check,
});
