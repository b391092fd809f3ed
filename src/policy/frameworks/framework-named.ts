import { nearestName } from '../../config/names/nearest-name.js';
import { frameworkNames } from '../../rules/frameworks/framework-names.js';
import { type Framework, frameworks } from '../../rules/frameworks.js';
import { frameworkUnknown } from './framework-errors.js';

/**
 * The framework that a person names, `pci`, or by its key, `PCI-DSS-4.0.1`.
 * @throws UserError when there is none, with the nearest name.
 */
export function frameworkNamed(name: string): Framework {
  const wanted = name.trim().toLowerCase();
  const short = Object.entries(frameworkNames).find(([key]) => key === wanted)?.[1];
  const found = short ?? keys.find((key) => key.toLowerCase() === wanted);
  if (found !== undefined) return found;
  const names = Object.keys(frameworkNames);
  const nearest = nearestName(wanted, [...names, ...keys]);
  throw frameworkUnknown.error(
    { name, nearest, names: names.join(', ') },
    { allowed: names.join(', '), suggestion: nearest },
  );
}

const keys = Object.keys(frameworks).filter((key): key is Framework => key in frameworks);
