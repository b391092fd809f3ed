import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everyOtherCheck } from '../scripts/reference/other-checkers/every-other-check.js';
import { requirementRows } from '../scripts/reference/requirement-rows.js';
import { settingPaths } from '../src/config/schema/schema-index.js';
import { packageFile } from '../src/package-files.js';
import { ruleCatalogue } from '../src/policy/review/rule-catalogue.js';
import type { Rule } from '../src/rules/define-rule.js';
import { rules } from '../src/rules/index.js';

const folder = packageFile('src/rules');
const declaring = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.includes('/') && file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .filter((file) => /^export default defineRule\(/m.test(readFileSync(join(folder, file), 'utf8')));
const ids = rules.map(({ id }) => id);

describe('the rules', () => {
  it('are at least 60', () => {
    expect(rules.length).toBeGreaterThanOrEqual(60);
  });

  it('have ids of a service and a number', () => {
    for (const { id } of ruleCatalogue) expect(id).toMatch(/^[A-Z][A-Z0-9]*-[1-9]\d*$/);
  });

  it('have an id each, and a title each', () => {
    const titles = ruleCatalogue.map(({ title }) => title);
    for (const all of [ruleCatalogue.map(({ id }) => id), titles])
      expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
  });

  it('have the prefix of their ids from one folder', async () => {
    const folders = new Map<string, Set<string>>();
    for (const file of declaring) {
      const [prefix = ''] = (await ruleOf(file)).id.split('-');
      const own = folders.get(prefix) ?? new Set();
      folders.set(prefix, own.add(file.split('/')[0] ?? ''));
    }
    expect([...folders].filter(([, { size }]) => size !== 1).map(([prefix]) => prefix)).toEqual([]);
  });

  it.each(declaring)('%s is registered', async (file) => {
    expect(rules).toContain(await ruleOf(file));
  });

  it('stand in a file each', () => {
    expect(declaring).toHaveLength(rules.length);
  });

  it('name rows of the requirements that there are', () => {
    const rows = requirementRows.map(({ number }) => number);
    for (const { id, requirement } of ruleCatalogue)
      if (requirement !== undefined) expect(rows, id).toContain(requirement);
  });

  it('are documented, each under a heading of its own', () => {
    const text = readFileSync(packageFile('docs/reference/rules.md'), 'utf8');
    for (const { id, title } of ruleCatalogue) expect(text).toContain(`\n## ${id}\n\n**${title}**\n`);
  });
});

describe('the settings that rules name', () => {
  const settings = settingPaths();
  const named = ruleCatalogue.flatMap(({ id, setting }) => (setting === undefined ? [] : [[id, setting]]));

  it.each(named)('%s: %s is in the schema', (_, setting) => {
    expect(settings).toContain(setting);
  });
});

describe('the checks of other tools', () => {
  const checks = Object.values(everyOtherCheck).flat();

  it('are listed once', () => {
    const names = checks.map(({ id }) => id);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('have the ids that their tool gives them', () => {
    for (const { tool, id } of checks)
      expect(id).toMatch(tool === 'checkov' ? /^CKV2?_AWS_\d+$/ : /^(AVD-)?AWS-\d{4}$/);
  });

  it('name rules that there are, or a reason', () => {
    for (const check of checks) {
      if ('reason' in check) expect(check.reason.length, check.id).toBeGreaterThan(10);
      else expect(check.rules.length, check.id).toBeGreaterThan(0);
      if ('rules' in check) for (const rule of check.rules) expect(ids, check.id).toContain(rule);
    }
  });

  it('are those of both tools, in every part of the product', () => {
    for (const list of Object.values(everyOtherCheck))
      expect(new Set(list.map(({ tool }) => tool))).toEqual(new Set(['checkov', 'trivy']));
  });
});

async function ruleOf(file: string): Promise<Rule> {
  const { default: rule } = await import(join(folder, file));
  return rule;
}
