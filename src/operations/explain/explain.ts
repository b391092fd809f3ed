import type { LoadedEnvironments } from '../../config/file/load.js';
import { nearestName } from '../../config/names/nearest-name.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { settingPaths } from '../../config/schema/schema-index.js';
import { plainInvocation } from '../../errors/invocation.js';
import type { OperationContext } from '../context.js';
import { nothingToExplain, ownAppNotTraced } from './errors.js';
import { elementsOf, explainElement, isWithin } from './explain-element.js';
import { explainBlock, explainSetting, settingNames } from './explain-setting.js';
import type { Explanation } from './explained.js';

interface ExplainOptions {
  readonly loaded: LoadedEnvironments;
  readonly environment: ResolvedEnvironment;
  /** A setting or a block (`database.multiAz`, `database`), an element of the stack or an attribute of it; undefined for the whole environment. */
  readonly name?: string | undefined;
}

/**
 * Explains a setting of an environment, a block of it, or an element of the stack: value, origin, what it becomes, and which rules look at it.
 * @throws UserError `nothing-to-explain`, `own-app-not-traced`
 */
export function explain(context: OperationContext, options: ExplainOptions): Explanation {
  const { loaded, environment, name = '' } = options;
  const isOwnApp = loaded.synthCommand !== undefined;
  const known = settingNames(environment);
  if (known.includes(name)) return explainSetting(environment, name, isOwnApp);
  if (name === '' || known.some((one) => one.startsWith(`${name}.`))) return explainBlock(environment, name);
  if (settingPaths().includes(name)) return explainSetting(environment, name, isOwnApp);
  const looksLikeElement = /^(?:data|output|local|provider|module|ephemeral)\.|^[a-z0-9]+_[a-z0-9_]+\./.test(
    name,
  );
  if (isOwnApp && looksLikeElement) throw ownAppNotTraced.error({ name });
  return explainElementNamed(context, environment, name);
}

function explainElementNamed(
  { invocation = plainInvocation }: OperationContext,
  environment: ResolvedEnvironment,
  name: string,
): Explanation {
  const elements = elementsOf(environment);
  const found = [...elements].find(([one]) => name === one || name.startsWith(`${one}.`));
  if (found !== undefined) {
    const [address, all] = found;
    const attribute = name.slice(address.length + 1);
    if (attribute === '' || [...all.keys()].some((path) => isWithin(path, attribute)))
      return explainElement(environment, { address, attribute, all });
  }
  const candidates =
    found === undefined
      ? [...settingNames(environment), ...settingPaths(), ...elements.keys()]
      : [...found[1].keys()].map((path) => `${found[0]}.${path}`);
  const suggestion = nearestName(name, candidates);
  throw nothingToExplain.error({ environment: environment.suffix, name, suggestion, invocation });
}
