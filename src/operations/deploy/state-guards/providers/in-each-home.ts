import type { Problem } from '../../../../errors/problem.js';
import type { Situation } from '../state-guard.js';
import type { ProviderHome } from './provider-homes.js';

/** The problems of the resources of each provider, one after the other. */
export async function inEachHome(
  situation: Situation,
  problemsAt: (situation: Situation, home: ProviderHome) => Promise<readonly Problem[]>,
): Promise<readonly Problem[]> {
  const found = await Promise.all(situation.homes.map((home) => problemsAt(situation, home)));
  return found.flat();
}
