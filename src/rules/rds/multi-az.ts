import type { Element } from '../../model/element.js';
import { textOf } from '../../model/value.js';
import { mustEqual } from '../conditions/attribute.js';
import { byType } from '../conditions/by-type.js';
import { unlessSet } from '../conditions/unless-set.js';
import { type CheckContext, defineRule } from '../define-rule.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';

/** How many instances a block makes: `count`, or one; undefined when it is known only after apply. */
function instancesOf(instance: Element): number | undefined {
  if (instance.get('for_each').state !== 'absent') return undefined;
  const count = instance.get('count');
  if (count.state === 'absent') return 1;
  return count.state === 'known' ? Number(textOf(count.value)) : undefined;
}

function mustHaveTwoInstances(cluster: Element, { model }: CheckContext): Verdict {
  const { elements, unresolved } = model.referring(cluster, {
    type: 'aws_rds_cluster_instance',
    path: 'cluster_identifier',
  });
  const counts = elements.map(instancesOf);
  const known = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  if (known >= 2) return pass;
  return unresolved || counts.includes(undefined)
    ? unknown('', 'The number of instances of the cluster is unknown.')
    : fail('', 'The cluster has fewer than two instances.');
}

const cluster = (instances: object) => ({
  stack: {
    resource: {
      aws_rds_cluster: { aurora: { engine: 'aurora-postgresql' } },
      aws_rds_cluster_instance: instances,
    },
  },
});
const member = { cluster_identifier: '${aws_rds_cluster.aurora.id}' };

export default defineRule({
  id: 'RDS-6',
  title: 'The database has a standby in a second zone',
  severity: 'medium',
  area: 'availability',
  requirement: 5,
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  setting: 'database.multiAz',
  why: 'A zone that fails, or a patch of the host, otherwise stops the application until a backup has been restored.',
  fix: 'Set `multi_az = true`; give an Aurora cluster a second `aws_rds_cluster_instance`.',
  controls: {
    'AWS-FSBP': { 'RDS.5': ['PR', 'SH', 'SP'] },
    'CIS-AWS-5.0': { '2.2.4': ['PR', 'SH', 'SP'] },
    HIPAA: {
      '164.308(a)(7)(i)': ['GR', 'NAG', 'PR', 'SP'],
      '164.308(a)(7)(ii)(A)': ['PR', 'SP'],
      '164.308(a)(7)(ii)(B)': ['PR', 'SP'],
      '164.308(a)(7)(ii)(C)': ['GR', 'NAG', 'PR', 'SP'],
    },
  },
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html',
  examples: {
    pass: [
      { multi_az: true },
      cluster({ one: member, two: member }),
      cluster({ both: { ...member, count: 2 } }),
      { stack: { resource: { aws_rds_cluster: { db: { db_cluster_instance_class: 'db.m6gd.large' } } } } },
    ],
    fail: [{ multi_az: false }, {}, { replicate_source_db: 'main' }, cluster({ one: member })],
    unknown: [{ multi_az: '${var.multi_az}' }, cluster({ all: { ...member, for_each: '${var.instances}' } })],
  },
  check: byType({
    // AWS's control does not leave replicas out: they can have a standby of their own.
    aws_db_instance: mustEqual('multi_az', true),
    // A Multi-AZ DB cluster, which has its two readers by itself, is told by its instance class.
    aws_rds_cluster: unlessSet(['replication_source_identifier'], (element, context) =>
      element.get('db_cluster_instance_class').state === 'absent'
        ? mustHaveTwoInstances(element, context)
        : pass,
    ),
  }),
});
