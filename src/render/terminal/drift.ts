import type { ClassifiedDrift, DriftClass } from '../../changes/drift/drift.js';
import { counted } from '../../counted.js';
import type { Invocation } from '../../errors/invocation.js';
import { type EnvironmentDrift, hasDrift } from '../../operations/drift/environment-drift.js';
import { escapeControls } from '../escape.js';
import { countsText, driftConsequence } from '../wording/drift-words.js';
import { attributeLines } from './plan/attribute-lines.js';
import type { Paint } from './style.js';

interface DriftLook {
  readonly paint: Paint;
  /** Lists what was not checked, and what was folded. */
  readonly verbose?: boolean;
  /** Width of the terminal. Default: 120. */
  readonly columns?: number;
  readonly invocation: Invocation;
}

const symbols = { changed: '~', deleted: '-', added: '+' } as const;
const looks: Readonly<Record<DriftClass, Parameters<Paint>[0]>> = {
  security: 'red',
  deleted: 'red',
  other: 'yellow',
  tags: 'yellow',
  intended: 'dim',
};

/** For each environment a verdict, what was changed with what comes of it, and what was not looked at. */
export function renderDrift(all: readonly EnvironmentDrift[], look: DriftLook): string {
  const parts = all.map((one) => environmentLines(one, look).join('\n'));
  const [first] = all.filter(hasDrift);
  const env = first?.suffix;
  const next = look.invocation.next;
  const ways =
    env === undefined
      ? []
      : [
          `\`${next('drift', { env, words: ['--accept', 'ADDRESS'] })}\` keeps a value that environments.yaml has a setting for; a plan shows what a deploy would do about the rest.\nnext: ${next('plan', { env })}`,
        ];
  return `${[...parts, ...ways].join('\n\n')}\n`;
}

function environmentLines(one: EnvironmentDrift, look: DriftLook): readonly string[] {
  const { suffix, isDeployed, resources, region } = one;
  const name = look.paint('bold', escapeControls(suffix));
  if (!isDeployed) return [`${name}  nothing is deployed`];
  const counts = countsText(resources);
  const verdict = hasDrift(one) ? look.paint('red', `drift: ${counts}`) : 'no drift';
  const intended = hasDrift(one) || counts === '' ? '' : `  (${counts})`;
  return [
    `${name}  ${verdict}${intended}`,
    ...acceptedLines(one, look),
    ...resources.flatMap((resource) => resourceLines(resource, region, look)),
    ...foldedLines(one, look),
    ...notCheckedLines(one, look),
  ];
}

function acceptedLines({ accepted = [] }: EnvironmentDrift, { paint }: DriftLook): readonly string[] {
  return accepted.map(({ address, path, setting, value, rules }) => {
    const fails = rules.length === 0 ? '' : `  ${rules.join(', ')} fails from now on`;
    const text = `${setting}: ${JSON.stringify(value)}, as ${address}.${path} lives${fails}`;
    return `  ${paint('green', '✓')} wrote ${escapeControls(text)}`;
  });
}

function resourceLines(resource: ClassifiedDrift, region: string, look: DriftLook): readonly string[] {
  const { address, kind, what, attributes, rules } = resource;
  const { paint, columns = 120 } = look;
  const colour = looks[resource.class];
  const added = what === undefined ? '' : `: ${escapeControls(what)}`;
  const isSaid = kind === 'changed' || resource.class === kind;
  const outside = isSaid ? '' : `, ${kind} outside`;
  const indent = '      ';
  return [
    `  ${paint(colour, symbols[kind])} ${escapeControls(address)}${added}  ${paint(colour, `${resource.class}${outside}`)}`,
    // Nothing of it is set here: no place is shown.
    ...attributeLines({ kind: 'update', gravity: 'unknown', attributes }, { paint, columns, cwd: '' }),
    ...rules.map(({ id, severity, title }) => `${indent}${id} ${severity} fails: ${title}`),
    `${indent}${paint('dim', escapeControls(driftConsequence(resource, region)))}`,
  ];
}

function foldedLines({ folded }: EnvironmentDrift, { paint, verbose }: DriftLook): readonly string[] {
  if (folded.length === 0) return [];
  if (verbose)
    return folded.map(({ address, path, reason }) =>
      paint('dim', `  = ${escapeControls(`${address}.${path}`)}  ${reason}`),
    );
  return [paint('dim', `  = ${counted(folded.length, 'value')} that AWS moves or fills in by itself`)];
}

function notCheckedLines({ notChecked }: EnvironmentDrift, { paint, verbose }: DriftLook): readonly string[] {
  const beside = 'resources that no file of Terraform has made';
  if (verbose) {
    const lines = notChecked.map(({ address, what }) => `  ? ${address}: ${what}`);
    return [`  ? ${beside}`, ...lines].map((line) => paint('dim', escapeControls(line)));
  }
  const more = notChecked.length === 0 ? '' : `, and ${notChecked.length} more (--verbose lists them)`;
  return [paint('dim', `  ? not checked: ${beside}${more}`)];
}
