import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { everyCommand } from '../../scripts/reference/every-command.js';
import { repeatedFlags, sandboxCommands } from '../../src/errors/invocation.js';
import { packageFile } from '../../src/package-files.js';
import { jsonOutputs } from '../../src/render/json/outputs/index.js';

const read = (file: string) => readFileSync(packageFile(file), 'utf8');
const filesOf = (folder: string) =>
  readdirSync(packageFile(folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts'));

const commandFiles = filesOf('src/cli/commands');
const fileOf = (command: string) =>
  commandFiles.find((file) => file.endsWith(`/${command.split(' ')[0]}.ts`)) ?? `no file of ${command}`;
/** What every command may load at once: the words for what became of an environment. */
const light = /operations\/run\/(outcome|exit-code)\.js$/;

const tests = [...filesOf('test/cli'), ...filesOf('test/e2e')]
  .filter((file) => !file.endsWith('help.test.ts') && !file.endsWith('every-command.test.ts'))
  .map(read)
  .join('\n');

/** Edits that a new command needs and no other test asks for: see "Anatomy of a command" in CONTRIBUTING. */
describe('a command', () => {
  const commands = [...everyCommand.keys()];

  it.each(commands)(
    '%s stands in the file of its first word, which loads its operation when it runs',
    (command) => {
      expect(existsSync(packageFile(fileOf(command)))).toBe(true);
      expect(read(fileOf(command))).toMatch(/await import\('(?:\.\.\/){2,3}operations\/[\w/-]+\.js'\)/);
    },
  );

  it.each(commands)('%s is run by a test', (command) => {
    const words = command.split(' ').map((word) => `'${word}'`);
    expect(tests).toMatch(new RegExp(`${words.join(',\\s*')}|'${command} `));
  });
});

describe('a command over environments', () => {
  const taking = (flag: string) =>
    [...everyCommand].filter(([, command]) => command.usesFlag(flag, 'original'));

  it('is one that a person without credentials is shown on the sandbox, where it runs there', () => {
    const both = taking('env').filter(([, command]) => command.usesFlag('sandbox', 'original'));
    expect(both.map(([words]) => words).toSorted()).toEqual([...sandboxCommands].toSorted());
  });

  /** What they print is about settings, or checks, and there is a line for each of those. */
  const others = new Set(['validate', 'doctor']);

  it.each(
    taking('env')
      .filter(([words, command]) => command.usesFlag('json', 'original') && !others.has(words))
      .map(([words]) => words),
  )('%s prints the outcome of each with --json, and as text', (command) => {
    expect(JSON.stringify(z.toJSONSchema(jsonOutputs[command] ?? z.never()))).toContain('"skipped"');
    expect(read(fileOf(command))).toContain('tellOutcomes(');
  });

  /** A bucket is that of several environments, and trust is in a whole file. */
  const ofNoEnvironment = new Set(['bootstrap', 'trust']);

  it.each(
    taking('yes')
      .map(([words]) => words)
      .filter((words) => !ofNoEnvironment.has(words)),
  )('%s lets --yes answer for production only where --env names it', (command) => {
    expect(read(fileOf(command))).toMatch(/= consentTo\(this, \{ yes, env: /);
  });
});

it('every file of commands is in the route map', () => {
  const used = new Set([...everyCommand.keys()].map(fileOf));
  expect(commandFiles.filter((file) => !used.has(file))).toEqual([]);
});

it('no command loads an operation before it runs: --help would wait for it', () => {
  const early = commandFiles.flatMap((file) =>
    [...read(file).matchAll(/^import (?!type\b)[^;]*? from '(\.\.\/\.\.\/operations\/[^']+)';/gm)]
      .map(([, name = '']) => name)
      .filter((name) => !light.test(name))
      .map((name) => `${file} -> ${name}`),
  );
  expect(early).toEqual([]);
});

/** Pictures and the report of environments are read elsewhere, by others than who called us. */
const speaking =
  /errors\.ts$|\/checks\/|^src\/(operations\/(?!graph|report)|terraform|sandbox|aws|render\/(terminal|markdown|wording))/;

it('no hint has a whole command in its text: only the invocation knows npx and the flags that were given', () => {
  const files = filesOf('src').filter((file) => speaking.test(file) && !file.endsWith('.test.ts'));
  expect(files.length).toBeGreaterThan(100);
  const named = files.flatMap((file) =>
    [...withoutComments(read(file)).matchAll(/`(?:npx )?multienv [a-z][a-z ]*(?![a-z ]*:)/g)].map(
      ([words]) => `${file}: ${words}`,
    ),
  );
  expect(named).toEqual([]);
});

it('no hint names a command by its name alone', () => {
  const hints = filesOf('src')
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) =>
      // Up to the end of the property, or of the object.
      [...withoutComments(read(file)).matchAll(/^( *)hint: [\s\S]*?(?=^\1\S|^(?!\1))/gm)].map(([text]) => ({
        file,
        text: text.replaceAll('\\`', '`'),
      })),
    );
  expect(hints.length).toBeGreaterThan(200);
  const bare = new RegExp(`(?<!\\$\\{[^}]*)\`(?:${Object.keys(repeatedFlags).join('|')})\``);
  expect(hints.filter(({ text }) => bare.test(text))).toEqual([]);
});

/** Comments name commands for who reads the code. */
function withoutComments(text: string): string {
  return text.replaceAll(/^\s*(?:\/\*)?\*.*$|\/\/ .*$/gm, '');
}
