import { expect, it } from 'vitest';
import { renderDoctor } from './doctor.js';

const plain = (_: string, text: string) => text;
const check = { title: 'Region', environment: 'dev-001', status: 'ok', message: 'fine', fix: null } as const;

it('a check-up is grouped, aligned, and says under each finding what mends it', () => {
  const text = renderDoctor(
    {
      summary: { ok: 1, problem: 2, warning: 1, skipped: 1 },
      checks: [
        { ...check, title: 'Node.js', environment: null },
        { ...check, status: 'problem', message: 'not \u001b[31menabled', fix: 'aws account enable-region' },
      ],
    },
    plain,
  );
  expect(text).toBe(`this machine and project
  ok       Node.js  fine

dev-001
  PROBLEM  Region   not \\u{1b}[31menabled
                    next: aws account enable-region

2 problems, 1 warning, 1 skipped, 1 ok
`);
});

it('a summary leaves out what there is none of', () => {
  const summary = { ok: 1, problem: 0, warning: 0, skipped: 0 };
  expect(renderDoctor({ summary, checks: [check] }, plain)).toMatch(/\n\n1 ok\n$/);
});
