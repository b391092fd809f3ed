import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { callerIdentity } from '../../../aws/sts.js';
import type { Target } from '../../../aws/target.js';
import type { LoadedEnvironments } from '../../../config/file/load.js';
import { fileLimits } from '../../../files/file-limits.js';
import { readLimited } from '../../../files/read-limited.js';
import { treeDigest } from '../../../files/tree-digest.js';
import { packageVersion } from '../../../package-files.js';
import type { Finding } from '../../../policy/finding.js';
import { summarize } from '../../../policy/review/summarize.js';
import { instanceAt } from '../../../sandbox/server/instance-at.js';
import { readProviderLock } from '../../../terraform/binary/provider-lock.js';
import type { EnvironmentRun } from '../../run/environment-run.js';
import type { EarlyFacts, LateFacts, Manifest } from './manifest.js';
import { type SecretVersion, secretVersion } from './secret-version.js';

/** SHA-256 in hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Where a plan is made or applied, with what, and from which file. */
export async function earlyFacts(
  run: Pick<EnvironmentRun, 'target'> & Target,
  loaded: Pick<LoadedEnvironments, 'file' | 'project'>,
): Promise<EarlyFacts> {
  const { suffix, tier } = run.environment;
  const { product, version } = run.target.binary;
  return {
    ...{ suffix, tier, project: loaded.project },
    place: await placeOf(run),
    multienv: packageVersion(),
    terraform: { product, version },
    environmentsFile: sha256(textOf(loaded.file)),
  };
}

const answerMs = 5_000;

async function placeOf(run: Target): Promise<EarlyFacts['place']> {
  const { region } = run.environment.aws;
  const { sandbox } = run;
  if (sandbox === undefined) {
    const { accountId } = await callerIdentity(run);
    return { kind: 'aws', account: accountId, region, endpoint: null, start: null };
  }
  const answer = await instanceAt(sandbox.endpoint, answerMs);
  const start = typeof answer === 'string' ? answer : null;
  return { kind: 'sandbox', account: null, region, endpoint: sandbox.endpoint, start };
}

/** What Terraform reads beside the plan, and the version of the password that it would take. */
export async function lateFacts(
  run: Pick<EnvironmentRun, 'folder'> & Target,
): Promise<LateFacts & Omit<SecretVersion, 'secret'>> {
  const { path } = run.folder;
  const lockFile = join(path, '.terraform.lock.hcl');
  const lock = readProviderLock(lockFile);
  const configuration = textOf(join(path, 'cdk.tf.json'));
  return {
    awsProvider: typeof lock === 'object' ? lock.version : null,
    configuration: sha256(configuration),
    assets: treeDigest([join(path, 'assets')], 'contents'),
    providerLock: sha256(textOf(lockFile)),
    ...(await secretVersion(run, configuration)),
  };
}

/** What a review says, without its words: those may be other ones in the next release. */
export function reviewFacts(findings: readonly Finding[] | undefined): Manifest['review'] {
  if (findings === undefined) return null;
  const lines = findings.map(({ ruleId, severity, outcome, address, attribute }) =>
    JSON.stringify([ruleId, severity, outcome, address, attribute]),
  );
  return { digest: sha256(lines.sort().join('\n')), summary: { ...summarize(findings) } };
}

/** Empty where there is no such file. */
function textOf(file: string): string {
  try {
    return readLimited(file, fileLimits.document);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
