import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, TerraformResource, TerraformStack, Testing } from 'cdktn';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadEnvironments } from '../../config/file/load.js';
import { dayOf } from '../../config/schema/day-of.js';
import { synthesizeEnvironment } from '../../testing.js';
import { MultiEnvStack } from '../multi-env-stack.js';
import { type ReviewMatchers, reviewMatchers } from './review-matchers.js';
import { reviewContext } from './review-validation.js';

// As a user of vitest declares it.
declare module 'vitest' {
  interface Matchers<T> extends ReviewMatchers {}
}

expect.extend(reviewMatchers);

const openTopic = (stack: TerraformStack) => {
  const group = new TerraformResource(stack, 'open', { terraformResourceType: 'aws_security_group' });
  group.addOverride('ingress', [
    { from_port: 5432, to_port: 5432, protocol: 'tcp', cidr_blocks: ['0.0.0.0/0'], description: 'all' },
  ]);
};

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'review-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

function faultyStack(app: App, waivers = ''): MultiEnvStack {
  const file = join(folder(), 'environments.yaml');
  writeFileSync(file, `version: 1\n${waivers}environments:\n  dev-001: { environment: dev }\n`);
  const [environment] = loadEnvironments(file).environments;
  const stack = new MultiEnvStack(app, 'multi-env-dev-001', 'dev', 'dev-001', environment);
  openTopic(stack);
  return stack;
}

describe('expect(stack).toPassReview()', () => {
  it.each(['dev', 'staging', 'prod'])('lets a synthesized %s pass', (environment) => {
    expect(synthesizeEnvironment(environment, `${environment}-001`)).toPassReview();
  });

  it('lets a MultiEnvStack pass, by its own tier', () => {
    const app = new App({ outdir: folder() });
    expect(new MultiEnvStack(app, 'a', 'dev', 'dev-001')).toPassReview();
  });

  it('fails with rule, severity, address and fix', () => {
    const open = { resource: { aws_db_instance: { a: { storage_encrypted: false } } } };
    expect(() => expect(open).toPassReview()).toThrow(
      /The review fails:\n[\s\S]* {2}high RDS-1 aws_db_instance\.a storage_encrypted: expected: .*Set `storage_encrypted = true`/,
    );
    expect(open).not.toPassReview();
    expect(() => expect(open).not.toPassReview({ failOn: 'none' })).toThrow('found nothing');
  });

  it('takes tier, severity, waivers and day', () => {
    const single = { resource: { aws_db_instance: { a: { multi_az: false } } } };
    const { toPassReview } = reviewMatchers;
    const text = (options: Parameters<typeof toPassReview>[1]) => toPassReview(single, options).message();
    expect(text({ failOn: 'medium' })).toContain('RDS-6');
    expect(text({ failOn: 'medium', tier: 'development' })).not.toContain('RDS-6');
    const waiver = { rule: 'RDS-6', address: '*', reason: 'x', owner: 'y', expires: '2026-11-24' };
    expect(text({ failOn: 'medium', waivers: [waiver], today: '2026-11-24' })).not.toContain('RDS-6');
    expect(text({ failOn: 'medium', waivers: [waiver], today: '2026-11-25' })).toContain('RDS-6');
  });

  it('takes any stack of CDK Terrain, and nothing that is none', () => {
    const stack = new TerraformStack(new App({ outdir: folder() }), 'own');
    openTopic(stack);
    expect(stack).not.toPassReview();
    expect(() => expect('text').toPassReview()).toThrow(TypeError);
  });
});

describe('the synthesis of an app', () => {
  it('refuses a grave finding in resources of its own, with rule, address and fix', () => {
    const app = new App({ outdir: folder(), stackTraces: false });
    faultyStack(app);
    expect(() => app.synth()).toThrow(
      /aws_security_group\.open \(ingress\[0\]\.cidr_blocks\) violates SG-4, .*waivers.*`multienv rules SG-4`/,
    );
  });

  it('refuses it in `Testing.synth` with validations as well', () => {
    expect(() => Testing.synth(faultyStack(new App({ outdir: folder() })), true)).toThrow('SG-4');
  });

  it('honours the waivers of the file that the stack was made from', () => {
    const expires = dayOf(new Date(Date.now() + 30 * 86_400_000));
    const rules = ['SG-4', 'SG-5', 'SG-9']
      .map(
        (rule) =>
          `  - { rule: ${rule}, address: aws_security_group.open, reason: x, owner: y, expires: ${expires} }\n`,
      )
      .join('');
    const app = new App({ outdir: folder(), stackTraces: false });
    faultyStack(app, `waivers:\n${rules}`);
    expect(() => app.synth()).not.toThrow();
  });

  it('leaves the review to whoever says so', () => {
    const app = new App({ outdir: folder(), stackTraces: false, context: { [reviewContext]: false } });
    faultyStack(app);
    expect(() => app.synth()).not.toThrow();
  });

  it.each(['dev', 'staging', 'prod'])('takes %s with nothing chosen', (environment) => {
    const app = new App({ outdir: folder(), stackTraces: false });
    new MultiEnvStack(app, 'a', environment, `${environment}-001`);
    expect(() => app.synth()).not.toThrow();
  });
});
