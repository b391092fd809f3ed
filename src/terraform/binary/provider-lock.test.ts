import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fileLimits } from '../../files/file-limits.js';
import { readProviderLock } from './provider-lock.js';

function read(text: string | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, '.terraform.lock.hcl');
  if (text !== undefined) writeFileSync(file, text);
  return readProviderLock(file);
}

const block = (name: string, lines: readonly string[]) => `provider "${name}" {\n${lines.join('\n')}\n}\n`;
const aws = 'registry.terraform.io/hashicorp/aws';
const version = '  version     = "6.0.0"';
const hashes = (...all: readonly string[]) => ['  hashes = [', ...all.map((one) => `    "${one}:x",`), '  ]'];
const random = block('registry.terraform.io/hashicorp/random', [
  '  version = "3.7.2"',
  ...hashes('zh', 'zh', 'h1'),
]);

it.each([
  ['none', undefined],
  ['one that is larger than any', `${block(aws, [version])}#${'x'.repeat(fileLimits.record)}`],
])('a lock file is absent: %s', (_what, text) => {
  expect(read(text)).toBe('absent');
});

it.each([
  ['an empty file', ''],
  ['that of another provider', random],
  ['one whose name only ends alike', block('registry.terraform.io/acme/notaws', [version])],
  ['one of another owner', block('registry.terraform.io/acme/aws', [version])],
  ['one without a version', block(aws, hashes('zh'))],
  ['one that only says a version elsewhere', block(aws, ['  constraints = "6.0.0"']) + random],
  ['one that is not closed', `provider "${aws}" {\n${version}\n`],
  ['one in a comment', `# provider "${aws}" {\n${version}\n}\n`],
])('a lock file is without aws: %s', (_what, text) => {
  expect(read(text)).toBe('without-aws');
});

it.each([
  ['of the registry', [...hashes('h1', 'zh', 'zh')], false],
  ['of the registry alone', [...hashes('zh')], false],
  ['of two platforms', [...hashes('h1', 'h1')], false],
  ['of one platform', [...hashes('h1')], true],
  ['none', [], true],
])('a lock file names a version, with checksums %s', (_what, lines, isForOnePlatform) => {
  const constraints = '  constraints = ">= 5.0.0"';
  for (const name of [aws, 'registry.opentofu.org/hashicorp/aws'])
    expect(
      read(`# A comment.\n${random}\n${block(name, [constraints, version, ...lines])}\n${random}`),
    ).toEqual({ version: '6.0.0', isForOnePlatform });
});
