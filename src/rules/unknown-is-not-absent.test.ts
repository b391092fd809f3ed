import { describe, expect, it } from 'vitest';
import { Element } from '../model/element.js';
import type { Model } from '../model/model.js';
import { modelOf } from '../model/model-of.js';
import { isList, isValues, Unknown, type Value, type Values } from '../model/value.js';
import type { Example, Rule } from './define-rule.js';
import { exampleModel } from './example-model.js';
import { rules } from './index.js';
import { elementsOf, judge } from './judge.js';

/** Every rule but those in whose facts Terraform itself has to know the value: names of blocks, `count`, `provider`. */
const structural = new Set(['alias', 'for_each', 'count', 'provider', 'depends_on', 'lifecycle', 'dynamic']);

/** Of these Terraform takes no expression at all. */
const isLiteral = ({ type }: Element, name: string) =>
  type === 'variable' ||
  type.startsWith('backend.') ||
  (type === 'output' && ['ephemeral', 'sensitive', 'description'].includes(name));

/** The outcomes of a rule in a model, worst first. */
function outcomesOf(rule: Rule, model: Model): readonly string[] {
  const context = {
    model,
    tier: 'production',
    today: '2026-11-28',
    expected: { region: 'ap-southeast-1' },
  } as const;
  return elementsOf(rule, context).flatMap((element) =>
    judge(rule, element, context).map(({ outcome }) => outcome),
  );
}

/** Paths of all that can be unknown: attributes, blocks, and what is in them. */
function pathsIn(values: Values, path: readonly string[] = []): readonly (readonly string[])[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (path.length === 0 && structural.has(name)) return [];
    return [[...path, name], ...within(value, [...path, name])];
  });
}

function within(value: Value, path: readonly string[]): readonly (readonly string[])[] {
  if (isList(value)) return value.flatMap((item, index) => within(item, [...path, String(index)]));
  return isValues(value) ? pathsIn(value, path) : [];
}

function withUnknown(value: Value, [step, ...rest]: readonly string[], open: Unknown): Value {
  if (step === undefined) return open;
  if (isList(value))
    return value.map((item, index) => (String(index) === step ? withUnknown(item, rest, open) : item));
  if (!isValues(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === step ? withUnknown(item, rest, open) : item]),
  );
}

interface Change {
  readonly element: Element;
  readonly path: readonly string[];
  readonly text: Unknown;
}

/** The model with one thing in it unknown, and without what it refers to. */
function changed(model: Model, { element, path, text }: Change): Model {
  const { address, type, name, module, provider, values, references } = element;
  const start = path.filter((step) => !/^\d+$/.test(step)).join('.');
  const open = new Element({
    address,
    type,
    name,
    module,
    provider,
    values: Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        key === path[0] ? withUnknown(value, path.slice(1), text) : value,
      ]),
    ),
    references: references.filter((one) => !one.path.replaceAll(/\[\d+\]/g, '').startsWith(start)),
  });
  return modelOf(
    model.elements.map((one) => (one === element ? open : one)),
    model.source,
  );
}

/** Somebody wrote something there that only Terraform can compute. */
const written = new Unknown([], '${timestamp()}');

/** Rules that still fail in one of these cases: the list may only become shorter. */
const stillFailing =
  'RDS-2 RDS-11 S3-11 SECRET-1 SECRET-7 BACKUP-6 EC2-8 SG-12 ELB-8 ELB-16 TAG-1 NAME-1 OUT-1 TF-4'.split(' ');
/** Rules that still pass in one of these cases: the list may only become shorter. */
const stillPassing =
  'RDS-18 RDS-36 RDS-37 S3-10 S3-13 BACKUP-6 SG-14 SG-15 SG-16 VPC-7 ELB-8 ELB-11 TAG-1 TAG-2 TF-1 TF-2 TF-3 TF-7 TF-8 TF-13'.split(
    ' ',
  );

interface Case {
  readonly at: string;
  readonly outcomes: readonly string[];
}

/** @param text the unknown: bare, as a plan has it, or an expression of a stack */
function casesOf(rule: Rule, example: Example, text: Unknown): readonly Case[] {
  const model = exampleModel(rule, example);
  return model.elements.flatMap((element) =>
    pathsIn(element.values)
      .filter(([name = '']) => !isLiteral(element, name))
      .map((path) => ({
        at: `${element.address} ${path.join('.')} of ${JSON.stringify(example).slice(0, 200)}`,
        outcomes: outcomesOf(rule, changed(model, { element, path, text })),
      })),
  );
}

describe.each(rules)('$id', (rule) => {
  it('never fails what only is not known any more', () => {
    const wrong = rule.examples.pass.flatMap((example) =>
      casesOf(rule, example, written).filter(({ outcomes }) => outcomes.includes('fail')),
    );
    if (stillFailing.includes(rule.id)) expect(wrong).not.toEqual([]);
    else expect(wrong.map(({ at }) => at)).toEqual([]);
  });

  it('passes no fault whose cause is not known any more', () => {
    const wrong = rule.examples.fail.flatMap((example) =>
      casesOf(rule, example, new Unknown()).filter(
        ({ outcomes }) => outcomes.length > 0 && outcomes.every((one) => one === 'pass'),
      ),
    );
    if (stillPassing.includes(rule.id)) expect(wrong).not.toEqual([]);
    else expect(wrong.map(({ at }) => at)).toEqual([]);
  });
});
