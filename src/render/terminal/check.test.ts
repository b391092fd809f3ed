import { expect, it } from 'vitest';
import {
  finding,
  halfReviewed,
  hostile,
  nothingReviewed,
  report,
} from '../../../test/fixtures/check-reports.js';
import { plainInvocation } from '../../errors/invocation.js';
import { coverFramework } from '../../policy/frameworks/cover-framework.js';
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
