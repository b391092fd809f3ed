import { existsSync } from 'node:fs';
import { mirroredVersions } from '../../../terraform/binary/mirrored-versions.js';
import { type ProviderLock, readProviderLock } from '../../../terraform/binary/provider-lock.js';
import { isProviderVersionSupported } from '../../../terraform/binary/provider-version.js';
import { environmentFolder } from '../../../terraform/folder/environment-folder.js';
import type { GeneralCheck, GeneralSubject } from '../check.js';
import { type Diagnosis, ok, problem, skipped } from '../diagnosis.js';
import { terraformOf } from '../terraform-of.js';
import { providerSourceOf } from './provider.js';

/** The lock file of the providers names a version that the stacks can use and that is to be had. */
export const providerLockCheck: GeneralCheck = {
  id: 'provider-lock',
  title: 'Provider lock file',
  run: async (subject) => {
    const binary = await terraformOf(subject).catch(() => undefined);
    if (binary === undefined) return skipped('Needs Terraform first.');
    const { product } = binary;
    const { loaded, sandboxFolder } = subject;
    const { providerLockFile, providerLockStart } = environmentFolder('', {
      root: loaded.root,
      sandboxFolder,
      product,
    });
    const file = existsSync(providerLockStart) ? providerLockStart : providerLockFile;
    const lock = readProviderLock(file);
    if (lock === 'absent') return skipped('There is none yet: the first plan writes it. Commit it then.');
    if (lock === 'without-aws') return ok(`${file} leaves the AWS provider open.`);
    return lockFinding(lock, { file, versions: versionsAtHand(subject, product) });
  },
};

/** Undefined where any version may be had. */
function versionsAtHand(
  subject: GeneralSubject,
  product: 'terraform' | 'opentofu',
): readonly string[] | undefined {
  try {
    const source = providerSourceOf(subject, product);
    return 'folder' in source ? mirroredVersions(source.folder, product) : undefined;
  } catch {
    // The check of the provider has the word about that.
    return undefined;
  }
}

function lockFinding(
  { version, isForOnePlatform }: ProviderLock,
  { file, versions }: { readonly file: string; readonly versions: readonly string[] | undefined },
): Diagnosis {
  if (!isProviderVersionSupported(version))
    return problem(
      `${file} locks the AWS provider ${version}, which the stacks cannot be carried out with.`,
      `Remove the block of hashicorp/aws from ${file}: the next plan writes a new one.`,
    );
  if (versions !== undefined && !versions.includes(version))
    return problem(
      `${file} locks the AWS provider ${version}; the mirror has ${versions.join(', ') || 'none'} for this platform.`,
      `Add ${version} to the mirror, or remove the block of hashicorp/aws from ${file}.`,
    );
  if (!isForOnePlatform) return ok(`${version}, in ${file}`);
  return ok(
    `${version}, in ${file}; its checksums are those of one platform (for others: terraform providers lock -platform=…).`,
  );
}
