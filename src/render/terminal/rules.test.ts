import { expect, it } from 'vitest';
import { invented } from '../../../test/fixtures/check-reports.js';
import { plainInvocation } from '../../errors/invocation.js';
import { renderRule, renderRules } from './rules.js';

const plain = (_: string, text: string) => text;
const marked = (look: string, text: string) => `<${look}>${text}</>`;

it('the rules stand aligned, a line each, with how many there are and what explains one', () => {
  const other = {
    ...invented,
    id: 'LONG-12',
    area: 'naming',
    severity: 'low',
    title: 'It is small',
  } as const;
  expect(renderRules([invented, other], { paint: plain, invocation: plainInvocation })).toBe(
    [
      'XYZ-1    high      security  Storage is encrypted',
      'LONG-12  low       naming    It is small',
      '',
      '2 rules; multienv rules ID explains one',
      '',
    ].join('\n'),
  );
});

it('a rule is told with what it has', () => {
  const { requirement, controls, ...bare } = invented;
  expect(renderRule({ ...bare, controls: {} }, plain)).toMatchInlineSnapshot(`
    "XYZ-1  Storage is encrypted

    severity: high
    area: security
    why: Whoever takes the \`disk\` reads it.
    fix: Set \`encrypted = true\`.
    page: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
    "
  `);
  expect(
    renderRule(
      {
        ...{ ...invented, convention: true, setting: 'database.encrypted' },
        ...{ impliedBy: ['SG-1', 'SG-2'], toldWith: ['RDS-1', 'RDS-2'] },
      },
      plain,
    ),
  ).toMatchInlineSnapshot(`
    "XYZ-1  Storage is encrypted

    severity: high
    area: security
    requirement: row 3
    convention: of this project; not judged in stacks of others without --conventions
    told with: SG-1, SG-2, where one fails at the same place
    told with: RDS-1, RDS-2, where one fails for the same element
    setting: database.encrypted
    why: Whoever takes the \`disk\` reads it.
    fix: Set \`encrypted = true\`.
    controls:
      PCI DSS 4.0.1: 3.5.1.3
      HIPAA Security Rule (45 CFR Part 164, Subpart C): 164.312(a)(2)(iv)
    page: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
    "
  `);
});

it.each([
  ['critical', 'red'],
  ['high', 'red'],
  ['medium', 'yellow'],
  ['low', 'cyan'],
] as const)('what is %s is %s', (severity, look) => {
  const rule = { ...invented, severity };
  expect(renderRule(rule, marked)).toContain(
    `<bold>XYZ-1</>  Storage is encrypted\n\nseverity: <${look}>${severity}</>\n`,
  );
  expect(renderRules([rule], { paint: marked, invocation: plainInvocation })).toContain(
    `  <${look}>${severity.padEnd(8)}</>  `,
  );
});
