import type { Tier } from '../names/tiers.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';

interface TierChoice {
  /** Tiers that do without on purpose. */
  readonly tiers: readonly Tier[];
  readonly reason: string;
}

const belowProduction = ['development', 'staging'] as const;

/**
 * What the tier table leaves weaker outside production, on purpose, with the reason. A review calls it accepted there.
 * The keys are settings; those that no file can set yet stand here as well, because production's lack of them is a finding.
 */
const tierChoices: Readonly<Record<string, TierChoice>> = {
  'database.multiAz': {
    tiers: belowProduction,
    reason:
      'A standby doubles the price of the database; outside production a restore from backup is soon enough.',
  },
  'database.deletionProtection': {
    tiers: belowProduction,
    reason: 'Environments outside production are made and destroyed often.',
  },
  'database.finalSnapshot': {
    tiers: belowProduction,
    reason: 'What is in the database outside production can be made again.',
  },
  'database.applyImmediately': {
    tiers: belowProduction,
    reason: 'Nobody waits for a database outside production; a change is wanted when it is deployed.',
  },
  'database.enhancedMonitoringSeconds': {
    tiers: belowProduction,
    reason: 'The figures of CloudWatch are enough where nobody is on call.',
  },
  'database.insights': {
    tiers: belowProduction,
    reason: 'The load outside production is too small to be worth a study.',
  },
  'database.password.source': {
    tiers: belowProduction,
    reason: 'Outside production `multienv secret rotate` on demand is often enough.',
  },
  'database.password.recoveryWindowDays': {
    tiers: belowProduction,
    reason:
      'Environments outside production are made anew under the same name, which a deleted secret would hold for days.',
  },
  'backup.forceDestroy': {
    tiers: belowProduction,
    reason:
      'Environments outside production are made and destroyed often; a vault with backups would stop that.',
  },
  'alarms.enabled': {
    tiers: belowProduction,
    reason: 'Nobody is woken for an environment outside production.',
  },
  'logs.retentionDays': {
    tiers: belowProduction,
    reason: 'Outside production logs serve the search for faults, for which weeks are enough.',
  },
  'logs.ownKey': {
    tiers: belowProduction,
    reason: 'A key has a price by the month; outside production the logs have no data of customers.',
  },
  'backup.plan': {
    tiers: belowProduction,
    reason: 'The automated backups of RDS are enough for data that can be made again.',
  },
  'backup.lock': {
    tiers: belowProduction,
    reason: 'A lock would keep the vault of an environment that is destroyed often.',
  },
  'loadBalancer.deletionProtection': {
    tiers: belowProduction,
    reason: 'Environments outside production are made and destroyed often.',
  },
  'loadBalancer.certificateArn': {
    tiers: belowProduction,
    reason:
      'No customer comes to an environment outside production, and its certificate would need a domain.',
  },
  'loadBalancer.accessLogs': {
    tiers: belowProduction,
    reason:
      'Outside production the requests come from the team itself; the logs would cost more than they are worth.',
  },
  'loadBalancer.webAcl': {
    tiers: belowProduction,
    reason: 'A firewall has a price by the month; outside production there is nothing behind it to protect.',
  },
  'app.protocol': {
    tiers: belowProduction,
    reason: 'Outside production no customer data travels to the instances.',
  },
  'compute.minSize': {
    tiers: ['development'],
    reason: 'Development can wait the minutes that a replaced instance takes.',
  },
  'compute.detailedMonitoring': {
    tiers: belowProduction,
    reason:
      'Metrics by the minute have a price per instance; outside production five minutes are soon enough.',
  },
  'network.mode': {
    tiers: belowProduction,
    reason:
      'Outside production the NAT gateways of a dedicated network would cost as much as everything else.',
  },
  'network.flowLogs': {
    tiers: belowProduction,
    reason: 'Nobody investigates connections to data outside production that can be made again.',
  },
  'storage.accessLogs': {
    tiers: belowProduction,
    reason: 'Nobody investigates reads of data outside production that can be made again.',
  },
  'storage.lifecycle': {
    tiers: belowProduction,
    reason: 'A bucket outside production is emptied when its environment is destroyed.',
  },
  'storage.versioning': {
    tiers: ['development'],
    reason: 'Development data can be made again; old versions would only cost.',
  },
  'storage.forceDestroy': {
    tiers: belowProduction,
    reason: 'An environment outside production can be destroyed with its data.',
  },
};

/** Why an environment of a tier does without a setting; undefined when it has no reason to. */
export function acceptedGap(setting: string, tier: Tier): string | undefined {
  const choice = tierChoices[setting];
  return choice?.tiers.includes(tier) ? choice.reason : undefined;
}

/** What an environment does without for a reason that its file states, by setting. */
export function statedReasons({
  loadBalancer,
}: Pick<ResolvedEnvironment, 'loadBalancer'>): Readonly<Record<string, string>> {
  const reason = loadBalancer.allowPlainHttp.reason?.trim() ?? '';
  return reason === '' ? {} : { 'loadBalancer.certificateArn': reason };
}
