import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Problem } from '../../src/errors/problem.js';
import { groupBy } from '../../src/group-by.js';
import { guards } from '../../src/operations/deploy/guards/index.js';
import { followFloor } from '../../src/operations/deploy/limits/follow-floor.js';
import { planContents } from '../../src/operations/deploy/plan-contents.js';
import { neverInterrupted } from '../../src/processes/interrupt.js';
import { type Gravity, worse } from '../../src/resources/effect.js';
import { stackJson } from '../../src/stacks/synth/synthesize.js';
import { floorFile } from '../../src/terraform/folder/environment-folder.js';
import { judgeState } from '../fixtures/judge-state.js';
import { GoldenPlans } from '../golden-states/golden-plans.js';
import { requires } from '../requires.js';
import { type Edit, editedEnvironments } from './edit.js';
import { editedFile } from './edited-file.js';
import { edits } from './edits.js';
import { shownLines } from './shown-lines.js';
import { worstOf } from './worst-of.js';

const batches = [...groupBy(edits, ({ on, batch }) => `${on}: ${batch}`)];

describe.runIf(requires('terraform') && requires('python'))('edits of deployed environments', () => {
  const plans = new GoldenPlans();
  beforeAll(async () => {
    await plans.open(editedEnvironments);
    // What is left to change without an edit would stand in no row.
    for (const on of editedEnvironments) plans.settle(loadedOf(on, []).environment);
  });
  afterAll(() => plans.close());

  function loadedOf(on: Edit['on'], some: readonly Edit[]) {
    const loaded = plans.read(editedFile(on, some, plans.network));
    const environment = loaded.environments.find(({ suffix }) => suffix === on);
    if (environment === undefined) throw new Error(`The file has no ${on}.`);
    return { loaded, environment };
  }

  it.each(batches)('%s: the plan shows what the table says', async (_name, some) => {
    const [first] = some;
    if (first === undefined) return;
    const { loaded, environment } = loadedOf(first.on, some);
    const ofState = await judgeState(environment, { text: plans.stateOf(first.on), isOnSandbox: true });
    expect(codesOf(ofState, 'error')).toEqual(some.flatMap(({ refusedByState }) => refusedByState ?? []));
    const text = planOrRefusal(() => plans.plan(environment), some);
    if (text === undefined) return;
    const contents = planContents(text, first.on, JSON.stringify(stackJson(environment)));
    const worst = contents.changes.reduce<Gravity>((sum, { gravity }) => worse(sum, gravity), 'none');
    expect(worst).toBe(some.map(worstOf).reduce<Gravity>(worse, 'none'));
    expect(shownLines(contents.changes)).toEqual([...new Set(some.flatMap(({ shows }) => shows))].sort());
    const sent = some.flatMap(({ sends }) => (sends === undefined ? [] : [sends]));
    expect(speedsSent(text, first.on)).toEqual(sent);
    // Refused where it is not sent.
    const without = sent.map(() => 'storage-speed-refused');
    const wanted = [...some.flatMap(({ refusedBy }) => refusedBy ?? []), ...without];
    const guarded = { run: plans.target(environment), contents, loaded, allowed: { addresses: [] } };
    const problems = (await Promise.all(guards.map(async (guard) => guard.problemsOf(guarded)))).flat();
    const codes = codesOf(problems, 'error');
    expect(codesOf(problems, 'warning')).toEqual(
      expect.arrayContaining(some.flatMap(({ tells }) => tells ?? [])),
    );
    if (wanted.length === 0 && !some.some(({ refusedByState }) => refusedByState)) expect(codes).toEqual([]);
    else expect(codes).toEqual(expect.arrayContaining(wanted));
  });
});

/** In another region Terraform itself misses what it reads there: that is a refusal too. */
function planOrRefusal(plan: () => string, some: readonly Edit[]): string | undefined {
  try {
    return plan();
  } catch (error) {
    if (some.every(({ refusedByState }) => refusedByState !== undefined)) return undefined;
    throw error;
  }
}

/** What the product writes beside the stack for a plan of it. */
function speedsSent(text: string, suffix: string): readonly unknown[] {
  const path = mkdtempSync(join(tmpdir(), 'multienv-floor-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  if (!followFloor(context, { folder: { path, suffix } }, text)) return [];
  return Object.values(JSON.parse(readFileSync(floorFile({ path }), 'utf8')).resource.aws_db_instance);
}

const context = { cwd: '/', env: process.env, emit: () => {}, interrupt: neverInterrupted() };

function codesOf(problems: readonly Problem[], severity: Problem['severity']): readonly string[] {
  return problems.filter((one) => one.severity === severity).map(({ code }) => code);
}
