// Writes src/config/offers/offers.json: which instance types and database classes AWS offers in which region, from the data of cfn-lint (MIT-0),
// which AWS's own price lists fill:
//   npx tsx scripts/aws-offers.ts [--folder SITE_PACKAGES]
// Installs the newest cfn-lint from PyPI into a temporary virtual environment, unless a folder with one is named. Needs Python.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { isJson, jsonIn, jsonList, textList } from '../src/model/json.js';
import { repository } from '../test/cli/run-cli.js';

const { values } = parseArgs({ args: argv.slice(2), options: { folder: { type: 'string' } } });
const temporary = mkdtempSync(join(tmpdir(), 'multienv-offers-'));

try {
  const packages = values.folder ?? installed(temporary);
  const version = versionIn(packages);
  const table = {
    source: `cfn-lint ${version}`,
    asOf: new Date().toISOString().slice(0, 10),
    instanceTypes: instanceTypes(packages),
    databaseClasses: databaseClasses(packages),
    classesOfVersions: classesOfVersions(packages),
  };
  const file = join(repository, 'src', 'config', 'offers', 'offers.json');
  writeFileSync(file, `${JSON.stringify(table, null, 1)}\n`);
  stdout.write(`${file}: ${JSON.stringify(table).length} bytes, ${table.source}\n`);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** @returns the folder of the packages of a virtual environment with cfn-lint in it */
function installed(folder: string): string {
  execFileSync('python3', ['-m', 'venv', folder]);
  execFileSync(join(folder, 'bin', 'pip'), ['install', '--quiet', '--only-binary', ':all:', 'cfn-lint']);
  const [python = ''] = readdirSync(join(folder, 'lib'));
  return join(folder, 'lib', python, 'site-packages');
}

function versionIn(packages: string): string {
  const [, version = ''] =
    readdirSync(packages)
      .map((name) => /^cfn_lint-(.*)\.dist-info$/.exec(name))
      .find((found) => found !== null) ?? [];
  if (version === '') throw new Error(`There is no cfn-lint in ${packages}.`);
  return version;
}

function dataOf(packages: string, ...path: readonly string[]): unknown {
  return JSON.parse(
    readFileSync(join(packages, 'cfnlint', 'data', 'schemas', 'extensions', ...path), 'utf8'),
  );
}

function instanceTypes(packages: string) {
  const data = jsonIn(dataOf(packages, 'aws_ec2_instance', 'instancetype_enum.json'));
  return packed(Object.entries(data).map(([region, list]) => [region, textList(jsonIn(list).enum)]));
}

function databaseClasses(packages: string) {
  const data = jsonIn(dataOf(packages, 'aws_rds_dbinstance', 'dbinstanceclass_enum.json'));
  return packed(Object.entries(data).map(([region, rules]) => [region, classesIn(rules, () => true)]));
}

/** By version: those of PostgreSQL from 15 on, which is what the review accepts. */
function classesOfVersions(packages: string) {
  const data = dataOf(packages, 'aws_rds_dbinstance', 'db_instance_class.json');
  const versions = jsonList(jsonIn(data).allOf).flatMap((rule) => {
    const pattern = String(jsonIn(propertiesOf(rule).EngineVersion).pattern ?? '');
    const [, version] = /\|((?:1[5-9]|[2-9]\d)\\\.[1-9]\d*)\)\$$/.exec(pattern) ?? [];
    return version === undefined ? [] : [version.replace('\\', '')];
  });
  return packed(
    [...new Set(versions)].map((version) => [
      version,
      classesIn(data, (properties) => {
        const { pattern } = jsonIn(properties.EngineVersion);
        return typeof pattern === 'string' && new RegExp(pattern).test(version);
      }),
    ]),
  );
}

function classesIn(
  rules: unknown,
  isAbout: (properties: Readonly<Record<string, unknown>>) => boolean,
): readonly string[] {
  return jsonList(jsonIn(rules).allOf).flatMap((rule) => {
    const properties = propertiesOf(rule);
    if (jsonIn(properties.Engine).const !== 'postgres' || !isAbout(properties)) return [];
    return textList(jsonIn(jsonIn(jsonIn(rule.then).properties).DBInstanceClass).enum);
  });
}

function propertiesOf(rule: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return isJson(rule.if) ? jsonIn(rule.if.properties) : {};
}

/** All names once, and for each key a bit for each of them, in base64: a hundredth of the lists. */
function packed(lists: readonly (readonly [string, readonly string[]])[]) {
  const full = lists.filter(([key, list]) => key !== 'all' && list.length > 0);
  const names = [...new Set(full.flatMap(([, list]) => list))].sort();
  const bits = full
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, list]) => {
      const bytes = Buffer.alloc(Math.ceil(names.length / 8));
      for (const name of list) {
        const at = names.indexOf(name);
        bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
      }
      return [key, bytes.toString('base64')] as const;
    });
  return { names: names.join(' '), offered: Object.fromEntries(bits) };
}
