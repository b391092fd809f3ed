import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newestEdition } from '../../src/config/names/editions.js';
import { holdsData } from '../../src/resources/index.js';
import { requires } from '../requires.js';
import { goldenEnvironments } from './environments.js';
import { GoldenPlans, goldenFolder } from './golden-plans.js';

const suffixes = readdirSync(goldenFolder)
  .filter((file) => file.endsWith('.tfstate'))
  .map((file) => file.replace('.tfstate', ''));

interface PlannedChange {
  readonly mode: string;
  readonly address: string;
  readonly type: string;
  readonly change: { readonly actions: readonly string[] };
}

describe.runIf(requires('terraform') && requires('python'))('environments of the first release', () => {
  const plans = new GoldenPlans();
  beforeAll(() => plans.open(suffixes));
  afterAll(() => plans.close());

  const environments = () => plans.load(goldenEnvironments(plans.network));

  it('are all there', () => {
    expect(environments()).toHaveLength(suffixes.length);
  });

  it.each(['dev-001', 'staging-002', 'prod-003'])(
    '%s keeps all data where it takes the newest edition, and its network stays',
    (suffix) => {
      const text = goldenEnvironments(plans.network)
        .replace(/^edition: .*$/m, `edition: ${newestEdition}`)
        .replace(`  ${suffix}: { `, `  ${suffix}: { network: { mode: default }, `);
      const environment = plans.load(text).find((one) => one.suffix === suffix);
      if (environment === undefined) throw new Error(`The file has no ${suffix}.`);
      const { resource_changes: planned } = JSON.parse(plans.plan(environment));
      const lost = planned.filter(
        ({ change, type }: PlannedChange) => change.actions.includes('delete') && holdsData(type),
      );
      expect(lost.map(({ address }: PlannedChange) => address)).toEqual([]);
      expect(planned.some(({ change }: PlannedChange) => change.actions.join() === 'create')).toBe(true);
    },
  );

  it.each(suffixes)('%s is neither replaced nor destroyed by the stack of today', (suffix) => {
    const environment = environments().find((one) => one.suffix === suffix);
    if (environment === undefined) throw new Error(`The file has no ${suffix}.`);
    const { resource_changes: planned } = JSON.parse(plans.plan(environment));
    const changes: readonly PlannedChange[] = planned.filter(({ mode }: PlannedChange) => mode === 'managed');
    const losses = changes.filter(({ change }) => change.actions.includes('delete'));
    expect(losses.map(({ address, change }) => `${address} ${change.actions.join()}`)).toEqual([]);
    // The plan is of the state: nothing of it is missing, so that everything would be made anew.
    expect(changes.filter(({ change }) => change.actions.join() === 'create')).toEqual([]);
    expect(changes.length).toBeGreaterThan(20);
  });
});
