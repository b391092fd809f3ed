import { expect, it } from 'vitest';
import {
  driftedAttribute,
  driftedResource,
  driftReport,
  environmentDrift,
} from '../../../test/fixtures/drift-report.js';
import type { DriftReport } from '../../operations/drift/drift-report.js';
import { renderDriftSarif } from './drift-sarif.js';

const drifted = (...suffixes: readonly string[]) =>
  driftReport(
    suffixes.map((suffix) =>
      environmentDrift([driftedResource(), driftedResource({ attributes: [driftedAttribute('name')] })], {
        suffix,
      }),
    ),
  );
const resultsIn = (report: DriftReport) =>
  JSON.parse(renderDriftSarif(report, { version: '1.2.3', root: '/repository' })).runs[0].results;
type Result = { readonly partialFingerprints: Readonly<Record<string, string>> };

it('drift stands at the line of its environment, and at the first where the file has none', () => {
  const report = drifted('dev-001');
  const lineFor = (locate: DriftReport['loaded']['locate']) =>
    resultsIn({ ...report, loaded: { ...report.loaded, locate } })[0].locations[0].physicalLocation.region;
  const found = lineFor((path) =>
    path.join('.') === 'environments.dev-001' ? { line: 9, column: 1 } : undefined,
  );
  expect(found).toEqual({ startLine: 9 });
  expect(lineFor(() => undefined)).toEqual({ startLine: 1 });
});

it('drift has a fingerprint for each environment and each set of attributes, the same in every run', () => {
  const prints = (...suffixes: readonly string[]) =>
    resultsIn(drifted(...suffixes)).map((one: Result) => one.partialFingerprints['multienvDrift/v1']);
  expect(new Set(prints('dev-001', 'dev-002')).size).toBe(4);
  expect(prints('dev-001')).toEqual(prints('dev-001'));
});

it('drift names its environment, its class and what becomes of it', () => {
  expect(resultsIn(drifted('dev-001'))[0]).toMatchObject({
    kind: 'fail',
    message: { text: 'dev-001: aws_lb.alb: idle_timeout changed outside. The next deploy puts it back.' },
    properties: { environment: 'dev-001', class: 'other', kind: 'changed', fate: 'restored', rules: [] },
  });
});

it('drift that is intended is informational, and has no level', () => {
  const intended = driftedResource({ class: 'intended', fate: 'stays' });
  expect(resultsIn(driftReport([environmentDrift([intended])]))[0]).toMatchObject({
    ...{ ruleId: 'DRIFT-intended', ruleIndex: 4, kind: 'informational', level: 'none' },
  });
});
