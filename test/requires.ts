import { spawnSync } from 'node:child_process';
import { chromiumCommands } from '../src/operations/graph/chromium-commands.js';

const probes = {
  git: ['git', '--version'],
  bash: ['bash', '--version'],
  python: ['python3', '--version'],
  terraform: ['terraform', 'version'],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;

/** A tool that some tests need. */
export type Tool = keyof typeof probes;

const answers = new Map<Tool, boolean>();

/**
 * Whether the tests that need a tool run: `describe.runIf(requires('terraform'))`. A missing tool is named in the output.
 * @throws Error under REQUIRE_ALL=1 when the tool is missing: there a skipped test is a failure.
 */
export function requires(tool: Tool): boolean {
  const found = answers.get(tool) ?? probe(tool);
  answers.set(tool, found);
  return found;
}

function probe(tool: Tool): boolean {
  const [command, ...args] = probes[tool];
  if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return true;
  const message = `${command} is missing: the tests that need it`;
  if (process.env.REQUIRE_ALL === '1') throw new Error(`${message} must not be skipped (REQUIRE_ALL=1).`);
  console.warn(`${message} are skipped.`);
  return false;
}

/**
 * Whether the tests with OpenTofu run: under REQUIRE_TOFU=1 alone, since they repeat with another program what Terraform was tested with.
 * @throws Error under REQUIRE_TOFU=1 when `tofu` is not on PATH.
 */
export function requiresOpenTofu(): boolean {
  if (process.env.REQUIRE_TOFU !== '1') {
    console.warn('The tests with OpenTofu are skipped: put tofu on PATH and set REQUIRE_TOFU=1 to run them.');
    return false;
  }
  if (spawnSync('tofu', ['version'], { stdio: 'ignore' }).status === 0) return true;
  throw new Error('tofu is missing: its tests must not be skipped (REQUIRE_TOFU=1).');
}

/**
 * Whether the tests with a shell that few machines have run: where it is on PATH.
 * @throws Error under REQUIRE_SHELLS=1 when it is not.
 */
export function requiresShell(shell: 'fish' | 'zsh'): boolean {
  if (spawnSync(shell, ['--version'], { stdio: 'ignore' }).status === 0) return true;
  if (process.env.REQUIRE_SHELLS === '1') throw new Error(`${shell} is missing: REQUIRE_SHELLS=1.`);
  console.warn(`${shell} is missing: the tests of its completion are skipped.`);
  return false;
}

/** A program of others that judges stacks, and what makes a test without it fail. */
const judges = {
  checkov: ['checkov', '--version'],
  trivy: ['trivy', '--version'],
  parliament: ['parliament', '--version'],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;

/** A program of others that judges stacks. */
export type Judge = keyof typeof judges;

/**
 * Whether the tests with a judge of others run: where it is on PATH. `pip install checkov==3.3.30 parliament==1.6.4`;
 * `GOEXPERIMENT=jsonv2 go install github.com/aquasecurity/trivy/cmd/trivy@v0.74.0`.
 * @throws Error under REQUIRE_CHECKOV=1, REQUIRE_TRIVY=1 or REQUIRE_PARLIAMENT=1 when it is not.
 */
export function requiresJudge(judge: Judge): boolean {
  const [command, ...args] = judges[judge];
  if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return true;
  const variable = `REQUIRE_${judge.toUpperCase()}`;
  if (process.env[variable] === '1') throw new Error(`${judge} is missing: ${variable}=1.`);
  console.warn(`${judge} is missing: the tests that ask it are skipped.`);
  return false;
}

/**
 * Path of an installed Chromium for the tests that measure in a browser: `CHROME_PATH`, else one that `graph` would take; undefined where there is none.
 * @throws Error under REQUIRE_CHROMIUM=1 when there is none.
 */
export function requiresChromium(): string | undefined {
  const named = process.env.CHROME_PATH;
  const found = [...(named ? [named] : []), ...chromiumCommands].find(
    (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
  );
  if (found !== undefined) return spawnSync('which', [found], { encoding: 'utf8' }).stdout.trim() || found;
  if (process.env.REQUIRE_CHROMIUM === '1')
    throw new Error('Chromium is missing: its tests must not be skipped (REQUIRE_CHROMIUM=1).');
  console.warn('Chromium is missing: the tests that measure in a browser are skipped.');
  return undefined;
}
