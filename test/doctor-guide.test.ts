import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { environmentChecks } from '../src/operations/doctor/environment/index.js';
import { generalChecks } from '../src/operations/doctor/general/index.js';
import { packageFile } from '../src/package-files.js';

const guide = readFileSync(packageFile('docs/guides/doctor.md'), 'utf8');
const rows = guide.split('\n').filter((line) => line.startsWith('| `'));

it('the guide has a row for every check, in their order', () => {
  const ids = rows.map((row) => /^\| `([^`]+)`/.exec(row)?.[1]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual([...generalChecks, ...environmentChecks].map(({ id }) => id));
});

it('the guide says which checks a deploy makes first', () => {
  const before = rows.filter((row) => /\| yes +\|$/.test(row)).map((row) => /`([^`]+)`/.exec(row)?.[1]);
  const quick = environmentChecks.filter(({ isBeforeDeploy }) => isBeforeDeploy);
  expect(before).toEqual(quick.map(({ id }) => id));
});
