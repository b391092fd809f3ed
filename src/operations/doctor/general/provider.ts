import { cacheFolder } from '../../../sandbox/cache-folder.js';
import { awsProviderVersion } from '../../../stacks/engine-requirements.js';
import { findProviderSource, type ProviderSource } from '../../../terraform/binary/mirror.js';
import { mirroredVersions } from '../../../terraform/binary/mirrored-versions.js';
import { isProviderVersionSupported } from '../../../terraform/binary/provider-version.js';
import type { GeneralCheck, GeneralSubject } from '../check.js';
import { type Diagnosis, ok, problem, skipped, warning } from '../diagnosis.js';
import { terraformOf } from '../terraform-of.js';

const answerMs = 3_000;

/** The AWS provider can be had where Terraform will look for it. */
export const providerCheck: GeneralCheck = {
  id: 'provider',
  title: 'AWS provider',
  run: async (subject) => {
    const binary = await terraformOf(subject).catch(() => undefined);
    if (binary === undefined) return skipped('Needs Terraform first.');
    return providerFinding(providerSourceOf(subject, binary.product), binary.product);
  },
};

/** Where the provider of a project will come from. */
export function providerSourceOf(
  { context, pluginDir, loaded }: GeneralSubject,
  product: 'terraform' | 'opentofu',
): ProviderSource {
  const { env, cwd } = context;
  return findProviderSource({
    env,
    cwd,
    project: loaded.root,
    product,
    pluginDir,
    cacheFolder: cacheFolder(env),
  });
}

/** Whether a source has a provider that the stacks can use. */
export async function providerFinding(
  source: ProviderSource,
  product: 'terraform' | 'opentofu',
): Promise<Diagnosis> {
  if (source.kind === 'configuration') return ok('As your configuration of Terraform says.');
  if (source.kind === 'registry') return registryFinding(source.host);
  const versions = mirroredVersions(source.folder, product);
  const usable = versions.filter(isProviderVersionSupported);
  if (usable.length > 0) return ok(`${usable.join(', ')} in ${source.folder}`);
  const found = versions.length === 0 ? 'none for this platform' : `${versions.join(', ')} only`;
  return problem(
    `The mirror ${source.folder} has no AWS provider ${awsProviderVersion} (${found}).`,
    `terraform providers mirror -platform=PLATFORM ${source.folder}, or name another with --plugin-dir.`,
  );
}

async function registryFinding(host: string): Promise<Diagnosis> {
  try {
    const url = `https://${host}/.well-known/terraform.json`;
    await fetch(url, { signal: AbortSignal.timeout(answerMs) });
    return ok(`From ${host}.`);
  } catch {
    // Terraform may get through by a proxy that this request does not know.
    return warning(
      `${host} does not answer from here.`,
      'Check the network. Without one: make a mirror elsewhere with `terraform providers mirror FOLDER`, and name it with --plugin-dir.',
    );
  }
}
