import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Shown } from '../../changes/attributes/shown.js';
import type { ClassifiedDrift, DriftedAttribute } from '../../changes/drift/drift.js';
import { loadEnvironments } from '../../config/file/load.js';
import { UserError } from '../../errors/user-error.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { acceptDrift } from './accept-drift.js';
import { driftAccepted } from './drift-accepted.js';
import { withoutAccepted } from './environment-drift.js';

const text = `version: 1
# A comment that stays.
environments:
  dev-001:
    environment: dev   # ours
    database: { backupRetentionDays: 14 }   # two weeks
  prod-001:
    environment: prod
`;

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'multienv-accept-'));
  file = join(folder, 'environments.yaml');
  writeFileSync(file, text, { mode: 0o640 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const context = () => ({ cwd: folder, env: {}, emit: () => {}, interrupt: neverInterrupted() });

const sides = (value: unknown): Shown => ({ kind: 'value', value });

function attribute(path: string, after: Shown, more: Partial<DriftedAttribute> = {}): DriftedAttribute {
  return {
    ...{ path, before: sides(1), after, forcesReplacement: false, effect: undefined, gravity: 'none' },
    ...{ class: 'other', fate: 'restored', why: undefined },
    ...more,
  };
}

function resource(address: string, attributes: readonly DriftedAttribute[], more = {}): ClassifiedDrift {
  return {
    ...{ address, resourceType: address.split('.')[0] ?? '', kind: 'changed', what: undefined, attributes },
    ...{ fate: 'restored', deploy: undefined, remedy: undefined, class: 'other', rules: [] },
    ...more,
  };
}

const driftOf = (resources: readonly ClassifiedDrift[]) => ({
  ...{ suffix: 'dev-001', region: 'ap-southeast-1', isDeployed: true, resources, folded: [], notChecked: [] },
});

function accept(resources: readonly ClassifiedDrift[], targets: readonly string[], suffix = 'dev-001') {
  const loaded = loadEnvironments(file);
  const environment = loaded.environments.find((one) => one.suffix === suffix);
  if (environment === undefined) throw new Error(suffix);
  return acceptDrift(context(), { loaded, environment, drift: driftOf(resources), targets });
}

const codesOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(({ code, message }) => `${code}: ${message}`);
    throw error;
  }
  return [];
};

const balancer = resource('aws_lb.alb', [
  attribute('idle_timeout', sides(300)),
  attribute('enable_deletion_protection', sides(true)),
  attribute('tags.Owner', sides('me'), { class: 'tags' }),
]);

describe('a live value', () => {
  it('is written as its setting, and nothing else of the file changes', () => {
    const written = accept([balancer], ['aws_lb.alb.idle_timeout']);
    expect(written).toEqual([
      {
        ...{ address: 'aws_lb.alb', path: 'idle_timeout', setting: 'loadBalancer.idleTimeoutSeconds' },
        ...{ value: 300, rules: ['ELB-4'] },
      },
    ]);
    const block = '    loadBalancer: { idleTimeoutSeconds: 300 }\n  prod-001:';
    expect(readFileSync(file, 'utf8')).toBe(text.replace('  prod-001:', block));
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  it('of a whole resource is everything that a setting decides', () => {
    expect(accept([balancer], ['aws_lb.alb']).map(({ setting }) => setting)).toEqual([
      'loadBalancer.idleTimeoutSeconds',
      'loadBalancer.deletionProtection',
    ]);
  });

  it('may be a switch the other way round, a text, or stand in a block', () => {
    const database = resource('aws_db_instance.postgres', [
      attribute('instance_class', sides('db.t4g.large')),
      attribute('skip_final_snapshot', sides(false)),
    ]);
    const group = resource('aws_lb_target_group.tg', [attribute('health_check[0].path', sides('/status'))]);
    const values = accept([database, group], ['aws_db_instance.postgres', 'aws_lb_target_group.tg']).map(
      ({ setting, value }) => [setting, value],
    );
    expect(values).toContainEqual(['database.instanceClass', 'db.t4g.large']);
    expect(values).toContainEqual(['database.finalSnapshot', true]);
    expect(values).toContainEqual(['app.healthPath', '/status']);
  });

  it('is drift no longer', () => {
    const accepted = accept([balancer], ['aws_lb.alb.idle_timeout']);
    const left = withoutAccepted(driftOf([balancer]), accepted);
    expect(left.resources[0]?.attributes.map(({ path }) => path)).toEqual([
      'enable_deletion_protection',
      'tags.Owner',
    ]);
    const all = accept([balancer], ['aws_lb.alb.enable_deletion_protection']);
    const only = resource('aws_lb.alb', [attribute('enable_deletion_protection', sides(true))]);
    expect(withoutAccepted(driftOf([only]), all).resources).toEqual([]);
  });
});

describe('what cannot be accepted', () => {
  afterEach(() => expect(readFileSync(file, 'utf8')).toBe(text));

  const kept = (days: number) =>
    resource('aws_db_instance.postgres', [attribute('backup_retention_period', sides(days))]);

  it('is refused where a rule fails that guards something', () => {
    expect(codesOf(() => accept([kept(1)], ['aws_db_instance.postgres']))).toEqual([
      expect.stringMatching(/^drift-weakens: .* database\.backupRetentionDays: RDS-9 would fail/),
    ]);
    expect(accept([], []).length).toBe(0);
  });

  it('is refused together with all that was named', () => {
    const targets = ['aws_lb.alb.idle_timeout', 'aws_db_instance.postgres.backup_retention_period'];
    expect(codesOf(() => accept([balancer, kept(1)], targets))).toHaveLength(1);
  });

  it('is a value that the file may not have', () => {
    const [told] = codesOf(() => accept([kept(99)], ['aws_db_instance.postgres']));
    expect(told).toMatch(/^drift-value-refused: .* as database\.backupRetentionDays: /);
  });

  it('is a secret, a value that is gone, a tag, and what no setting decides', () => {
    const secret = resource('aws_db_instance.postgres', [
      attribute('instance_class', { kind: 'sensitive' }),
      attribute('storage_type', { kind: 'absent' }),
      attribute('tags.Owner', sides('me'), { class: 'tags' }),
      attribute('db_name', sides('other')),
    ]);
    const why = (path: string) => codesOf(() => accept([secret], [`aws_db_instance.postgres.${path}`]));
    expect(why('instance_class')).toEqual([expect.stringContaining('its value is secret')]);
    expect(why('storage_type')).toEqual([expect.stringContaining('nothing stands there now')]);
    expect(why('tags.Owner')).toEqual([expect.stringContaining('drift-without-setting')]);
    const open = resource('aws_s3_bucket_public_access_block.bucket_public_access_block', [
      attribute('block_public_acls', sides(false)),
    ]);
    expect(codesOf(() => accept([open], [open.address]))).toEqual([
      expect.stringContaining('no setting of environments.yaml decides what was changed in it'),
    ]);
  });

  it('is what was deleted or added, or did not change', () => {
    const gone = resource('aws_lb.gone', [], { kind: 'deleted' });
    const added = resource('aws_security_group.db_sg', [], { kind: 'added' });
    const told = (target: string) => codesOf(() => accept([gone, added, balancer], [target]));
    expect(told('aws_lb.gone')).toEqual([expect.stringContaining('it was deleted')]);
    expect(told('aws_security_group.db_sg')).toEqual([expect.stringContaining('belongs to no resource')]);
    expect(told('aws_lb.alb.idle')).toEqual([expect.stringContaining('drift-not-found')]);
  });

  it('is for one environment at a time', async () => {
    const loaded = loadEnvironments(file);
    const options = { loaded, environments: loaded.environments };
    await expect(driftAccepted(context(), options, ['aws_lb.alb'])).rejects.toThrow(
      '--accept is about one environment, and 2 were chosen.',
    );
  });
});
