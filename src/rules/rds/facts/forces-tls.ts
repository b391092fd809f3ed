import type { Block } from '../../../model/block.js';
import { textOf } from '../../../model/value.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../../verdict.js';

/** Parameter that makes an engine refuse connections in the clear, by parameter group family or engine with version. */
const parameters: readonly (readonly [family: RegExp, parameter: string])[] = [
  [/^(?:aurora-)?postgres/, 'rds.force_ssl'],
  [/^sqlserver/, 'rds.force_ssl'],
  [/^(?:aurora-)?mysql|^mariadb/, 'require_secure_transport'],
];

/** Families that refuse connections in the clear without being told. */
function refusesByDefault(family: string): boolean {
  return Number(/^postgres(\d+)$/.exec(family)?.[1] ?? 0) >= 15;
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
  if (parameter === undefined) return judgeFamily(textOf(family.value), 'parameter');
  const value = parameter.get('value');
  if (value.state === 'unknown') return unknown(parameter.at('value'));
  const on = value.state === 'known' && /^(?:1|on|true)$/i.test(textOf(value.value));
  return on ? pass : fail(parameter.at('value'), `\`${wanted}\` is off.`);
}
