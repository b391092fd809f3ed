import type { PolicyStatement } from '../../model/policy-statements.js';
import { type Certainty, some } from '../conditions/certainty.js';
import { isOpenText } from '../conditions/strangers/policy-text.js';
import { matchesAction, matchesAny } from './matches-action.js';

/** Whether a statement is about one of these actions: by its `Action`, or since `NotAction` leaves it over. */
export function isAbout({ actions, notActions }: PolicyStatement, wanted: readonly string[]): Certainty {
  if (wanted.length === 0) return 'no';
  if (matchesAny(actions, wanted)) return 'yes';
  if (notActions.length > 0) return some(...wanted.map((action) => isLeftOver(action, notActions)));
  return actions.some((action) => isOpenText(action)) ? 'maybe' : 'no';
}

function isLeftOver(action: string, notActions: readonly string[]): Certainty {
  if (notActions.some((pattern) => matchesAction(pattern, action))) return 'no';
  return notActions.some((pattern) => isOpenText(pattern)) ? 'maybe' : 'yes';
}
