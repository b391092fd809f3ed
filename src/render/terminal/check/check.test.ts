import { expect, it } from 'vitest';
import {
  finding,
  halfReviewed,
  hostile,
  nothingReviewed,
  oneOfEach,
  report,
} from '../../../../test/fixtures/check-reports.js';
import { plainInvocation } from '../../../errors/invocation.js';
import { coverFramework } from '../../../policy/frameworks/cover-framework.js';
import { renderCheck } from './check.js';

const options = { paint: (_: string, text: string) => text, invocation: plainInvocation };
const printed = (own: Parameters<typeof renderCheck>[0]) => renderCheck(own, options);

it('says what was not reviewed and why, and offers no plan', () => {
  expect(printed(halfReviewed('It ended. It printed:\nOops'))).toMatchInlineSnapshot(`
    "prod-003 not reviewed
      It ended. It printed:
      Oops

    0 fail, 0 unknown, 0 waived, 0 accepted, 0 pass in 1 environment, 1 not reviewed
    "
  `);
});

it('offers a plan where nothing failed and all was reviewed', () => {
  expect(printed(report([]))).toBe(
    '0 fail, 0 unknown, 0 waived, 0 accepted, 0 pass in 2 environments\nnext: multienv plan\n',
  );
  expect(renderCheck(report([]), { ...options, env: ['dev-*', 'prod-003'] })).toContain(
    "next: multienv plan --env 'dev-*' --env prod-003\n",
  );
});

it('says just that when nothing was reviewed, with a shared reason once, also with a framework', () => {
  const own = nothingReviewed('It ended.');
  const text = 'dev-001, prod-003 not reviewed\n  It ended.\n\nnothing was reviewed\n';
  expect(printed(own)).toBe(text);
  expect(printed({ ...own, framework: coverFramework(own, 'HIPAA') })).toBe(text);
});

it('still tells what is wrong with the waivers when no environment was reviewed', () => {
  const { reviewed, notReviewed } = nothingReviewed('It ended.');
  const text = printed(report([finding({ environment: null })], { reviewed, notReviewed }));
  expect(text).toMatch(/^environments\.yaml\n {2}high .*XYZ-1/);
  expect(text).toMatch(/^1 fail \(1 high\), .* 0 pass in 0 environments, 2 not reviewed$/m);
});

it('stands beside the table of a framework, which has no column for it', () => {
  const own = halfReviewed('It ended.');
  const text = printed({ ...own, framework: coverFramework(own, 'HIPAA') });
  expect(text).toMatch(/^control +dev-001 +about$/m);
  expect(text).toContain('\nprod-003 not reviewed\n  It ended.\n');
});

it('lets no reason drive the terminal', () => {
  expect(printed(halfReviewed(hostile)).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

const looked = (own: Parameters<typeof renderCheck>[0], verbose = false) =>
  renderCheck(own, { paint: (look, text) => `<${look}>${text}</>`, verbose, invocation: plainInvocation });

it('shows the gravest in red, what is doubtful in yellow', () => {
  const severities = ['low', 'medium', 'high', 'critical'] as const;
  const text = looked(report(severities.map((severity) => finding({ severity }))));
  expect([...text.matchAll(/<(\w+)>(critical|high|medium|low) *<\/>/g)].map(([, ...found]) => found)).toEqual(
    [
      ['red', 'critical'],
      ['red', 'high'],
      ['yellow', 'medium'],
      ['cyan', 'low'],
    ],
  );
  expect(text).toContain('<red>4 fail</> (1 critical, 1 high, 1 medium, 1 low), 0 unknown');
});

it('shows one of each outcome in its colour and place, with reason and fix when asked', () => {
  const text = looked(report(oneOfEach));
  expect(text).toContain('<yellow>unknown </>  XYZ-1: known only after apply');
  expect(text).toContain('<yellow>1 unknown</>, 1 waived, 1 accepted, 1 pass in 2 environments');
  const verbose = looked(report(oneOfEach), true);
  const looks = [...verbose.matchAll(/^ *<(\w+)>(\w+) *<\/> {2}/gm)].map(([, ...found]) => found);
  expect(looks).toEqual(
    expect.arrayContaining([
      ['dim', 'unknown'],
      ['dim', 'waived'],
      ['dim', 'accepted'],
      ['dim', 'pass'],
    ]),
  );
  const place = verbose.split('\n').map((line) => line.trim());
  const why = place.indexOf('why: Whoever takes the `disk` reads it.');
  expect(place.slice(why, why + 2)).toEqual([
    'why: Whoever takes the `disk` reads it.',
    'fix: Set `encrypted = true`.',
  ]);
  expect(place).toContain('at: environments.yaml:6');
});

it('is green where nothing fails, and not where something was not reviewed', () => {
  expect(looked(report([]))).toContain('<green>0 fail</>, 0 unknown');
  expect(looked(halfReviewed('It ended.'))).toContain('<dim>0 fail</>, 0 unknown');
  expect(looked(halfReviewed('It ended.'))).toContain('<red>1 not reviewed</>');
  expect(looked(nothingReviewed('It ended.'))).toContain('<red>nothing was reviewed</>');
});

it.each([
  [0, 1, '1 stack or plan'],
  [0, 2, '2 stacks and plans'],
  [1, 0, '1 environment'],
  [2, 0, '2 environments'],
  [1, 2, '1 environment and 2 stacks and plans'],
  [0, 0, '0 environments'],
])('counts %i environments and %i others as %s', (own, foreign, words) => {
  const [dev = expect.unreachable()] = report([]).reviewed;
  const reviewed = [
    ...Array.from({ length: own }, () => dev),
    ...Array.from({ length: foreign }, () => ({ ...dev, environment: null })),
  ];
  expect(printed(report([], { reviewed }))).toMatch(new RegExp(`0 pass in ${words}\\n`));
});

const ofInstances = (addresses: readonly string[], change: Parameters<typeof finding>[0] = {}) =>
  addresses.map((address) =>
    finding({ address, environment: 'prod-003', message: 'It is not set.', ...change }),
  );

it('tells one truth of several instances in one line, with the keys of all', () => {
  const volumes = ofInstances([
    'module.db["a"].aws_ebs_volume.data[0]',
    'module.db["b"].aws_ebs_volume.data[0]',
  ]);
  const text = printed(
    report([...volumes, ...ofInstances(['aws_ebs_volume.logs[0]', 'aws_ebs_volume.logs[1]'])]),
  );
  expect(text).toContain('4 × expected: Storage is encrypted (It is not set)\n');
  expect(text).toContain('\n    module.db["a", "b"].aws_ebs_volume.data[0]\n');
  expect(text).toContain('\n    aws_ebs_volume.logs[0, 1]\n');
});

it('keeps apart what was found of instances where it differs, and names both keys where two differ', () => {
  const text = printed(
    report([
      ...ofInstances(['aws_ebs_volume.data["a"]'], { message: 'It is `false`.' }),
      ...ofInstances(['aws_ebs_volume.data["b"]']),
      ...ofInstances(['module.m["x"].aws_ebs_volume.v[0]', 'module.m["y"].aws_ebs_volume.v[1]']),
    ]),
  );
  expect(text).toMatch(/^ +aws_ebs_volume\.data\["a"\] {2}It is `false`$/m);
  expect(text).toMatch(/^ +aws_ebs_volume\.data\["b"\] {2}It is not set$/m);
  expect(text).toContain(
    'module.m["x"].aws_ebs_volume.v[0], module.m["y"].aws_ebs_volume.v[1]  It is not set',
  );
});

it('shows every instance by itself when asked for all', () => {
  const text = looked(report(ofInstances(['aws_ebs_volume.data["a"]', 'aws_ebs_volume.data["b"]'])), true);
  for (const key of ['a', 'b'])
    expect(text).toContain(`    aws_ebs_volume.data["${key}"]\n      at: environments.yaml:6\n`);
});

it('counts what it leaves out by findings', () => {
  const many = Array.from({ length: 30 }, (_, at) => `aws_ebs_volume.data["${at}"]`);
  expect(printed(report(ofInstances(many)))).toMatch(/data\["0", .*"11", … and 18 more\] {2}It is not set/);
  const apart = many.map((_, at) => finding({ address: `aws_ebs_volume.v${at}`, message: `It is ${at}.` }));
  expect(printed(report(apart))).toContain('\n    … and 20 more\n');
  expect(printed(report(apart.slice(0, 10)))).not.toContain('more');
  expect(looked(report(apart), true)).not.toContain(' more');
});

it('names two next commands that can be pasted, each in a line of its own', () => {
  const text = printed(report([finding({ ruleId: 'RDS-6' })]));
  expect(text).toMatch(/\nnext: multienv check --verbose\nnext: multienv rules RDS-6\n$/);
  expect(renderCheck(report([finding()]), { ...options, again: ['--env', 'a'] })).toContain(
    '\nnext: multienv check --env a --verbose\n',
  );
});

it('tells what is waived and accepted with its reason, each rule once, and that there is more', () => {
  const accepted = (ruleId: string, reason = 'It is small.') =>
    finding({ outcome: 'accepted', ruleId, reason, environment: 'dev-001' });
  const some = [accepted('RDS-6'), accepted('RDS-6'), accepted('ELB-8', 'Nobody looks.')];
  const text = printed(report(some));
  expect(text).toContain('accepted  RDS-6     dev-001: It is small.\n');
  expect(text).toContain('accepted  ELB-8     dev-001: Nobody looks.\n');
  expect(text.match(/RDS-6/g)).toHaveLength(1);
  const strict = { ...accepted('ELB-8', 'Strict.'), environment: 'prod-003' };
  expect(printed(report([...some, strict]))).toMatch(
    /^accepted .* prod-003: Strict\.\naccepted .* dev-001: /m,
  );
  const waived = finding({ outcome: 'waived', ruleId: 'SG-9', reason: 'Soon.' });
  expect(printed(report([...some, waived]))).toMatch(/^waived .*\naccepted .*\naccepted /m);
  const many = Array.from({ length: 8 }, (_, index) => accepted(`RDS-${index}`));
  expect(printed(report(many))).toContain('… and 3 more rules: --verbose lists all\n');
  expect(printed(report(many.slice(0, 6)))).toContain('… and 1 more rule: --verbose lists all\n');
  expect(printed(report(many.slice(0, 5)))).not.toContain('more rule');
});

it('calls the tier that tags chose no part that was left out', () => {
  const reviewed = [
    { name: 'web', environment: null, tier: 'staging', tierFrom: 'tags', file: 'web.json' },
  ] as const;
  const text = printed(report([], { reviewed }));
  expect(text).toContain('tier      web: judged as staging, as its tags say');
  expect(text).not.toContain('left out');
});
