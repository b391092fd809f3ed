import { expect, it } from 'vitest';
import { hostile, oneOfEach, report } from '../../../../test/fixtures/check-reports.js';
import type { FrameworkCoverage } from '../../../policy/frameworks/framework-coverage.js';
import { renderFrameworkTable } from './framework-table.js';

const coverage: FrameworkCoverage = {
  framework: 'HIPAA',
  title: 'HIPAA',
  reviewed: report(oneOfEach).reviewed.map(({ name }) => name),
  controls: [
    {
      ...{ id: '164.312(b)', subject: 'audit controls', rules: ['A-1', 'B-2'], sources: ['PR'] },
      statuses: ['accepted', 'failed'],
    },
    {
      ...{ id: '164.312(c)(1)', subject: 'integrity', rules: ['A-1'], sources: ['PR'] },
      statuses: ['notApplicable', 'met'],
    },
  ],
  outOfReach: [
    { ids: ['1', '2'], subject: 'people', reason: 'Done by people.' },
    { ids: ['1', '2', '3', '4', '5', '6'], subject: 'many', reason: 'Too many.' },
  ],
};
const plain = (_: string, text: string) => text;

it('has a line for each control, a column for each environment, counts, and what is out of reach', () => {
  expect(renderFrameworkTable(coverage, plain)).toMatchInlineSnapshot(`
    "HIPAA
    “Met” says that the template keeps the settings which the named sources tie to that control. It proves no compliance: a control asks for more than settings, and only an assessor judges it.

    control        dev-001         prod-003        about
    164.312(b)     accepted        failed          audit controls (A-1 B-2)
    164.312(c)(1)  not applicable  met             integrity (A-1)

    dev-001  accepted 1  not applicable 1
    prod-003  failed 1  met 1

    Out of a template's reach, or tied to no rule (2 controls are above):
      1, 2  people: Done by people.
      1 … 6  many: Too many.
    "
  `);
});

it('keeps the room of its heads above short ids', () => {
  const controls = coverage.controls.slice(0, 1).map((one) => ({ ...one, id: '1' }));
  const text = renderFrameworkTable({ ...coverage, controls }, plain);
  expect(text).toContain(
    '\ncontrol  dev-001         prod-003        about\n1        accepted        failed          audit',
  );
});

it('lets no name drive the terminal', () => {
  const text = renderFrameworkTable({ ...coverage, reviewed: [hostile, 'b'] }, plain);
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});
