import type { RouteTable } from '@aws-sdk/client-ec2';
import { asEc2, type Ec2Question, filters } from './ask-ec2.js';
import { defineResource } from './define-resource.js';
import { associationEffects, networkAbsence, routeEffects, routePresence } from './effects/vpc.js';
import { joined, text } from './lookup.js';

/** Route tables that meet the filters, of which each is told as `told` says; undefined leaves it out. */
function tables(told: (table: RouteTable) => string | undefined): Ec2Question {
  return async ({ sdk, client }, Filters) => {
    const answer = await client.send(new sdk.DescribeRouteTablesCommand({ Filters }));
    return answer.RouteTables?.flatMap((table) => {
      const id = told(table);
      return id === undefined ? [] : [{ id, tags: table.Tags }];
    });
  };
}

/** A route table. */
export const routeTable = defineResource({
  type: 'aws_route_table',
  unique: { none: 'has no name' },
  identity: ['vpc_id', 'tags.Name'],
  find: (target, names) =>
    asEc2(
      target,
      tables(({ RouteTableId }) => RouteTableId),
      filters([
        ['vpc-id', text(names, 'vpc_id')],
        ['tag:Name', text(names, 'tags.Name')],
      ]),
    ),
  absence: networkAbsence.routeTable,
  holdsData: false,
});

const routeOrder = { order: ['route_table_id', 'destination_cidr_block'], separator: '_' };

const route = defineResource({
  type: 'aws_route',
  unique: { none: 'lies in its route table' },
  identity: ['route_table_id', 'destination_cidr_block'],
  importId: (names) => joined(names, routeOrder),
  find: async (target, names) => {
    const block = text(names, 'destination_cidr_block');
    const found = await asEc2(
      target,
      tables(({ Routes = [] }) =>
        Routes.some(({ DestinationCidrBlock }) => DestinationCidrBlock === block)
          ? joined(names, routeOrder)
          : undefined,
      ),
      filters([['route-table-id', text(names, 'route_table_id')]]),
    );
    // The tags are those of the table: a route has none.
    return found === undefined ? undefined : { importId: found.importId, tags: undefined };
  },
  effects: routeEffects,
  presence: routePresence,
  holdsData: false,
});

const association = defineResource({
  type: 'aws_route_table_association',
  unique: { none: 'has no name' },
  identity: ['subnet_id', 'route_table_id'],
  importId: (names) => joined(names, { order: ['subnet_id', 'route_table_id'], separator: '/' }),
  find: async (target, names) => {
    const subnet = text(names, 'subnet_id');
    const found = await asEc2(
      target,
      tables(({ RouteTableId }) => `${subnet}/${RouteTableId}`),
      filters([['association.subnet-id', subnet]]),
    );
    return found === undefined ? undefined : { importId: found.importId, tags: undefined };
  },
  effects: associationEffects,
  presence: routePresence,
  holdsData: false,
});

/** Routes, and which subnets follow which table. */
export const routeTypes = [route, association];
