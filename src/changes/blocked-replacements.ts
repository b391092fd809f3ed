import { memberOf } from '../model/json.js';
import { resourceTypeOf, typeFactsOf, uniqueNamesOf } from '../resources/index.js';
import { managedChanges, type PlanDocument, type ResourceChange } from '../terraform/json/plan.js';

/** A replacement that Terraform plans and AWS refuses, when other changes are made already. */
export interface BlockedReplacement {
  readonly address: string;
  /** The name that is taken, or the id that is in use. */
  readonly name: string;
  /** `name-taken`: the new one is made first, under the name of the old one. `name-kept`: AWS keeps the name after the deletion. `in-use`: the old one goes first, and others still use it. */
  readonly reason: 'name-taken' | 'name-kept' | 'in-use';
  /** Addresses of those that use it. */
  readonly users: readonly string[];
}

/** The replacements of a plan that AWS would refuse. */
export function blockedReplacements(plan: PlanDocument): readonly BlockedReplacement[] {
  const all = managedChanges(plan);
  return all.filter(isReplaced).flatMap((one): readonly BlockedReplacement[] => {
    const { address } = one;
    const name = keptName(one);
    if (name !== undefined && one.change.actions[0] === 'create')
      return [{ address, name, reason: 'name-taken', users: [] }];
    if (name !== undefined && keepsName(one)) return [{ address, name, reason: 'name-kept', users: [] }];
    const used = usersOf(one, all);
    return used === undefined ? [] : [{ address, reason: 'in-use', ...used }];
  });
}

const isReplaced = ({ change }: ResourceChange): boolean =>
  change.actions.includes('create') && change.actions.includes('delete');

/** The name that old and new share. */
function keptName({ type, change }: ResourceChange): string | undefined {
  const names = uniqueNamesOf(type);
  const values = names.map((name) => change.after?.[name]);
  const isSame = names.every(
    (name, index) => known(values[index]) && change.before?.[name] === values[index],
  );
  if (names.length === 0 || !isSame) return undefined;
  const isMarked = names.some((name) => memberOf(change.before_sensitive, name) === true);
  return isMarked ? '(sensitive)' : values.map(String).join(' ');
}

const known = (value: unknown): boolean => value !== undefined && value !== null;

/** A secret can be restored for days; meanwhile nobody else gets its name. */
function keepsName({ type, change }: ResourceChange): boolean {
  return resourceTypeOf(type)?.keepsName === true && change.before?.recovery_window_in_days !== 0;
}

/** Those that still use what goes before the new one is there. */
function usersOf(gone: ResourceChange, all: readonly ResourceChange[]) {
  const use = typeFactsOf(gone.type)?.usedBy;
  const name = use === undefined ? undefined : gone.change.before?.[use.own];
  if (use === undefined || typeof name !== 'string' || gone.change.actions[0] !== 'delete') return undefined;
  const { theirs } = use;
  const users = all
    .filter((other) => other !== gone && staysUntil(other))
    .filter(({ change: { before } }) =>
      theirs === undefined ? holds(before, name) : before?.[theirs] === name,
    )
    .map(({ address }) => address);
  return users.length === 0 ? undefined : { name, users };
}

/** Whether it is still there, as it was, when others are deleted. Terraform deletes users before what they use. */
function staysUntil({ change }: ResourceChange): boolean {
  return change.before != null && change.actions[0] !== 'delete';
}

function holds(value: unknown, text: string): boolean {
  if (typeof value !== 'object' || value === null) return value === text;
  return Object.values(value).some((one) => holds(one, text));
}
