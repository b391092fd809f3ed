import { type Effects, effectsOf } from '../effect.js';
import { protecting } from './protecting.js';

const parameterGroupPage =
  'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.Modifying.html';

const parameter = {
  gravity: 'restart',
  does: 'changes parameters: dynamic ones at once, static ones from the next reboot on',
  page: parameterGroupPage,
} as const;

/** Parameters that protect while they are on, and what goes with them. */
const protects: Readonly<Record<string, readonly [on: string, off: string]>> = {
  'rds.force_ssl': [
    'turns on encryption in transit: connections without TLS are refused',
    'turns off the demand for encryption in transit: passwords and data may pass in plain text',
  ],
  log_connections: ['logs connections', 'turns off the log of connections'],
  log_disconnections: ['logs the end of connections', 'turns off the log of the end of connections'],
};

/** What changes of a parameter group mean. */
export const parameterGroupEffects: Effects = {
  parameter,
  'parameter.value': (before, after, key = '') => {
    const [on, off] = (Object.hasOwn(protects, key) ? protects[key] : undefined) ?? [];
    // The default of a parameter that is not set depends on the version of the engine.
    if (on === undefined || off === undefined || before === undefined || after === undefined)
      return parameter;
    const level = (value: unknown) => (['1', 'on', 'true'].includes(String(value)) ? 1 : 0);
    return protecting({ ...parameter, level, on, off, else: parameter.does })(before, after);
  },
};

const subnetGroupPage =
  'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html';

/** What changes of a subnet group mean. */
export const subnetGroupEffects: Effects = effectsOf(subnetGroupPage, {
  subnet_ids: [
    'none',
    'counts for later standbys and restores; subnets of another VPC, and the loss of one that is in use, are refused',
  ],
  description: ['none', 'describes the group'],
});
