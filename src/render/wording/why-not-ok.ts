import { messageOf } from '../../errors/message-of.js';
import type { EnvironmentOutcome } from '../../operations/run/outcome.js';

/** Why an environment has no result, in a line; undefined for one that all went well with. */
export function whyNotOk(one: EnvironmentOutcome<unknown>): string | undefined {
  switch (one.outcome) {
    case 'ok':
      return undefined;
    case 'declined':
      return 'It was declined.';
    case 'skipped':
      return `It was skipped: ${one.reason}.`;
    case 'interrupted':
      return one.message;
    case 'failed':
      return messageOf(one.error);
  }
}
