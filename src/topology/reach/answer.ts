import type { Certainty } from '../../rules/conditions/certainty.js';
import type { Source } from '../network/network.js';

/** One step of a way: what permits it, what stops it, or what is not known of it. */
export interface Step {
  readonly verdict: Certainty;
  /** A sentence without its full stop: `aws_security_group_rule.web lets in TCP 443 from 0.0.0.0/0`. */
  readonly text: string;
  readonly source: Source | undefined;
}

export type Protocol = 'tcp' | 'udp' | 'icmp';
export type Family = 'ipv4' | 'ipv6';

/** What passes: ports of a protocol, from where. */
export interface Flow {
  readonly protocol: Protocol;
  /** First and last port; 0 to 0 for `icmp`. */
  readonly from: number;
  readonly to: number;
  readonly families: readonly Family[];
  /** Of what comes from or goes to the internet, the ranges; none for the whole of it. */
  readonly ranges: readonly string[];
}

/** Whether something is reached, with the way there or what stops it. */
export interface ReachAnswer {
  readonly outcome: 'reachable' | 'blocked' | 'unknown';
  /** What passes; where the outcome is unknown, what may. */
  readonly flows: readonly Flow[];
  /** The steps up to the end, or up to what stops it. */
  readonly path: readonly Step[];
  /** The first thing that stops it, of a blocked one. */
  readonly stop: Step | undefined;
  /** What is not known, of an unknown one. */
  readonly unknowns: readonly Step[];
  /** What has to be read beside it: assumptions, subnets from which it does not go. */
  readonly notes: readonly string[];
}

export function step(verdict: Certainty, text: string, source?: Source): Step {
  return { verdict, text, source };
}

/** An answer that needs no evaluation of flows. */
export function plainAnswer(steps: readonly Step[], notes: readonly string[] = []): ReachAnswer {
  const stopAt = steps.findIndex(({ verdict }) => verdict === 'no');
  const unknowns = steps.filter(({ verdict }) => verdict === 'maybe');
  const outcome = stopAt !== -1 ? 'blocked' : unknowns.length > 0 ? 'unknown' : 'reachable';
  return {
    outcome,
    flows: [],
    path: stopAt === -1 ? steps : steps.slice(0, stopAt),
    stop: steps[stopAt],
    unknowns: outcome === 'unknown' ? unknowns : [],
    notes,
  };
}
