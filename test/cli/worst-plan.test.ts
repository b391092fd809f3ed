import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadEnvironments } from '../../src/config/file/load.js';
import { plainInvocation } from '../../src/errors/invocation.js';
import { blockedReplacement } from '../../src/operations/deploy/guards/blocked-replacement.js';
import { lostData } from '../../src/operations/deploy/guards/lost-data.js';
import { protectedReplacement } from '../../src/operations/deploy/guards/protected-replacement.js';
import { storage } from '../../src/operations/deploy/guards/storage.js';
import { planContents } from '../../src/operations/deploy/plan-contents.js';
import { withSettings } from '../../src/operations/deploy/reading/with-settings.js';
import { packageFile } from '../../src/package-files.js';
import { renderPlans } from '../../src/render/terminal/plan/plan-table.js';
import { paintFor } from '../../src/render/terminal/style.js';
import { stackJson } from '../../src/stacks/synth/synthesize.js';

/** Edits of three deployed environments, planned by Terraform: tags, port, types, engine, names, protections, and what loses data. */
const folder = packageFile('test/fixtures/plans/updates');
const loaded = loadEnvironments(`${folder}/environments.yaml`);
/** Those that ask nobody. */
const guards = [lostData, protectedReplacement, blockedReplacement, storage];
const plans = await Promise.all(
  loaded.environments.map(async (environment) => {
    const { suffix } = environment;
    const stack = JSON.stringify(stackJson(environment));
    const contents = planContents(readFileSync(`${folder}/${suffix}.json`, 'utf8'), suffix, stack);
    const changes = withSettings(contents.changes, { environment, loaded });
    const run = { environment, invocation: plainInvocation, variables: {} };
    const guarded = { run, contents: { ...contents, changes }, loaded, allowed: { addresses: [] } };
    const refusals = (await Promise.all(guards.map(async (guard) => guard.problemsOf(guarded)))).flat();
    return { ...contents, suffix, changes, refusals };
  }),
);
const widthOf = (line: string) => [...line].length;

describe('the plan that changes the most', () => {
  const shown = (columns: number) =>
    renderPlans(plans, { paint: paintFor({}, {}), detail: 'full', columns, cwd: folder });

  it('has more than 80 changed attributes of many types', () => {
    const changes = plans.flatMap((one) => one.changes);
    expect(changes.flatMap(({ attributes }) => attributes).length).toBeGreaterThan(80);
    expect(new Set(changes.map(({ resourceType }) => resourceType)).size).toBeGreaterThan(12);
  });

  it.each([80, 120])('is read in %i columns', (columns) => {
    const text = shown(columns);
    expect(text.split('\n').filter((line) => widthOf(line) > columns)).toEqual([]);
    expect(text).toMatchSnapshot();
  });

  it('says the same in any width, and of a terminal that has none', () => {
    const words = (text: string) =>
      new Set(text.match(/set by|follows|forces replacement|data loss|downtime/g));
    expect(words(shown(60))).toEqual(words(shown(120)));
    expect(shown(0)).toBe(shown(120));
  });
});
