import type { Blow, Moment } from './blow.js';
import { CampaignEnvironment, type PasswordSource } from './environment.js';
import { runTrial, type TrialResult } from './trial.js';

/** A life of an environment that is hit twice: once while it is deployed, once while it is destroyed. */
export interface Life {
  readonly source: PasswordSource;
  readonly blow: Blow;
  readonly deploy: Moment;
  readonly destroy: Moment;
  /** Default: Terraform. */
  readonly binary?: 'tofu';
}

/**
 * Lives it. What cannot even be tried is a fault, too.
 * @param resources what AWS holds after an undisturbed deploy
 */
export async function live(life: Life, resources: readonly string[]): Promise<readonly TrialResult[]> {
  const { source, blow, binary } = life;
  const environment = await CampaignEnvironment.open(source, { binary });
  const results: TrialResult[] = [];
  try {
    for (const cut of ['deploy', 'destroy'] as const) {
      const expected = cut === 'deploy' ? resources : [];
      results.push(await runTrial({ environment, cut, blow, moment: life[cut], expected }));
    }
    return results;
  } catch (error) {
    const cut = results.length === 0 ? 'deploy' : 'destroy';
    const moment = life[cut];
    return [
      ...results,
      { cut, source, blow, moment, hit: '', told: false, imported: 0, faults: [String(error)] },
    ];
  } finally {
    await environment.sandbox.close();
  }
}
