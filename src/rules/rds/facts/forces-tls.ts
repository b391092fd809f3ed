import type { Block } from '../../../model/block.js';
import { isUnknown, textOf } from '../../../model/value.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../../verdict.js';

/** Parameter that makes an engine refuse connections in the clear, by parameter group family or engine with version. */
const parameters: readonly (readonly [family: RegExp, parameter: string])[] = [
  [/^(?:aurora-)?postgres/, 'rds.force_ssl'],
  [/^sqlserver/, 'rds.force_ssl'],
  [/^(?:aurora-)?mysql|^mariadb/, 'require_secure_transport'],
];

/**
 * The first version of each engine that refuses connections in the clear without being told, as of November 2026.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mariadb-ssl-connections.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.html
 */
const refusingSince: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  postgres: [15, 0],
  'aurora-postgresql': [17, 0],
  mariadb: [11, 8],
  mysql: [9, 7],
};

function refusesByDefault(family: string): boolean {
  const [, engine = '', major = '0', minor = '0'] = /^([a-z-]+?)(\d+)(?:\.(\d+))?$/.exec(family) ?? [];
  const since = refusingSince[engine];
  if (since === undefined) return false;
  return Number(major) > since[0] || (Number(major) === since[0] && Number(minor) >= since[1]);
}

/** Judges what a family does when no parameter group says anything. */
export function judgeFamily(family: string, attribute: string): Verdict {
  const parameter = parameters.find(([pattern]) => pattern.test(family))?.[1];
  if (parameter === undefined) return notApplicable;
  return refusesByDefault(family)
    ? pass
    : fail(attribute, `\`${parameter}\` is not set, and the default lets clients connect in the clear.`);
}

/** Judges a parameter group: the parameter, or the default of its family. */
export function forcesTls(group: Block): Verdict {
  const family = group.get('family');
  if (family.state !== 'known') return family.state === 'unknown' ? unknown('family') : notApplicable;
  const wanted = parameters.find(([pattern]) => pattern.test(textOf(family.value)))?.[1];
  if (wanted === undefined) return notApplicable;
  const set = group.blocks('parameter');
  if (set === undefined) return unknown('parameter');
  const parameter = set.find((one) => one.values.name === wanted);
  if (parameter === undefined && set.some((one) => isUnknown(one.values.name))) return unknown('parameter');
  if (parameter === undefined) return judgeFamily(textOf(family.value), 'parameter');
  const value = parameter.get('value');
  if (value.state === 'unknown') return unknown(parameter.at('value'));
  const on = value.state === 'known' && /^(?:1|on|true)$/i.test(textOf(value.value));
  return on ? pass : fail(parameter.at('value'), `\`${wanted}\` is off.`);
}
