import { type AttributeReference, Element } from '../element.js';
import { isJson, type Json, jsonIn, memberOf } from '../json.js';
import { plainValue } from '../plain-value.js';
import { isValues, Unknown, type Values } from '../value.js';
import { addressIn, type PlanModule, type PlanModules, sourceOf } from './plan-modules.js';
import { type PlanReferences, placeOf } from './plan-references.js';
import { PlanValues } from './plan-values.js';

/** The variables, outputs and provider configurations of a plan. The values that variables were given are left out: they may be secret. */
export function planElements(plan: Json, modules: PlanModules, tracer: PlanReferences): readonly Element[] {
  return [
    ...modules.all().flatMap((module) => variables(module, isRoot(module) ? plan.variables : undefined)),
    ...outputs(plan, modules.root, tracer),
    ...providers(plan, modules, tracer),
  ];
}

/** What calls of modules are given: a module may hand it on through a `local` of its own, of which a plan does not say what it holds. */
export function callReferences(modules: PlanModules, tracer: PlanReferences): readonly AttributeReference[] {
  return modules.all().flatMap((module) =>
    Object.entries(jsonIn(module.configuration.module_calls)).flatMap(([name, call]) => {
      const place = placeOf(module, '', jsonIn(call));
      return Object.entries(jsonIn(jsonIn(call).expressions)).flatMap(([input, expression]) =>
        tracer.of(expression, place).map((one) => ({ ...one, path: `module.${name}.${input}` })),
      );
    }),
  );
}

function isRoot({ parent }: PlanModule): boolean {
  return parent === undefined;
}

/**
 * The variables of the root, and those of modules that the caller leaves at their default. A plan does not say which are ephemeral, but
 * it records the value of every other variable of the root.
 */
function variables(module: PlanModule, recorded: unknown): readonly Element[] {
  const isEphemeral = (name: string) => isJson(recorded) && !Object.hasOwn(recorded, name);
  return Object.entries(jsonIn(module.configuration.variables))
    .filter(([name]) => isRoot(module) || memberOf(module.call.expressions, name) === undefined)
    .map(
      ([name, variable]) =>
        new Element({
          address: addressIn(module, `var.${name}`),
          type: 'variable',
          name,
          module: module.address,
          ...sourceOf(module),
          values: isEphemeral(name) ? { ...plainValues(variable), ephemeral: true } : plainValues(variable),
        }),
    );
}

function outputs(plan: Json, root: PlanModule, tracer: PlanReferences): readonly Element[] {
  const planned = jsonIn(jsonIn(plan.planned_values).outputs);
  return Object.entries(jsonIn(root.configuration.outputs)).map(([name, output]) => {
    const { expression, ...rest } = jsonIn(output);
    const reader = new PlanValues(tracer, placeOf(root, '', undefined));
    const value = rest.sensitive === true ? undefined : memberOf(memberOf(planned, name), 'value');
    const read = reader.read(
      { value },
      { value: value === undefined ? true : undefined },
      { value: expression ?? {} },
    );
    const values = { ...plainValues(rest), value: read.value ?? new Unknown() };
    return new Element({
      address: `output.${name}`,
      type: 'output',
      name,
      values,
      references: reader.references,
    });
  });
}

function providers(plan: Json, modules: PlanModules, tracer: PlanReferences): readonly Element[] {
  return Object.values(jsonIn(jsonIn(plan.configuration).provider_config)).flatMap((source) => {
    const { name, alias, module_address: place, expressions } = jsonIn(source);
    if (typeof name !== 'string') return [];
    const module = modules.at(typeof place === 'string' ? place : '');
    const reader = new PlanValues(tracer, placeOf(module, '', undefined));
    const hasAlias = typeof alias === 'string';
    const inner = hasAlias ? `provider.${name}.${alias}` : `provider.${name}`;
    const read = reader.read({}, {}, expressions ?? {});
    return new Element({
      address: addressIn(module, inner),
      type: `provider.${name}`,
      name,
      module: module.address,
      ...sourceOf(module),
      values: hasAlias ? { ...read, alias } : read,
      references: reader.references,
    });
  });
}

/** JSON without any expression in it. */
function plainValues(source: unknown): Values {
  const values = plainValue(source);
  return isValues(values) ? values : {};
}
