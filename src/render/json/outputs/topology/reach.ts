import { z } from 'zod';
import { environmentResult } from '../../shapes/environment-result.js';
import { outputOfEnvironments } from '../../shapes/output-of.js';

const text = z.string().nullable();

const party = z
  .strictObject({
    address: z.string().describe('`internet`, or the address of its element.'),
    kind: z.string().describe('`internet`, `role`, or the kind of a place: `load-balancer`, `instances`, …'),
    label: z.string().describe('What people call it.'),
  })
  .meta({ id: 'ReachParty' });

const step = z
  .strictObject({
    verdict: z.enum(['yes', 'maybe', 'no']).describe('It permits, nobody knows, or it stops.'),
    text: z.string().describe('A sentence without its full stop.'),
    address: text.describe('Address of the element that says so; null for what AWS makes by itself.'),
    part: text.describe('Path of the block in the element, `ingress[1]`; null for the element itself.'),
    file: text,
    line: z.int().min(1).nullable(),
  })
  .meta({ id: 'ReachStep' });

const flow = z
  .strictObject({
    protocol: z.enum(['tcp', 'udp', 'icmp']),
    from: z.int().min(0).describe('First port; 0 for `icmp`.'),
    to: z.int().min(0).describe('Last port.'),
    families: z.array(z.enum(['ipv4', 'ipv6'])),
    ranges: z
      .array(z.string())
      .describe('Ranges of the internet; none for the whole of it, and inside of networks.'),
  })
  .meta({ id: 'ReachFlow' });

const pair = z.strictObject({
  from: z.string().describe('Address of a party of `from`.'),
  to: z.string().describe('Address of a party of `to`.'),
  outcome: z.enum(['reachable', 'blocked', 'unknown']),
  flows: z.array(flow).describe('What passes; where the outcome is `unknown`, what may.'),
  path: z.array(step).describe('The steps up to the end, or up to what stops it.'),
  stop: step.nullable().describe('The first thing that stops it, where it is blocked.'),
  unknowns: z.array(step).describe('What is not known, where the outcome is `unknown`.'),
  notes: z.array(z.string()).describe('What is assumed, and from which subnets it is otherwise.'),
});

/** Who reaches whom in one stack. */
export const reachedStackShape = z.strictObject({
  name: z.string().describe('Environment suffix, or the file.'),
  environment: text.describe("Suffix; null for a stack that is not the project's."),
  from: z.array(party),
  to: z.array(party),
  pairs: z.array(pair),
  unplaced: z
    .array(z.strictObject({ address: z.string(), why: z.string() }))
    .describe('What has no place in the topology, and is in no answer.'),
});

/** `multienv reach --json`. */
export const reachOutput = outputOfEnvironments('multienv reach --json', {
  stacks: z.array(reachedStackShape),
  environments: z.array(environmentResult({})).describe('Which environments of the file could be asked.'),
});
