import { memberOf } from '../model/json.js';
import { typeFactsOf } from '../resources/index.js';
import { managedChanges, type PlanDocument } from '../terraform/json/plan.js';
import { constantsIn, isComputed, writtenIn } from './written/written-attributes.js';

/** A resource whose values decide together whether AWS takes a change; only attributes that its type declares as `weighed` are in it, never a secret. */
export interface Weighed {
  readonly address: string;
  readonly resourceType: string;
  readonly actions: readonly string[];
  /** Empty for what is new. */
  readonly before: Readonly<Record<string, unknown>>;
  /** Empty for what goes; what is known only after the apply is not in it. */
  readonly after: Readonly<Record<string, unknown>>;
  /** What the configuration says, where it says a plain value: a provider may hide that it differs from what there is. */
  readonly wanted: Readonly<Record<string, unknown>>;
  /** Attributes that the configuration leaves to AWS. */
  readonly leftToAws: readonly string[];
}

/** Every resource of a plan whose values are weighed, changed or not. */
export function weighedIn(plan: PlanDocument): readonly Weighed[] {
  const written = writtenIn(plan);
  const constants = constantsIn(plan);
  return managedChanges(plan).flatMap(({ address, type, change }) => {
    const names = typeFactsOf(type)?.weighed ?? [];
    if (names.length === 0) return [];
    // What somebody has marked as sensitive is told by no message.
    const shown = names.filter(
      (name) => ![change.before_sensitive, change.after_sensitive].some((one) => isMarked(one, name)),
    );
    const of = (values: Readonly<Record<string, unknown>> | null | undefined) =>
      Object.fromEntries(
        shown.flatMap((name) => {
          const value = values?.[name];
          return value === undefined || value === null ? [] : [[name, value]];
        }),
      );
    return [
      {
        address,
        resourceType: type,
        actions: change.actions,
        before: of(change.before),
        after: of(change.after),
        wanted: of(constants(address)),
        leftToAws: names.filter((name) => isComputed(written, address, name)),
      },
    ];
  });
}

function isMarked(sensitive: unknown, name: string): boolean {
  const mark = sensitive === true || memberOf(sensitive, name);
  return mark === true || (typeof mark === 'object' && JSON.stringify(mark).includes('true'));
}

/** Whether it lives before and after, and is the same one. */
export function staysTheSame({ actions }: Pick<Weighed, 'actions'>): boolean {
  return actions.every((action) => action === 'update' || action === 'no-op');
}

/** A number of a resource; zero where there is none, as the provider writes it. */
export function numberIn(values: Weighed['before'], name: string): number {
  const value = values[name];
  return typeof value === 'number' ? value : 0;
}

/** A text of a resource; empty where there is none. */
export function textIn(values: Weighed['before'], name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}
