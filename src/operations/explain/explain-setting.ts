import { isDeepStrictEqual } from 'node:util';
import { settingSide } from '../../config/comparison/compare-settings.js';
import { settingPathOf } from '../../config/comparison/setting-path-of.js';
import { withoutMeaning } from '../../config/comparison/without-meaning.js';
import { provenanceOf } from '../../config/resolve/provenance-of.js';
import { describeAllowed } from '../../config/schema/describe-allowed.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { schemaAt } from '../../config/schema/schema-index.js';
import { valueAt } from '../../config/schema/setting-path.js';
import { decidedAttributes } from '../../stacks/settings/decided-attributes.js';
import { probeValues } from '../../stacks/settings/probe-values.js';
import type { ExplainedBlock, ExplainedSetting, ExplainedValue } from './explained.js';
import { rulesAbout } from './rules-about.js';

/** The settings of an environment by their dotted names, in the order of the schema. */
export function settingNames(environment: ResolvedEnvironment): readonly string[] {
  return [...(provenanceOf(environment) ?? new Map<string, unknown>()).keys()];
}

/** The settings below a block, or of the whole environment for an empty name. */
export function explainBlock(environment: ResolvedEnvironment, block: string): ExplainedBlock {
  const names = settingNames(environment).filter((name) => block === '' || name.startsWith(`${block}.`));
  return { kind: 'block', block, settings: names.map((name) => explainValue(environment, name)) };
}

/** One setting: its value and origin, what it may be, what it becomes, and which rules it decides. */
export function explainSetting(
  environment: ResolvedEnvironment,
  setting: string,
  isOwnApp: boolean,
): ExplainedSetting {
  const path = settingPathOf(setting);
  const schema = schemaAt(['defaults', ...path]) ?? schemaAt(['environments', 'any', ...path]);
  return {
    kind: 'setting',
    ...explainValue(environment, setting),
    description: schema?.description ?? '',
    allowed: describeAllowed(schema),
    becomes: isOwnApp
      ? undefined
      : decidedAttributes(environment, setting, probeValues(setting, valueAt(environment, path))),
    rules: rulesAbout((rule) => rule.setting === setting),
  };
}

function explainValue(environment: ResolvedEnvironment, setting: string): ExplainedValue {
  const side = settingSide(environment, setting);
  const { decidedBy, overrides } = side.origin;
  const tier = overrides.find(({ source }) => source === 'tier');
  const isWritten = decidedBy.source === 'environment' || decidedBy.source === 'defaults';
  return {
    setting,
    ...side,
    equalsTier:
      isWritten && tier !== undefined && !side.isHidden && isDeepStrictEqual(tier.value, side.value),
    withoutMeaning: withoutMeaning(environment, setting),
  };
}
