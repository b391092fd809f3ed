import type { EnvironmentDiff } from '../../operations/diff/diff.js';
import type { FleetDiff } from '../../operations/diff/diff-all.js';
import { settingSideAsJson } from './explanation-as-json.js';

/** What differs between two environments in the shape of `diffOutput`. */
export function diffAsJson(found: EnvironmentDiff) {
  const {
    kind: compared,
    a,
    b,
    isParityDeclared,
    settings,
    resources,
    beside,
    isStackCompared,
    undeclared,
  } = found;
  return {
    compared,
    environments: [a, b].map(({ name, suffix, tier }) => ({ name, suffix, tier: tier ?? null })),
    parityDeclared: isParityDeclared,
    settings: settings.map(({ setting, concerns, declaredBy, ...sides }) => ({
      setting,
      concerns,
      a: settingSideAsJson(sides.a),
      b: settingSideAsJson(sides.b),
      allowed: declaredBy !== undefined,
      reason: declaredBy?.reason ?? null,
    })),
    elements: resources.map(({ address, kind, settings: behind, attributes }) => ({
      ...{ address, kind, settings: behind },
      attributes: attributes.map(({ path, isHidden, settings: own, ...values }) => ({
        ...{ path, a: values.a ?? null, b: values.b ?? null, hidden: isHidden, settings: own },
      })),
    })),
    beside,
    stackCompared: isStackCompared,
    undeclared,
  };
}

/** What differs between all environments in the shape of `diffOutput`. */
export function diffAllAsJson({ environments, rows, undeclared }: FleetDiff) {
  return {
    compared: 'all',
    environments: environments.map(({ suffix, tier }) => ({ name: suffix, suffix, tier })),
    settings: rows.map(({ setting, concerns, values, undeclared: pairs }) => ({
      setting,
      concerns,
      values: values.map(({ side, environments: suffixes }) => ({
        ...{ value: side.value ?? null, hidden: side.isHidden, environments: suffixes },
      })),
      undeclared: pairs,
    })),
    undeclared,
  };
}
