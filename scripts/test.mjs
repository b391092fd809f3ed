#!/usr/bin/env node
// All tests on a fresh clone: installs, builds, runs vitest, and ends with true counts.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath, exit, stderr, stdout } from 'node:process';
import { build, checkNode, handleSignals, install, interruptedBy, root, run, Stop } from './setup.mjs';

async function vitest(reportFile) {
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const chosen = argv.slice(2);
  // A part of the tests (`npm test -- src/config`) cannot reach the threshold of the whole.
  const coverage = chosen.length === 0 ? ['--coverage'] : [];
  const { code } = await run(execPath, [program, 'run', ...coverage, ...reporters, ...chosen]);
  return code;
}

/** Counts of the report; a file that could not be loaded counts as one failed test. */
function countTests(reportFile) {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(reportFile, 'utf8'));
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

async function testEverything() {
  checkNode();
  await install();
  await build();
  const folder = mkdtempSync(join(tmpdir(), 'multienv-test-'));
  try {
    const report = join(folder, 'report.json');
    const code = await vitest(report);
    const { passed, failed, skipped } = countTests(report);
    if (code !== 0 && failed === 0)
      stdout.write(
        'No test failed, but the run did: coverage below its threshold, or an error between tests.\n',
      );
    stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
    return code === 0 && failed > 0 ? 1 : code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

handleSignals();
try {
  const code = await testEverything();
  exit(interruptedBy() ?? code);
} catch (error) {
  stderr.write(`npm test: ${error instanceof Stop ? error.message : error.stack}\n`);
  exit(interruptedBy() ?? (error instanceof Stop ? error.exitCode : 70));
}
