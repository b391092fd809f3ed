import type { AwsRequest } from '../e2e/aws-proxy.js';
import { isChange } from './blow.js';
import { CampaignEnvironment, type PasswordSource } from './environment.js';
import { type Cut, throughProxy } from './trial.js';

/** What an undisturbed life of an environment looks like. */
export interface Reference {
  /** How often each run changes AWS. */
  readonly changes: Readonly<Record<Cut, number>>;
  /** What AWS holds after a deploy. */
  readonly resources: readonly string[];
}

/** Lives one undisturbed life, and counts. */
export async function measureReference(source: PasswordSource): Promise<Reference> {
  const environment = await CampaignEnvironment.open(source);
  try {
    const deploy = await countChanges(environment, 'deploy');
    const resources = await environment.resources();
    const destroy = await countChanges(environment, 'destroy');
    return { changes: { deploy, destroy }, resources };
  } finally {
    await environment.sandbox.close();
  }
}

async function countChanges(environment: CampaignEnvironment, cut: Cut): Promise<number> {
  let changes = 0;
  const before = (request: AwsRequest) => {
    if (isChange(request)) changes += 1;
    return 'pass' as const;
  };
  const { exitCode, stderr } = await throughProxy(environment, cut, { before });
  if (exitCode !== 0) throw new Error(`The reference ${cut} ended with ${exitCode}.\n${stderr}`);
  return changes;
}
