import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import {
  finding,
  halfReviewed,
  hostile,
  nothingReviewed,
  oneOfEach,
  report,
} from '../../../test/fixtures/check-reports.js';
import { renderJunit } from './junit.js';

/** Every element with its attributes and its text; throws when it is not well-formed XML. */
function parse(xml: string) {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: (typeof elements)[number][] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const [element] = open.slice(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return elements;
}

const named = (name: string, ...findings: Parameters<typeof report>) =>
  parse(renderJunit(report(...findings))).filter((element) => element.name === name);

describe('the JUnit report', () => {
  it('has a case for each failure that is told with a wider one', () => {
    const also = {
      ruleId: 'XYZ-2',
      title: 'Narrower',
      severity: 'low',
      attribute: null,
      message: 'So.',
    } as const;
    const cases = named('testcase', [finding({ also: [also] })]).map(
      ({ attributes }) => attributes.classname,
    );
    expect(cases).toEqual(['prod-003.XYZ-1', 'prod-003.XYZ-2']);
    expect(named('failure', [finding({ also: [also] })])[1]?.attributes.message).toContain(
      'So. (told with XYZ-1)',
    );
  });

  it('has a suite for each environment, and one for the file', () => {
    expect(
      named('testsuite', oneOfEach).map(({ attributes: { name, tests, failures, skipped } }) =>
        [name, tests, failures, skipped].join(' '),
      ),
    ).toEqual(['dev-001 1 0 1', 'prod-003 4 1 2', 'environments.yaml 1 1 0']);
    expect(named('testsuites', oneOfEach)[0]?.attributes).toMatchObject({
      tests: '6',
      failures: '2',
      skipped: '3',
      errors: '0',
    });
  });

  it('fails what failed, and skips what is unknown, waived or accepted, with the reason', () => {
    expect(named('failure', oneOfEach)[0]).toMatchObject({
      attributes: {
        type: 'high',
        message: 'aws_ebs_volume.data of prod-003 violates “Storage is encrypted”',
      },
      text: 'Whoever takes the `disk` reads it.\nSet `encrypted = true`.',
    });
    expect(named('skipped', oneOfEach).map(({ attributes }) => attributes.message)).toEqual([
      'accepted: Development data can be made again.',
      'Whether aws_ebs_volume.later of prod-003 passes “Storage is encrypted” is known only after apply',
      'waived: Gone by spring (ops, until 2027-03-31)',
    ]);
  });

  it('has what was left out, and the tier that tags chose, as properties of its suite', () => {
    const [dev = expect.unreachable()] = report([]).reviewed;
    const leftOut = [{ by: '--skip', rules: ['SG-1'], failed: 1 }];
    const reviewed = [{ ...dev, tierFrom: 'tags', leftOut } as const];
    expect(named('properties', [], { reviewed })).toHaveLength(1);
    expect(named('property', [], { reviewed }).map(({ attributes }) => attributes)).toEqual([
      {
        name: 'tier',
        value: 'dev-001: judged as development, as its tags say: --tier production judges it as production',
      },
      { name: 'left out', value: 'environment dev-001: --skip leaves out SG-1 (1 failure)' },
    ]);
    expect(named('properties', [])).toEqual([]);
  });

  it('names the setting that decides it', () => {
    expect(named('failure', [finding({ setting: 'database.multiAz' })])[0]?.text).toMatch(
      / Setting: `database\.multiAz`\.$/,
    );
  });

  it('makes one case of what one rule finds at one resource', () => {
    const twice = [
      finding({ outcome: 'unknown', attribute: 'a' }),
      finding({ message: 'first' }),
      finding({ message: 'second' }),
    ];
    expect(named('testcase', twice)).toHaveLength(1);
    expect(named('failure', twice).map(({ attributes }) => attributes.message)).toEqual([
      expect.stringMatching(/first; .*second$/),
    ]);
    expect(named('skipped', twice)).toEqual([]);
  });

  it('carries any text', () => {
    const findings = [finding({ address: hostile, message: hostile, why: hostile, file: hostile })];
    const [testCase] = named('testcase', findings);
    expect(testCase?.attributes.name).toContain('<script>alert(1)</script>');
    expect(testCase?.attributes.name).toContain('\\u{1b}[31m');
    expect(testCase?.attributes.name).toContain('\\u{d800}\nend');
    expect(named('script', findings)).toEqual([]);
  });

  it('carries every character of the first planes', () => {
    const all = Array.from({ length: 0x10400 }, (_, code) => String.fromCodePoint(code));
    expect(() => parse(renderJunit(report([finding({ message: all.join(' ') })])))).not.toThrow();
  });
});

describe('what was not reviewed, in JUnit', () => {
  const elements = (name: string, own: Parameters<typeof renderJunit>[0]) =>
    parse(renderJunit(own)).filter((element) => element.name === name);

  it('is an error in a suite of its own, and counted', () => {
    const half = halfReviewed('It ended.\nOops');
    expect(elements('testsuites', half)[0]?.attributes).toMatchObject({
      ...{ tests: '1', failures: '0', errors: '1', skipped: '0' },
    });
    expect(elements('testcase', half)[0]?.attributes).toEqual({
      ...{ classname: 'prod-003', name: 'The stack is reviewed' },
    });
    expect(elements('testsuite', half).map(({ attributes }) => attributes)).toEqual([
      { name: 'dev-001', tests: '0', failures: '0', errors: '0', skipped: '0' },
      { name: 'prod-003', tests: '1', failures: '0', errors: '1', skipped: '0' },
    ]);
    expect(elements('error', half)).toMatchObject([
      { attributes: { type: 'not-reviewed', message: 'prod-003 was not reviewed' }, text: 'It ended.\nOops' },
    ]);
  });

  it('is counted beside what failed', () => {
    const own = report(oneOfEach, { notReviewed: [{ environment: 'qa-001', reason: 'x' }] });
    expect(elements('testsuites', own)[0]?.attributes).toMatchObject({
      tests: '7',
      failures: '2',
      errors: '1',
    });
  });

  it('has an error for each environment when that is all of them, whatever the reason says', () => {
    const errors = elements('error', nothingReviewed(hostile));
    expect(errors).toHaveLength(2);
    expect(errors[0]?.text).toContain('<script>alert(1)</script>');
  });
});
