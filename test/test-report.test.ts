import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readTestReport } from '../scripts/test-report.mjs';

const folder = mkdtempSync(join(tmpdir(), 'multienv-test-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const failed = (fullName: string, message: string) => ({
  ...{ fullName, status: 'failed', duration: 1234, failureMessages: [message] },
});
const read = (testResults: object[], counts = {}) => {
  const file = join(folder, 'report.json');
  const noCounts = { numPassedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  writeFileSync(file, JSON.stringify({ ...noCounts, ...counts, testResults }));
  return readTestReport(file, '/repository');
};

describe('the end of `npm test`', () => {
  it('counts, and names no test where none failed', () => {
    const results = [
      { name: '/repository/src/a.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] },
    ];
    expect(read(results, { numPassedTests: 1, numPendingTests: 2, numTodoTests: 3 })).toEqual({
      ...{ passed: 1, failed: 0, skipped: 5, failures: [] },
    });
  });

  it('names each test that failed, with the beginning of its error and without stack or colours', () => {
    const message = `Error: \u001b[31mmultienv deploy\u001b[39m ended with 3\nno space left\n    at succeed (file:1:2)`;
    const assertionResults = [{ status: 'passed' }, failed('a deploy > is deployed', message)];
    const { failures, failed: count } = read([
      { name: '/repository/test/e2e/a.test.ts', status: 'failed', assertionResults },
    ]);
    expect(count).toBe(1);
    expect(failures).toEqual([
      'FAILED test/e2e/a.test.ts > a deploy > is deployed (1.2 s)\n  Error: multienv deploy ended with 3\n  no space left',
    ]);
  });

  it('says which ran out of time, and cuts what goes on for pages', () => {
    const messages = ['Error: STACK_TRACE_ERROR\n    at it (file:1:2)', `Error: ${'line\n'.repeat(500)}`];
    const { failures } = read(
      [...messages, 'x'.repeat(5000)].map((message) => ({
        ...{ name: '/repository/a.test.ts', status: 'failed' },
        assertionResults: [failed('slow', message)],
      })),
    );
    expect(failures[0]).toBe('FAILED a.test.ts > slow (1.2 s)\n  It did not end within its time limit.');
    expect(failures[1]?.split('\n')).toHaveLength(21);
    expect(failures[2]?.length).toBeLessThan(1700);
  });

  it('says less of those that come after the first one of a file: they mostly follow from it', () => {
    const long = `Error: ${'line\n'.repeat(500)}`;
    const file = (name: string) => ({
      ...{ name: `/repository/${name}.test.ts`, status: 'failed' },
      assertionResults: [failed('first', long), failed('second', long)],
    });
    const { failures } = read([file('a'), file('b')]);
    expect(failures.map((text) => text.split('\n').length - 1)).toEqual([20, 3, 20, 3]);
  });

  it('counts a file that could not be loaded, and a run without a report, as a failure', () => {
    const broken = { name: '/repository/a.test.ts', status: 'failed', message: 'Cannot find module ./b.js' };
    expect(read([{ ...broken, assertionResults: [] }], { numPassedTests: 7 })).toEqual({
      ...{ passed: 7, failed: 1, skipped: 0, failures: ['FAILED a.test.ts\n  Cannot find module ./b.js'] },
    });
    expect(readTestReport(join(folder, 'nowhere.json'), '/repository')).toMatchObject({
      ...{ passed: 0, failed: 1, failures: ['The run left no report.'] },
    });
  });
});
