import { describe, expect, it } from 'vitest';
import { runHere } from './run-here.js';
import { goodFile, temporaryProject } from './temporary-project.js';

describe('wrong use exits 2 and names the code', () => {
  it.each([
    ['an unknown command', ['deplo'], 'unknown-command', 'deploy'],
    ['an unknown flag', ['plan', '--evn', 'dev-001'], 'unknown-flag', '--env'],
    ['a flag without its value', ['plan', '--env'], 'wrong-use', '--help'],
    ['a flag whose value cannot be read', ['plan', '--parallel', 'many'], 'wrong-use', '1 to 999'],
    [
      'an environment without its flag',
      ['plan', 'dev-001'],
      'wrong-use',
      'Unexpected argument `dev-001`. Did you mean `--env dev-001`?',
    ],
    ['a pattern without its flag', ['plan', 'dev-*'], 'wrong-use', "Did you mean `--env 'dev-*'`?"],
    ['a tier without its flag', ['check', 'tier:staging'], 'wrong-use', '`--env tier:staging`?'],
    [
      'a word too many',
      ['reach', 'internet', 'database', 'extra'],
      'wrong-use',
      'Unexpected argument `extra`.\n',
    ],
    ['the usual name of one without its flag', ['plan', 'prod'], 'wrong-use', '`--env prod`?'],
    ['a file without its flag', ['validate', 'a b.yaml'], 'wrong-use', "Did you mean `--config 'a b.yaml'`?"],
    ['a flag without its hyphens', ['plan', 'json'], 'wrong-use', 'Did you mean `--json`?'],
    ['a word that means nothing', ['schema', 'dev-001'], 'wrong-use', 'Unexpected argument `dev-001`.\n'],
    ['a flag with one hyphen', ['plan', '-env', 'dev-001'], 'unknown-flag', 'Did you mean `--env`?'],
    ['a misspelt flag of every command', ['plan', '--no-colour'], 'unknown-flag', '`--no-color`?'],
    ['the same before the command', ['--verbos', 'plan'], 'unknown-flag', 'Did you mean `--verbose`?'],
    ['a flag before the command', ['--env', 'dev-001', 'plan'], 'wrong-use', 'stands before the command'],
    ['a flag given twice', ['synth', '--out', 'a', '--out', 'b'], 'wrong-use', '`--out` is given twice.'],
    ['a misspelt command of a group', ['secret', 'int'], 'unknown-command', 'Did you mean `secret init`?'],
    ['a command of Terraform', ['apply'], 'unknown-command', 'Did you mean `deploy`?'],
    ['a command of Docker', ['sandbox', 'start'], 'unknown-command', 'Did you mean `sandbox up`?'],
    ['a flag of Terraform', ['deploy', '--auto-approve'], 'unknown-flag', 'Did you mean `--yes`?'],
    ['--yes of destroy', ['destroy', '--yes'], 'unknown-flag', 'Did you mean `--confirm`?'],
    ['a flag that is near none', ['validate', '--zzzzzz', 'dev-001'], 'unknown-flag', 'Add `--help` to see'],
    ['--env of the whole file', ['validate', '--env', 'dev-001'], 'unknown-flag', 'about the whole file'],
    [
      '--env in the place of an argument',
      ['explain', '--env', 'prod-003'],
      'unknown-flag',
      'Name the environment without a flag: `multienv explain prod-003`.',
    ],
    ['its alias', ['diff', '-e', 'prod-003'], 'unknown-flag', '`multienv diff prod-003`'],
    ['a plan without its flag', ['check', 'plan.json'], 'wrong-use', 'Did you mean `--plan plan.json`?'],
    ['a stack without its flag', ['check', 'cdktf.out'], 'wrong-use', 'Did you mean `--stack cdktf.out`?'],
    ['an argument that is missing', ['explain'], 'wrong-use', 'is missing. There are: dev-001'],
    ['a shell that is missing', ['completion'], 'wrong-use', 'There are: bash, zsh, fish.'],
    [
      'an unknown environment before a question',
      ['deploy', '--env', 'nope'],
      'unknown-environment',
      'dev-001',
    ],
    ['no command of a group', ['secret', 'zzzzzzzz'], 'unknown-command', 'Run `multienv secret --help`'],
    ['deploy without terminal and --yes', ['deploy'], 'confirmation-needed', '--yes'],
    ['destroy of nothing in particular', ['destroy'], 'environment-not-named', '--env dev-001'],
    [
      'destroy without --confirm',
      ['destroy', '--env', 'dev-001'],
      'confirmation-needed',
      '--confirm dev-001',
    ],
    [
      'destroy of one, confirmed for another',
      ['destroy', '--env', 'dev-001', '--confirm', 'dev-002'],
      'confirmed-unselected',
      '--confirm',
    ],
    [
      'an environment that the file does not have',
      ['synth', '--env', 'dev-01'],
      'unknown-environment',
      'dev-001',
    ],
    ['a sandbox that does not run', ['plan', '--sandbox'], 'sandbox-not-running', 'multienv sandbox up'],
    [
      'a sandbox that is not on this machine',
      ['plan', '--sandbox', 'http://192.0.2.1:4566'],
      'sandbox-not-loopback',
      '127.0.0.1',
    ],
  ])('%s', async (_name, args, code, hint) => {
    const { exitCode, stdout, stderr } = await runHere(args, { cwd: temporaryProject() });
    expect(stderr).toContain(`error ${code}: `);
    expect(stderr).toContain(hint);
    expect(stderr).not.toMatch(/\n\s+at .*\.js/);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });
});

describe('a bad file exits 2 and names the code', () => {
  it.each([
    ['no file', null],
    ['an empty file', ''],
    ['tabs', 'version: 1\nenvironments:\n\tdev-001: { environment: dev }\n'],
    ['a duplicate key', `${goodFile}version: 1\n`],
    ['an unknown key', `${goodFile}colour: red\n`],
    [
      'a wrong type',
      'version: 1\nenvironments:\n  dev-001: { environment: dev, compute: { minSize: two } }\n',
    ],
    ['an unknown environment name', 'version: 1\nenvironments:\n  qa-001: { environment: qa }\n'],
    [
      'an unknown region',
      'version: 1\ndefaults: { aws: { region: ap-southeast-99 } }\nenvironments:\n  dev-001: { environment: dev }\n',
    ],
    ['a suffix that leaves the folder', 'version: 1\nenvironments:\n  ../../etc: { environment: dev }\n'],
    ['binary', new Uint8Array([0, 1, 2, 255, 254, 0, 7])],
  ])('%s', async (_name, text) => {
    const cwd = temporaryProject(text);
    for (const command of ['validate', 'synth']) {
      const { exitCode, stdout } = await runHere([command, '--json'], { cwd });
      const report = JSON.parse(stdout);
      expect(report).toMatchObject({ version: 1, ok: false });
      expect(report.problems[0].code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(report.problems[0].hint).not.toBe('');
      expect(exitCode).toBe(2);
    }
  });
});
