import type { ClassifiedDrift, FoldedAttribute } from '../../changes/drift/drift.js';
import type { NotChecked } from '../../changes/drift/not-checked.js';
import type { SettingValue } from '../../config/file/written-value.js';
import type { SettingName } from '../../config/schema/setting-name.js';

/** A live value that stands in environments.yaml now. */
export interface AcceptedDrift {
  readonly address: string;
  readonly path: string;
  readonly setting: SettingName;
  readonly value: SettingValue;
  /** Rules of the review that fail from now on; none of them guards anything. */
  readonly rules: readonly string[];
}

/** What was changed in one environment outside of Terraform. No sensitive value is in it. */
export interface EnvironmentDrift {
  readonly suffix: string;
  readonly region: string;
  /** Whether anything is deployed that could have changed. */
  readonly isDeployed: boolean;
  /** The gravest class first. */
  readonly resources: readonly ClassifiedDrift[];
  /** Differences that are no drift. */
  readonly folded: readonly FoldedAttribute[];
  readonly notChecked: readonly NotChecked[];
  /** Live values that were written into environments.yaml; undefined where none was to be. */
  readonly accepted?: readonly AcceptedDrift[];
}

/** What is left of drift where the file has come to say what lives. */
export function withoutAccepted(
  drift: EnvironmentDrift,
  accepted: readonly AcceptedDrift[],
): EnvironmentDrift {
  const resources = drift.resources.flatMap((resource) => {
    const left = resource.attributes.filter(
      ({ path }) => !accepted.some((one) => one.address === resource.address && one.path === path),
    );
    if (left.length === resource.attributes.length) return [resource];
    return left.length === 0 ? [] : [{ ...resource, attributes: left }];
  });
  return { ...drift, resources, accepted };
}

/** Whether something was changed that nobody intends. */
export function hasDrift({ resources }: Pick<EnvironmentDrift, 'resources'>): boolean {
  return resources.some((one) => one.class !== 'intended');
}
