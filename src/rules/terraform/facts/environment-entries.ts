import type { Block } from '../../../model/block.js';
import type { Element } from '../../../model/element.js';
import { isList, isUnknown, isValues, textOf, type Value } from '../../../model/value.js';

/** One environment variable of something that runs. */
export interface EnvironmentEntry {
  readonly name: string;
  readonly value: Value;
  /** Where it stands. */
  readonly path: string;
}

type Read = (element: Element) => readonly EnvironmentEntry[];

/** Where each type keeps its environment variables. */
const readers: Readonly<Record<string, Read>> = {
  aws_lambda_function: (one) => mapAt(one, 'environment.variables'),
  aws_amplify_app: (one) => mapAt(one, 'environment_variables'),
  aws_apprunner_service: (one) =>
    [
      'image_repository.image_configuration',
      'code_repository.code_configuration.code_configuration_values',
    ].flatMap((path) => mapAt(one, `source_configuration.${path}.runtime_environment_variables`)),
  aws_codebuild_project: (one) =>
    (one.blocks('environment') ?? []).flatMap((environment) =>
      pairs(environment, 'environment_variable', ({ values }) => values.type ?? 'PLAINTEXT', 'PLAINTEXT'),
    ),
  aws_elastic_beanstalk_environment: (one) =>
    pairs(one, 'setting', ({ values }) => values.namespace, 'aws:elasticbeanstalk:application:environment'),
  aws_ecs_task_definition: (one) => inJson(one, 'container_definitions'),
  aws_batch_job_definition: (one) => inJson(one, 'container_properties'),
};

/**
 * Blocks of environment variables in which it is known only after apply what a value is for: their paths. A value that is written out there may
 * be that of a secret.
 */
export function untoldEntries(element: Element): readonly string[] {
  const places: Readonly<Record<string, readonly [block: string, decides: readonly string[]]>> = {
    aws_codebuild_project: ['environment.environment_variable', ['name']],
    aws_elastic_beanstalk_environment: ['setting', ['namespace', 'name']],
  };
  const [path = '', decides = []] = places[element.type] ?? [];
  return (element.blocks(path) ?? [])
    .filter((one) => decides.some((name) => one.get(name).state === 'unknown'))
    .map((one) => one.at('name'));
}

/** Types that have environment variables. */
export const typesWithEnvironment = Object.keys(readers);

/** The environment variables that an element gives to what it runs, as far as they are written out. */
export function environmentEntries(element: Element): readonly EnvironmentEntry[] {
  return readers[element.type]?.(element) ?? [];
}

function mapAt(element: Element, path: string): readonly EnvironmentEntry[] {
  const map = element.get(path);
  if (map.state !== 'known' || !isValues(map.value)) return [];
  return Object.entries(map.value).map(([name, value]) => ({ name, value, path: `${path}.${name}` }));
}

function pairs(
  block: Block,
  name: string,
  kindOf: (one: Block) => Value | undefined,
  kind: string,
): readonly EnvironmentEntry[] {
  return (block.blocks(name) ?? [])
    .filter((one) => kindOf(one) === kind)
    .map((one) => ({
      name: textOf(one.values.name),
      value: one.values.value ?? null,
      path: one.at('value'),
    }));
}

/** Containers in JSON text, whose expressions stand in its strings. */
function inJson(element: Element, path: string): readonly EnvironmentEntry[] {
  const source = element.values[path];
  const text = isUnknown(source) ? source.text : source;
  if (typeof text === 'string' && text.startsWith('${')) return inExpression(text, path);
  const containers = typeof text === 'string' ? parsed(text) : (source ?? null);
  return (isList(containers) ? containers : [containers]).flatMap((container) => {
    const entries = isValues(container) ? container.environment : undefined;
    return (isList(entries) ? entries : []).flatMap((entry) =>
      isValues(entry) ? [{ name: textOf(entry.name), value: entry.value ?? null, path }] : [],
    );
  });
}

/** A pair of name and value in an argument of `jsonencode`, in JSON or in Terraform's own syntax, either first. */
const pairInExpression =
  /(?<!\w)["']?name["']?\s{0,9}[=:]\s{0,9}"([^"$]{1,200})"[\s,]{1,40}["']?value["']?\s{0,9}[=:]\s{0,9}"([^"]{0,2000})"|(?<!\w)["']?value["']?\s{0,9}[=:]\s{0,9}"([^"]{0,2000})"[\s,]{1,40}["']?name["']?\s{0,9}[=:]\s{0,9}"([^"$]{1,200})"/g;

function inExpression(text: string, path: string): readonly EnvironmentEntry[] {
  return [...text.matchAll(pairInExpression)].map(([, name, value, valueFirst, nameLast]) => ({
    name: name ?? nameLast ?? '',
    value: value ?? valueFirst ?? '',
    path,
  }));
}

function parsed(text: string): Value {
  try {
    const value: Value = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}
