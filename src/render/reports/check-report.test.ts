import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { finding, halfReviewed, report } from '../../../test/fixtures/check-reports.js';
import { plainInvocation } from '../../errors/invocation.js';
import { packageFile } from '../../package-files.js';
import { checkFormats } from '../format-names.js';
import { checkReportFormats } from './check-report.js';

const options = {
  paint: (_: string, text: string) => text,
  cwd: '/project',
  invocation: plainInvocation,
  version: '1.0.0',
};

describe.each(checkFormats)('check --format %s', (format) => {
  const printed = checkReportFormats[format];

  it('has a folder of its own, with a test', () => {
    const files = readdirSync(packageFile(`src/render/${format}`), { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => file.endsWith('.test.ts'))).not.toEqual([]);
  });

  it('tells of a failure the rule, the element and the environment', async () => {
    const text = await printed(report([finding()]), options);
    for (const word of ['XYZ-1', 'aws_ebs_volume.data', 'prod-003']) expect(text).toContain(word);
    expect(await printed(report([]), options)).not.toContain('XYZ-1');
  });

  it('tells what was not reviewed, and why', async () => {
    const text = await printed(halfReviewed('The stack is missing.'), options);
    for (const word of ['prod-003', 'The stack is missing.']) expect(text).toContain(word);
  });
});
