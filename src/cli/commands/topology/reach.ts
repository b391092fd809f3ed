import { text } from 'node:stream/consumers';
import { buildCommand } from '@stricli/core';
import { placeArgument } from '../../arguments.js';
import type { CliContext } from '../../context.js';
import {
  type ForeignFlags,
  foreignFlags,
  type JsonFlag,
  jsonFlag,
  type SelectionFlags,
  selectionAliases,
  selectionFlags,
} from '../../flags.js';
import { selectFromFile } from '../../project.js';

type Flags = SelectionFlags & JsonFlag & ForeignFlags;

/** `multienv reach`. */
export const reachCommand = buildCommand<Flags, [from?: string, to?: string], CliContext>({
  docs: {
    brief: 'Say who can reach what, before anything exists',
    fullDescription: `Says from the stack alone who can open a connection to whom, and who may read which secret and bucket: without Terraform and AWS.
Without arguments it prints a matrix; with FROM what that reaches; with FROM and TO the way there step by step, or what stops it.
A place is internet, an address of the stack, or a kind, which stands for all places of it: load-balancer, instances, database, cache, function, containers, endpoint, bucket, secret, key. The address of a role is asked for what it may read.
It looks at listeners, public addresses, gateways, routes, network ACLs both ways, and security groups; for services at policies of roles, boundaries, resources and endpoints.
What is known only after apply, or is not in the stack, makes the answer unknown, unless something else stops it anyway.
With --stack and --plan it takes any Terraform JSON and plans instead; add --env to ask the environments too.

Examples:
  multienv reach --env dev-001
  multienv reach internet --env prod-003
  multienv reach internet database --env prod-003
  multienv reach instances secret --env dev-001 --json
  terraform show -json tfplan | multienv reach internet --plan -`,
  },
  parameters: {
    flags: { ...selectionFlags, ...jsonFlag, ...foreignFlags },
    aliases: selectionAliases,
    positional: {
      kind: 'tuple',
      parameters: [
        {
          ...placeArgument,
          placeholder: 'FROM',
          brief: 'Who opens the connection, or reads',
          optional: true,
        },
        { ...placeArgument, placeholder: 'TO', brief: 'What is to be reached', optional: true },
      ],
    },
  },
  async func({ json = false, stack: stacks = [], plan = [], ...flags }, from, to) {
    const { reach } = await import('../../../operations/reach/reach.js');
    const { outcomeAsJson } = await import('../../../render/json/outcomes.js');
    const { reachAsJson } = await import('../../../render/json/reach-as-json.js');
    const { tellOutcomes } = await import('../../outcomes.js');
    const isForeign = stacks.length + plan.length > 0;
    const { loaded, environments } =
      isForeign && flags.env === undefined
        ? { loaded: undefined, environments: [] }
        : await selectFromFile(this, flags);
    const plans = await Promise.all(
      plan.map(async (file) =>
        file === '-' ? { name: 'stdin', text: await text(this.streams.stdin) } : file,
      ),
    );
    const found = await reach(this.operation, { loaded, environments, stacks, plans, from, to });
    const { renderReach } = await import('../../../render/terminal/topology/reach.js');
    const { columns } = this.streams.stdout;
    tellOutcomes(this, found.environments, {
      json,
      done: 'looked at',
      print: () =>
        this.print(renderReach(found.reports, { paint: this.paint, columns, asked: { from, to } })),
      document: () => ({
        stacks: found.reports.map(reachAsJson),
        environments: found.environments.map((one) => outcomeAsJson(one, () => ({}))),
      }),
    });
  },
});
