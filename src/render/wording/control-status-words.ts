import type { ControlStatus } from '../../policy/frameworks/control-status.js';

/** How reports call the state of a control. */
export const controlStatusWords: Readonly<Record<ControlStatus, string>> = {
  failed: 'failed',
  unknown: 'unknown',
  waived: 'waived',
  accepted: 'accepted',
  met: 'met',
  notApplicable: 'not applicable',
};
