import type { CliContext } from '../context.js';

/** What may follow `--env`: the environments of the file at hand, and the tiers. Reads the file, and starts nothing that it names. */
export async function environmentPatterns(this: CliContext): Promise<readonly string[]> {
  const { findEnvironmentsFile } = await import('../../config/file/find.js');
  const { readSource } = await import('../../config/file/read-source.js');
  const { parseSource } = await import('../../config/file/source-document.js');
  const { suffixPattern } = await import('../../config/names/suffix-pattern.js');
  const { tiers } = await import('../../config/names/tiers.js');
  const { isBlock, valueAt } = await import('../../config/schema/setting-path.js');
  const file = findEnvironmentsFile({ cwd: this.cwd, config: this.config });
  const environments = valueAt(parseSource(readSource(file), file).value, ['environments']);
  // What is no suffix could be anything, and a shell is to read it.
  const suffixes = isBlock(environments)
    ? Object.keys(environments).filter((one) => suffixPattern.test(one))
    : [];
  return [...suffixes, ...tiers.map((tier) => `tier:${tier}`)];
}
