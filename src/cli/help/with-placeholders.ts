import type { Command } from '@stricli/core';
import type { CliContext } from '../context.js';
import { kebabCase } from '../words/kebab-case.js';

const row = /^ {2}(?<alias>.*?)(?<open>\[?)--(?<name>[a-z][a-z-]*)\]?(?<more>(?:\.\.\.)?) {2,}(?<brief>.*)$/;

/** Puts the placeholder of its value behind each flag of a help text, `[--config FILE]`, aligns what follows, and names in the first usage line the arguments that may be left out too. */
export function withPlaceholders(text: string, { parameters }: Command<CliContext>): string {
  const help = text.replace(/(?<=^USAGE\n.*)$/m, optionalArguments(parameters.positional));
  const flags = new Map(
    Object.entries(parameters.flags ?? {}).map(([name, flag]) => [kebabCase(name), flag]),
  );
  const shownValue = (name: string): string => {
    const flag = flags.get(name);
    if (flag?.kind !== 'parsed') return '';
    const value = flag.placeholder ?? 'VALUE';
    return flag.inferEmpty === true ? ` [${value}]` : ` ${value}`;
  };
  const [before = '', after = ''] = help.split(/(?<=^FLAGS\n)/m);
  const [section = '', ...rest] = after.split('\n\n');
  const rows = section.split('\n').map((line) => {
    const { alias = '', open = '', name = '', more = '', brief = '' } = row.exec(line)?.groups ?? {};
    if (name === '') return { left: line, brief: '' };
    const close = open === '' ? '' : ']';
    return { left: `  ${alias}${open}--${name}${shownValue(name)}${close}${more}`, brief };
  });
  const width = Math.max(...rows.filter(({ brief }) => brief !== '').map(({ left }) => left.length));
  const lines = rows.map(({ left, brief }) => (brief === '' ? left : `${left.padEnd(width)}  ${brief}`));
  return before + [lines.join('\n'), ...rest].join('\n\n');
}

function optionalArguments(positional: Command<CliContext>['parameters']['positional']): string {
  const all = positional?.kind === 'tuple' ? positional.parameters : [];
  return all
    .filter(({ optional }) => optional === true)
    .map(({ placeholder = 'ARGUMENT' }) => ` [<${placeholder}>]`)
    .join('');
}
