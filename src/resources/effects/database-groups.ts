import { type Effect, type Effects, effectsOf } from '../effect.js';
import { protecting } from './by-value/protecting.js';

const parameterGroupPage =
  'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.Modifying.html';

const parameter = {
  gravity: 'restart',
  does: 'changes parameters: dynamic ones at once, static ones from the next reboot on',
  page: parameterGroupPage,
} as const;

/** What PostgreSQL logs is decided by dynamic parameters alone. */
const logging = {
  gravity: 'none',
  does: 'changes at once what the database logs: its connections stay',
  page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Parameters.html',
} as const;

const loggingParameters: readonly string[] = [
  'log_connections',
  'log_disconnections',
  'log_min_duration_statement',
  'log_parameter_max_length',
  'log_parameter_max_length_on_error',
  'log_statement',
];

function effectOf(name: string): typeof logging | typeof parameter {
  return loggingParameters.includes(name) ? logging : parameter;
}

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
  parameter: (_before, _after, name = '') => effectOf(name),
  'parameter.value': (before, after, name = '') => {
    const effect = effectOf(name);
    const [on, off] = (Object.hasOwn(protects, name) ? protects[name] : undefined) ?? [];
    // The default of a parameter that is not set depends on the version of the engine.
    if (on === undefined || off === undefined || before === undefined || after === undefined) return effect;
    const level = (value: unknown) => (['1', 'on', 'true'].includes(String(value)) ? 1 : 0);
    return protecting({ ...effect, level, on, off, else: effect.does })(before, after);
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

/** What it means when one of these groups goes. */
export const groupAbsence: Effect = {
  gravity: 'none',
  does: 'ends the group; AWS deletes it only when no database uses it',
  page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.Deleting.html',
};
