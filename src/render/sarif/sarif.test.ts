import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import {
  finding,
  halfReviewed,
  hostile,
  nothingReviewed,
  oneOfEach,
  report,
} from '../../../test/fixtures/check-reports.js';
import { packageFile } from '../../package-files.js';
import { coverFramework } from '../../policy/frameworks/cover-framework.js';
import { rules } from '../../rules/index.js';
import { renderDriftSarif } from './drift-sarif.js';
import { renderSarif } from './sarif.js';

// The schema is of draft 4: nothing in it means something else to Ajv, once its name of the draft and its `id` are gone.
const { $schema, id, ...schema } = JSON.parse(
  readFileSync(packageFile('test/fixtures/sarif/sarif-2.1.0-rtm.5.json'), 'utf8'),
);
const validate = new Ajv({
  strict: false,
  unicodeRegExp: false,
  validateFormats: false,
  allErrors: true,
}).compile(schema);

const options = { version: '1.2.3', root: '/repository' };
const sarif = (...args: Parameters<typeof report>) => JSON.parse(renderSarif(report(...args), options));
const resultsOf = (...args: Parameters<typeof report>) => sarif(...args).runs[0].results;

const alsoFound = {
  ruleId: 'XYZ-2',
  title: 'Narrower',
  severity: 'low',
  attribute: null,
  message: 'So it is.',
} as const;

describe('the SARIF report', () => {
  it.each([
    ['nothing', report([])],
    ['one of each outcome', report(oneOfEach)],
    ['hostile text', report([finding({ address: hostile, message: hostile, file: hostile, why: hostile })])],
    ['a framework', report(oneOfEach, { framework: coverFramework(report(oneOfEach), 'PCI-DSS-4.0.1') })],
  ])('is valid SARIF 2.1.0 with %s', (_, own) => {
    validate(JSON.parse(renderSarif(own, options)));
    expect(validate.errors).toBeNull();
  });

  it('would not be valid with a level that SARIF does not know', () => {
    const log = sarif(oneOfEach);
    log.runs[0].results[0].level = 'high';
    expect(validate(log)).toBe(false);
  });

  it('names its tool, and the run that the next one takes the place of', () => {
    const [run] = sarif([]).runs;
    expect(run.tool.driver).toMatchObject({ name: 'multienv', version: '1.2.3', semanticVersion: '1.2.3' });
    expect(run.automationDetails).toEqual({ id: 'multienv-check/' });
    expect(run.columnKind).toBe('utf16CodeUnits');
  });

  it('describes every rule, also those that found nothing, and the findings’ own', () => {
    const ids = sarif(oneOfEach).runs[0].tool.driver.rules.map((rule: { id: string }) => rule.id);
    for (const rule of rules) expect(ids).toContain(rule.id);
    expect(ids).toContain('XYZ-1');
    expect(ids).toContain('WAIVER-2');
    for (const { ruleId, ruleIndex } of resultsOf(oneOfEach)) expect(ids[ruleIndex]).toBe(ruleId);
  });

  it('makes results of everything but what passed', () => {
    expect(
      resultsOf(oneOfEach).map((result: Record<string, unknown>) => [result.kind, result.level]),
    ).toEqual([
      ['fail', 'error'],
      ['open', 'none'],
      ['fail', 'error'],
      ['fail', 'error'],
      ['fail', 'note'],
    ]);
  });

  it('marks as suppressed what is waived or accepted, with the reason', () => {
    const justifications = resultsOf(oneOfEach).map(
      ({ suppressions }: { suppressions?: { status: string; justification: string }[] }) =>
        suppressions?.map(({ status, justification }) => `${status}: ${justification}`),
    );
    expect(justifications).toEqual([
      undefined,
      undefined,
      ['accepted: Gone by spring (ops, until 2027-03-31)'],
      ['accepted: Development data can be made again.'],
      undefined,
    ]);
  });

  it('names the setting that decides it', () => {
    const [{ message, properties }] = resultsOf([finding({ setting: 'database.multiAz' })]);
    expect(message.text).toMatch(/ Setting: `database\.multiAz`\.$/);
    expect(properties).toMatchObject({ setting: 'database.multiAz' });
  });

  it('points at the line of the file and at the resource', () => {
    const [{ locations }] = resultsOf([finding({ file: 'infra/my envs/environments.yaml' })]);
    expect(locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'infra/my%20envs/environments.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 6 },
        },
        logicalLocations: [{ fullyQualifiedName: 'aws_ebs_volume.data', kind: 'resource' }],
      },
    ]);
  });

  it('names the module of an element of a plan, with its source', () => {
    const address = 'module.web["a"].module.lb.aws_lb.alb[0]';
    const [{ locations, properties }] = resultsOf([
      finding({ address, moduleSource: './lb', also: [alsoFound] }),
    ]);
    expect(locations[0].logicalLocations).toEqual([
      { fullyQualifiedName: address, kind: 'resource' },
      { fullyQualifiedName: 'module.web["a"].module.lb', kind: 'module', properties: { source: './lb' } },
    ]);
    expect(properties.also).toEqual(['XYZ-2']);
  });

  it('makes absolute paths relative to the root, and names files outside of it whole', () => {
    const uri = (file: string) =>
      resultsOf([finding({ file })])[0].locations[0].physicalLocation.artifactLocation;
    expect(uri('/repository/a/b.json')).toEqual({ uri: 'a/b.json', uriBaseId: '%SRCROOT%' });
    expect(uri('/elsewhere/b.json')).toEqual({ uri: 'file:///elsewhere/b.json' });
    expect(uri('../b.json')).toEqual({ uri: 'file:///b.json' });
  });

  it('has no physical location where there is no file', () => {
    expect(resultsOf([finding({ file: null })])[0].locations[0]).not.toHaveProperty('physicalLocation');
  });

  it('keeps its fingerprints when lines move, and has another one for each finding', () => {
    const prints = (line: number) =>
      resultsOf([
        finding({ line }),
        finding({ line }),
        finding({ line, environment: 'dev-001' }),
        finding({ line, address: 'aws_ebs_volume.other' }),
      ]).map((result: { partialFingerprints: { primaryLocationLineHash: string } }) => {
        return result.partialFingerprints.primaryLocationLineHash;
      });
    expect(prints(6)).toEqual(prints(60));
    expect(new Set(prints(6)).size).toBe(4);
  });

  it('ties the rules to the controls of the frameworks', () => {
    const [run] = JSON.parse(
      renderSarif(report([]), {
        ...options,
        rules: [
          {
            id: 'A-1',
            title: 'A thing is so',
            severity: 'low',
            area: 'naming',
            why: 'Why.',
            fix: 'Fix.',
            controls: { SOC2: { 'CC6.1': ['SP'] }, HIPAA: { '164.312(b)': ['PR'] } },
            docs: 'https://docs.aws.amazon.com/x',
          },
        ],
      }),
    ).runs;
    expect(run.taxonomies.map(({ name }: { name: string }) => name)).toEqual(['HIPAA', 'SOC2']);
    const [rule] = run.tool.driver.rules;
    for (const { target } of rule.relationships) {
      const taxonomy = run.taxonomies[target.toolComponent.index];
      expect(taxonomy.name).toBe(target.toolComponent.name);
      expect(taxonomy.taxa[target.index].id).toBe(target.id);
    }
    expect(rule.relationships).toHaveLength(2);
    expect(rule).toMatchObject({ name: 'AThingIsSo', defaultConfiguration: { level: 'note' } });
    expect(rule.properties).not.toHaveProperty('security-severity');
    expect(rule.properties).toMatchObject({
      ...{ tags: ['naming', 'terraform', 'aws'], precision: 'very-high', convention: false, severity: 'low' },
    });
    expect(rule.help).toEqual({
      text: 'Why.\n\nFix: Fix.\n\nhttps://docs.aws.amazon.com/x',
      markdown: 'Why.\n\n**Fix:** Fix.\n\n[Official page](https://docs.aws.amazon.com/x)',
    });
  });
});

describe('what was not reviewed, in SARIF', () => {
  const invocationOf = (own: Parameters<typeof renderSarif>[0]) => {
    const log = JSON.parse(renderSarif(own, options));
    validate(log);
    expect(validate.errors).toBeNull();
    return log.runs[0].invocations[0];
  };

  it('makes the run unsuccessful, with a notification for each environment', () => {
    expect(invocationOf(halfReviewed('It ended.'))).toEqual({
      executionSuccessful: false,
      toolExecutionNotifications: [
        { level: 'error', message: { text: 'prod-003 was not reviewed: It ended.' } },
      ],
    });
    expect(invocationOf(nothingReviewed(hostile)).toolExecutionNotifications).toHaveLength(2);
  });

  it('is not there in a run that was successful, whatever it found', () => {
    expect(invocationOf(report(oneOfEach))).toEqual({ executionSuccessful: true });
  });
});

it('drift has a rule for each class, which says what has happened', () => {
  const loaded = { file: '/project/environments.yaml', locate: () => undefined } as never;
  const log = renderDriftSarif({ outcomes: [], loaded } as never, { version: '1.0.0', root: '/project' });
  const [run] = JSON.parse(log).runs;
  const { rules } = run.tool.driver;
  expect(run.automationDetails).toEqual({ id: 'multienv-drift/' });
  const told = rules.map(
    (rule: { id: string; shortDescription: { text: string }; defaultConfiguration: { level: string } }) =>
      [rule.id, rule.defaultConfiguration.level, rule.shortDescription.text].join(': '),
  );
  expect(told).toMatchInlineSnapshot(`
    [
      "DRIFT-security: error: A change outside of Terraform breaks a rule of the review",
      "DRIFT-deleted: error: A resource was deleted outside of Terraform",
      "DRIFT-other: warning: A resource was changed outside of Terraform",
      "DRIFT-tags: note: Tags were changed outside of Terraform",
      "DRIFT-intended: note: A service of AWS has changed a resource as the environment asks",
    ]
  `);
});
