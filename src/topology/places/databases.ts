import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { type Certainty, certain, some } from '../../rules/conditions/certainty.js';
import { knownText, readSet } from '../../rules/conditions/read-set.js';
import { listeningPorts } from '../../rules/security-groups/facts/listening-ports.js';
import { allIdsAt, unknownAt } from '../ids-at.js';
import { type Known, known, notKnown } from '../known.js';
import { labelOf } from '../label-of.js';
import { flagAt } from '../readings.js';
import type { Place, PlaceKind, PublicAddress, ServedPort } from './place.js';
import { networkOf, type Standing, subnetsOfGroup } from './standing.js';

interface Shape {
  readonly type: string;
  readonly kind: PlaceKind;
  readonly subnetGroup: string;
  readonly groups: string;
  /** The port where neither the block nor its engine says one. */
  readonly port?: number;
}

const ofRds = {
  kind: 'database',
  subnetGroup: 'db_subnet_group_name',
  groups: 'vpc_security_group_ids',
} as const;
const ofCache = { kind: 'cache', subnetGroup: 'subnet_group_name', groups: 'security_group_ids' } as const;

const shapes: readonly Shape[] = [
  { type: 'aws_db_instance', ...ofRds },
  { type: 'aws_rds_cluster', ...ofRds },
  { type: 'aws_docdb_cluster', ...ofRds },
  { type: 'aws_neptune_cluster', ...ofRds, subnetGroup: 'neptune_subnet_group_name' },
  { type: 'aws_redshift_cluster', ...ofRds, subnetGroup: 'cluster_subnet_group_name' },
  { type: 'data.aws_db_instance', ...ofRds, subnetGroup: 'db_subnet_group', groups: 'vpc_security_groups' },
  { type: 'aws_elasticache_cluster', ...ofCache },
  { type: 'aws_elasticache_replication_group', ...ofCache },
];

/** Databases and caches. */
export function databasesOf(standing: Standing): readonly Place[] {
  const { model } = standing;
  return shapes.flatMap((shape) =>
    model
      .ofType(shape.type)
      // A node of a replication group is a part of it.
      .filter(
        (one) => one.get('replication_group_id').state === 'absent' || one.type !== 'aws_elasticache_cluster',
      )
      .map((one) => place(one, shape, standing)),
  );
}

function place(element: Element, shape: Shape, standing: Standing): Place {
  const { model } = standing;
  const isLookup = element.type.startsWith('data.');
  const isOpen = isLookup && element.get(shape.groups).state === 'absent';
  return {
    ...{ address: element.address, label: labelOf(element, model), kind: shape.kind, element },
    variant: knownText(element, 'engine'),
    isManaged: !isLookup,
    network: networkOf(standing, {
      subnets: isOpen
        ? notKnown(`${element.address} is looked up`)
        : subnetsOfGroup(element, model, shape.subnetGroup),
      groups: isOpen ? notKnown(`${element.address} is looked up`) : allIdsAt(model, element, [shape.groups]),
      publicAddress: () => publicAddress(element, model),
      ipv6: isDual(element),
    }),
    ports: portsOf(element, model),
    roles: known([]),
    keys: allIdsAt(model, element, ['kms_key_id', 'kms_key_arn']),
  };
}

function publicAddress(element: Element, model: Model): PublicAddress {
  const members = model.referring(element, { type: 'aws_rds_cluster_instance', path: 'cluster_identifier' });
  const absent: Certainty = element.type.startsWith('data.')
    ? 'maybe'
    : element.type === 'aws_redshift_cluster'
      ? 'maybe'
      : 'no';
  const isPublic = some(
    flagAt(element, 'publicly_accessible', absent),
    ...members.elements.map((one) => flagAt(one, 'publicly_accessible', 'no')),
  );
  return {
    ipv4: isPublic,
    // The IPv6 address of a database is private: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
    ipv6: 'no',
    why: `\`publicly_accessible\` of ${element.address} is ${isPublic === 'yes' ? '' : 'not '}set`,
    element,
  };
}

/** `network_type` is `DUAL` for RDS, `dual_stack` for ElastiCache. */
function isDual(element: Element): Certainty {
  if (readSet(element, 'network_type').state === 'unknown') return 'maybe';
  return certain(/^dual/i.test(knownText(element, 'network_type') ?? ''));
}

function portsOf(element: Element, model: Model): Known<readonly ServedPort[]> {
  const ports = listeningPorts(element, model);
  if (ports.length === 0) return notKnown(`The port of ${element.address} is not known`);
  const found: ServedPort[] = [];
  for (const port of ports) {
    if (port === undefined) return notKnown(unknownAt(element, 'port'));
    found.push({ protocol: 'tcp', port, element, targetGroups: known([]) });
  }
  return known(found);
}
