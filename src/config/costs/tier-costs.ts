import type { Tier } from '../names/tiers.js';

/** What the prices below are: where, since when, and of what. */
export const tierCostsAsOf =
  "USD a month in ap-southeast-1, on demand, 730 hours, idle and without traffic, from AWS's price lists of September 2026";

/** A part of an environment, and what it costs by tier; null where the tier has none. USD a month. */
export interface CostPart {
  readonly part: string;
  readonly monthly: Readonly<Record<Tier, number | null>>;
}

const costs = <Amount extends number | null>(development: Amount, staging: Amount, production: Amount) => ({
  development,
  staging,
  production,
});

/** What an environment with the defaults of its tier costs, part by part. `docs/guides/costs.md` shows the same; a test compares them. */
export const tierCosts: readonly CostPart[] = [
  { part: 'database with its disk: 20, 50 and 100 GiB, a standby', monthly: costs(21, 44, 349) },
  { part: 'instances with their disks: 1, 2 and 3', monthly: costs(10, 40, 265) },
  { part: 'load balancer, without its capacity units', monthly: costs(18, 18, 18) },
  { part: 'public IPv4 addresses of load balancer and instances', monthly: costs(15, 18, 11) },
  {
    part: 'NAT gateways in three zones, with their addresses',
    monthly: costs<number | null>(null, null, 140),
  },
  { part: 'firewall: the ACL and four rules', monthly: costs<number | null>(null, null, 9) },
  {
    part: 'alarms, their key, dashboard, metrics by the minute',
    monthly: costs<number | null>(null, null, 12),
  },
  { part: 'keys of log groups and backups', monthly: costs<number | null>(null, null, 2) },
  { part: 'the secret of the password', monthly: costs(0.4, 0.4, 0.4) },
];

/** All parts of a tier, USD a month, rounded once: the parts were rounded one by one, so their sum may differ by one. */
export const tierCostSums: Readonly<Record<Tier, number>> = costs(65, 121, 810);
