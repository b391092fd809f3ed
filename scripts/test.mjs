#!/usr/bin/env node
// All tests on a fresh clone: installs, builds, runs vitest, and ends with true counts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath, exit, stderr, stdout } from 'node:process';
import { build, checkNode, handleSignals, install, interruptedBy, root, run, Stop } from './setup.mjs';
import { readTestReport } from './test-report.mjs';

async function vitest(reportFile) {
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const chosen = argv.slice(2);
  // A part of the tests (`npm test -- src/config`) cannot reach the threshold of the whole.
  const coverage = chosen.length === 0 ? ['--coverage'] : [];
  const { code } = await run(execPath, [program, 'run', ...coverage, ...reporters, ...chosen]);
  return code;
}

async function testEverything() {
  checkNode();
  await install();
  await build();
  const folder = mkdtempSync(join(tmpdir(), 'multienv-test-'));
  try {
    const report = join(folder, 'report.json');
    const code = await vitest(report);
    const { passed, failed, skipped, failures } = readTestReport(report, root);
    // Once more at the end: whoever sees a part of the output sees this one.
    for (const failure of failures) stdout.write(`${failure}\n`);
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
