import type { SettingSide } from '../../config/comparison/compare-settings.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { ExplainedElement, ExplainedValue, Explanation } from '../../operations/explain/explained.js';

/** What `explain` answers in the shape of `explainOutput`. */
export function explanationAsJson(explanation: Explanation, { suffix, tier }: ResolvedEnvironment) {
  const about = { environment: suffix, tier, kind: explanation.kind };
  if (explanation.kind === 'block') {
    const { block, settings } = explanation;
    return { ...about, block, settings: settings.map(explainedValueAsJson) };
  }
  if (explanation.kind === 'element') return { ...about, ...elementAsJson(explanation) };
  const { description, allowed, becomes, rules } = explanation;
  return {
    ...about,
    ...explainedValueAsJson(explanation),
    description,
    allowed,
    becomes: becomes ?? null,
    rules: rulesAsJson(rules),
  };
}

/** A value with its origin in the shape of `settingSideShape`. */
export function settingSideAsJson({ value, isHidden, origin }: SettingSide) {
  return { value: value ?? null, hidden: isHidden, ...origin };
}

/** A setting with its origin in the shape of `explainedSettingFields`. */
export function explainedValueAsJson(one: ExplainedValue) {
  return {
    setting: one.setting,
    ...settingSideAsJson(one),
    equalsTier: one.equalsTier,
    withoutMeaning: one.withoutMeaning?.choice ?? null,
  };
}

function elementAsJson({ address, settings, attributes, rules }: ExplainedElement) {
  return {
    address,
    settings,
    attributes: attributes.map(({ path, value, isHidden, settings: behind }) => ({
      ...{ path, value: value ?? null, hidden: isHidden, settings: behind },
    })),
    rules: rulesAsJson(rules),
  };
}

function rulesAsJson(rules: ExplainedElement['rules']) {
  return rules.map(({ id, title, severity, requirement = null }) => ({ id, title, severity, requirement }));
}
