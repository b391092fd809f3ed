// What `npm test` says at its end. Plain Node, as all that runs before anything is installed.
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** Of an error as much as says which kind it is: a comparison of documents goes on for pages. */
const shown = { lines: 20, characters: 1600 };

/** Of the failures that come after the first one of a file, which mostly follow from it. */
const shownOfLater = { lines: 3, characters: 300 };

/** What vitest's JSON says of a run: the counts, and a text for each test that failed. A file that could not be loaded counts as one failed test, and so does a run that left no report. */
export function readTestReport(reportFile, folder) {
  if (!existsSync(reportFile))
    return { passed: 0, failed: 1, skipped: 0, failures: ['The run left no report.'] };
  const report = JSON.parse(readFileSync(reportFile, 'utf8'));
  const failures = report.testResults.flatMap((file) => {
    const name = relative(folder, file.name);
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && file.status === 'failed') return [told(name, [file.message], shown)];
    return failed.map(({ fullName, failureMessages, duration = 0 }, index) =>
      told(
        `${name} > ${fullName} (${(duration / 1000).toFixed(1)} s)`,
        failureMessages,
        index === 0 ? shown : shownOfLater,
      ),
    );
  });
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  };
}

/** The beginning of its first error, without the stack. */
function told(name, [message = ''], most) {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    // What vitest writes of a test that did not end in time.
    .map((line) => line.replace('Error: STACK_TRACE_ERROR', 'It did not end within its time limit.'))
    .slice(0, most.lines);
  return `FAILED ${name}\n${lines.join('\n').slice(0, most.characters).replace(/^/gm, '  ')}`;
}
