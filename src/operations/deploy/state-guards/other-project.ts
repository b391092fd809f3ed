import { elsewhere } from './providers/provider-homes.js';
import { defineStateGuard } from './state-guard.js';
import { stateOfAnotherProject } from './state-guard-errors.js';
import { tagVotes } from './tag-votes.js';

/**
 * Told, not refused: AWS's names do not carry the project, so a renamed one changes tags alone; and nothing tells a renamed project from a
 * copy of its folder.
 */
export const otherProject = defineStateGuard({
  id: 'other-project',
  title: 'A copy for another project does not change the environment of the first one unnoticed.',
  misleads: false,
  problemsOf: ({ run, state }) => {
    const { suffix, project } = run.environment;
    const other = elsewhere(tagVotes(state, 'Project'), project);
    if (other === undefined) return [];
    const place = { file: run.loaded?.file, ...run.loaded?.locate(['project']), path: 'project' };
    return [stateOfAnotherProject.problem({ suffix, other, project }, place)];
  },
});
