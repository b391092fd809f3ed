import type { DeployedEnvironment } from '../../operations/deploy/deploy.js';
import type { RefreshVerdict } from '../../operations/deploy/refresh/refresh-verdict.js';
import { renderDuration } from './duration.js';
import { oneLine } from './one-line.js';

type Told = Pick<DeployedEnvironment, 'suffix' | 'applied' | 'seconds' | 'refreshes' | 'lookAt'>;

/** What a deploy did to each environment and how long it took, and what goes on after it. */
export function renderDeployed(environments: readonly Told[]): string {
  return environments
    .flatMap(({ suffix, applied, seconds, refreshes, lookAt }) => {
      const counts = Object.entries(applied).flatMap(([word, count]) =>
        count > 0 ? [`${word} ${count}`] : [],
      );
      if (counts.length === 0) return [];
      return [
        `${suffix}: ${counts.join(', ')} in ${renderDuration(seconds)}`,
        ...refreshes.filter(({ outcome }) => outcome === 'successful').map(exchanged),
        ...lookAt.map((one) => `  ${one}`),
      ];
    })
    .map(oneLine)
    .join('');
}

function exchanged({ group, seconds, targets }: RefreshVerdict): string {
  const health = targets === undefined ? '' : `; targets: ${targets.healthy} healthy`;
  return `  ${group}: all instances are exchanged, after ${renderDuration(seconds)}${health}`;
}
