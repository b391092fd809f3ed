import { backendBlock } from '../../../config/values/backend-block.js';
import { describeBackend } from '../../../terraform/state/backend-record.js';
import { elsewhere } from './providers/provider-homes.js';
import { settingPlace } from './setting-place.js';
import { defineStateGuard } from './state-guard.js';
import { stateOfAnotherEnvironment } from './state-guard-errors.js';
import { tagVotes } from './tag-votes.js';

/** A suffix is part of every name: with the state of another one, a deploy would replace all that lives there. */
export const otherEnvironment = defineStateGuard({
  id: 'other-environment',
  title: 'A state is read for the environment that wrote it.',
  misleads: true,
  problemsOf: ({ run, state }) => {
    const { environment, invocation } = run;
    const { suffix } = environment;
    const other = elsewhere(tagVotes(state, 'EnvironmentSuffix'), suffix);
    if (other === undefined) return [];
    const isLocal = environment.backend.type === 'local';
    const where = describeBackend(backendBlock(environment));
    const place = settingPlace(run, isLocal ? '' : 'backend');
    return [stateOfAnotherEnvironment.problem({ suffix, invocation, other, where, isLocal }, place)];
  },
});
