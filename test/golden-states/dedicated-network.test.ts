import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../cli/run-cli.js';
import { requires } from '../requires.js';
import { GoldenPlans } from './golden-plans.js';

const suffix = 'dev-404';

interface Change {
  readonly address: string;
  readonly mode: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
  };
}

/** Two zones and one NAT gateway, as the state has them, unless the test says otherwise. */
const file = (network: string) => () =>
  `version: 1\nedition: 2026-12\nenvironments:\n  ${suffix}: { environment: dev, network: { mode: dedicated, flowLogs: true, ${network} }, database: { password: { source: generated } } }\n`;
const deployed = file('zones: 2, nat: one');

/** What a network is made of, without what stands in it. */
const ofNetwork =
  /^(aws_(vpc|subnet|internet_gateway|eip|nat_gateway|route|route_table|route_table_association|network_acl|default_\w+|vpc_endpoint|flow_log)|terraform_data)\./;

describe.runIf(requires('terraform') && requires('python'))(
  'a deployed environment in a dedicated network',
  () => {
    const plans = new GoldenPlans(join(repository, 'test', 'golden-states', 'dedicated'));
    beforeAll(() => plans.open([suffix], deployed));
    afterAll(() => plans.close());

    /** What a plan of these settings changes in the network, by address. */
    const changes = (network: () => string) => {
      const [environment] = plans.load(network());
      if (environment === undefined) throw new Error('The file has no environment.');
      const { resource_changes: planned }: { readonly resource_changes: readonly Change[] } = JSON.parse(
        plans.plan(environment),
      );
      const all = planned.filter(
        ({ mode, change }) => mode === 'managed' && !change.actions.includes('no-op'),
      );
      expect(all.filter(({ change }) => change.actions.length > 1).map(({ address }) => address)).toEqual([]);
      return new Map(
        all.filter(({ address }) => ofNetwork.test(address)).map((one) => [one.address, one.change]),
      );
    };
    const doing = (found: ReturnType<typeof changes>, action: string) =>
      [...found].flatMap(([address, { actions }]) => (actions.join() === action ? [address] : [])).sort();

    it('keeps its network as it is', () => {
      expect([...changes(deployed).keys()]).toEqual([]);
    });

    it('gets a third zone by additions alone', () => {
      const found = changes(file('zones: 3, nat: one'));
      expect(doing(found, 'delete')).toEqual([]);
      expect(doing(found, 'create')).toEqual([
        'aws_route.private_nat_3',
        'aws_route_table.private_routes_3',
        'aws_route_table_association.database_routes_of_3',
        'aws_route_table_association.private_routes_of_3',
        'aws_route_table_association.public_routes_of_3',
        'aws_subnet.database_3',
        'aws_subnet.private_3',
        'aws_subnet.public_3',
      ]);
      // What is updated is a list that the new zone is added to.
      expect(doing(found, 'update')).toEqual([
        'aws_network_acl.database_acl',
        'aws_network_acl.private_acl',
        'aws_network_acl.public_acl',
        'aws_vpc_endpoint.s3',
      ]);
    });

    it.each([
      ['per-zone', ['aws_eip.nat_address_2', 'aws_nat_gateway.nat_2'], []],
      [
        'none',
        [],
        [
          'aws_eip.nat_address_1',
          'aws_nat_gateway.nat_1',
          'aws_route.private_nat_1',
          'aws_route.private_nat_2',
        ],
      ],
    ])('changes to NAT `%s` without touching a subnet', (nat, created, deleted) => {
      const found = changes(file(`zones: 2, nat: ${nat}`));
      expect(
        [...found.keys()].filter((address) => /^aws_(vpc|subnet|route_table\w*|network_acl)\./.test(address)),
      ).toEqual([]);
      expect(doing(found, 'create').filter((address) => !address.startsWith('aws_vpc_endpoint.'))).toEqual(
        created,
      );
      expect(doing(found, 'delete')).toEqual(deleted);
    });

    it('stays where it is when AWS adds a zone', () => {
      const known = JSON.stringify(['ap-southeast-1a', 'ap-southeast-1b', 'ap-southeast-1c']);
      const former = JSON.stringify(['ap-southeast-1a', 'ap-southeast-1b']);
      plans.changeState(suffix, (state) => {
        const document = JSON.parse(state);
        const kept = document.resources.find(
          ({ type, name }: { type: string; name: string }) =>
            type === 'terraform_data' && name === 'zones_kept',
        );
        // When it was deployed, the region had two.
        const text = JSON.stringify(kept);
        expect(text).toContain(known);
        Object.assign(kept, JSON.parse(text.replaceAll(known, former)));
        return JSON.stringify(document);
      });
      expect([...changes(deployed).keys()]).toEqual([]);
    });
  },
);
