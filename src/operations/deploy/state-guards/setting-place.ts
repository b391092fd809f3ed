import { provenanceOf } from '../../../config/resolve/provenance-of.js';
import type { ProblemPlace } from '../../../errors/problem.js';
import type { EnvironmentRun } from '../../run/environment-run.js';
import type { WantedPlace } from './wanted-place.js';

/** Where the file decides a setting, such as `aws.region`; the key of the environment where nobody wrote it, and for ''. */
export function settingPlace(
  { environment, loaded }: Pick<EnvironmentRun, 'environment' | 'loaded'>,
  setting: string,
): ProblemPlace {
  const own = ['environments', environment.suffix, ...setting.split('.').filter((name) => name !== '')];
  const path = provenanceOf(environment)?.get(setting)?.decidedBy.path ?? own.join('.');
  return { file: loaded?.file, ...loaded?.locate(own), path };
}

/** Where the file decides in which place a run looks; for a project's own app, where it names that. */
export function wantedPlaceIn(
  run: Pick<EnvironmentRun, 'environment' | 'loaded'>,
  { by }: WantedPlace,
): ProblemPlace {
  if (by === 'stack')
    return { file: run.loaded?.file, ...run.loaded?.locate(['synthCommand']), path: 'synthCommand' };
  return settingPlace(run, by === 'credentials' || by === 'sandbox' ? 'aws.accountId' : by);
}
