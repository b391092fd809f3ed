import { fileLimits } from '../../files/file-limits.js';
import { readLimited } from '../../files/read-limited.js';

/** What the lock file of the providers says about the AWS provider. */
export interface ProviderLock {
  readonly version: string;
  /** Whether its checksums hold for one platform only: that of the machine which wrote them. */
  readonly isForOnePlatform: boolean;
}

/** A lock file that is not there, one without the AWS provider, or what it says. */
export type ProviderLockReading = 'absent' | 'without-aws' | ProviderLock;

/**
 * Reads `.terraform.lock.hcl`, which is Terraform's own writing and never nested deeper.
 * https://developer.hashicorp.com/terraform/language/files/dependency-lock
 */
export function readProviderLock(file: string): ProviderLockReading {
  let text: string;
  try {
    text = readLimited(file, fileLimits.record);
  } catch {
    return 'absent';
  }
  const block = awsBlock(text);
  const version = block === undefined ? undefined : /^[ \t]*version[ \t]*=[ \t]*"([^"]+)"/m.exec(block)?.[1];
  if (block === undefined || version === undefined) return 'without-aws';
  const hashes = [...block.matchAll(/"(h1|zh):/g)].map(([, scheme]) => scheme);
  // `zh:` are those that the registry signs for every platform, `h1:` those of a package that was at hand.
  const isForOnePlatform = !hashes.includes('zh') && hashes.length < 2;
  return { version, isForOnePlatform };
}

/** What stands in the block of the AWS provider; undefined where there is none that is closed. */
function awsBlock(text: string): string | undefined {
  const opening = /^provider "[^"\n]*\/hashicorp\/aws" \{\n/m.exec(text);
  if (opening === null) return undefined;
  const start = opening.index + opening[0].length;
  const end = text.indexOf('\n}', start - 1);
  return end === -1 ? undefined : text.slice(start, end + 1);
}
