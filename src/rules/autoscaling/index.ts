import type { Rule } from '../define-rule.js';
import attachedToTargetGroup from './attached-to-target-group.js';
import healthCheckGracePeriod from './health-check-grace-period.js';
import healthCheckType from './health-check-type.js';
import launchTemplate from './launch-template.js';
import newVersionArrives from './new-version-arrives.js';
import refreshIsSafe from './refresh-is-safe.js';
import sizesAgree from './sizes-agree.js';
import tagsPropagate from './tags-propagate.js';
import targetGroupHasTargets from './target-group-has-targets.js';
import twoInstances from './two-instances.js';
import zones from './zones.js';

/** The rules of this folder: a new one is a file beside these and a line here. */
export const autoscalingRules: readonly Rule[] = [
  targetGroupHasTargets,
  attachedToTargetGroup,
  healthCheckType,
  healthCheckGracePeriod,
  tagsPropagate,
  zones,
  launchTemplate,
  newVersionArrives,
  refreshIsSafe,
  twoInstances,
  sizesAgree,
];
