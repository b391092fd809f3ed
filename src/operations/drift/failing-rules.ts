import type { FailingRule, FoundDrift } from '../../changes/drift/drift.js';
import { mirrorRemover } from '../../changes/drift/without-mirrors.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { isJson, type Json, jsonIn, jsonList } from '../../model/json.js';
import type { Model } from '../../model/model.js';
import { completeFromStack } from '../../model/plan/complete-from-stack.js';
import { resourcesIn } from '../../model/plan/plan-resources.js';
import { readPlan } from '../../model/plan/read-plan.js';
import type { Finding } from '../../policy/finding.js';
import { reviewEnvironment } from '../../policy/review/review-environment.js';
import { rules as allRules } from '../../rules/index.js';
import { parsePlan } from '../../terraform/json/plan.js';

/** A plan whose refresh has seen what lives, and the environment that it is of. */
export interface Looked {
  /** What `terraform show -json` printed. */
  readonly text: string;
  readonly environment: ResolvedEnvironment;
  /** Model of what the file says. */
  readonly stack: Model;
  readonly today: string;
}

/** A managed resource in the form that a plan lists it in. */
type Listed = Json & { readonly address: string; readonly type: string; readonly values: Json };

/**
 * The rules of the review that each change outside breaks: they fail on the environment as it was deployed together with this one change,
 * and neither without it nor on what the file says.
 */
export function failingRules(
  { text, environment, stack, today }: Looked,
  found: readonly FoundDrift[],
): readonly (readonly FailingRule[])[] {
  if (found.length === 0) return [];
  const plan = jsonIn(JSON.parse(text));
  const clean = mirrorRemover(parsePlan(text, environment.suffix));
  const live = managedIn(plan);
  const deployed = withListed(live, jsonList(plan.resource_drift).filter(isManaged).flatMap(before));
  const fails = (listed: readonly Listed[], rules = allRules): readonly Finding[] => {
    const resources = listed.map((one) => ({ ...one, values: clean(one, one.values) }));
    const model = completeFromStack(readPlan(planOf(plan, resources), true), stack);
    return missed(reviewEnvironment(model, environment, { today, rules }).findings);
  };
  const all = found.reduce<readonly Listed[]>((sum, one) => withDrift(sum, one, live), deployed);
  const wanted = missed(reviewEnvironment(stack, environment, { today }).findings);
  const known = new Set([...fails(deployed).map(keyOf), ...wanted.map(atAddress)]);
  const isNew = (one: Finding) => !known.has(keyOf(one)) && !known.has(atAddress(one));
  const broken = new Set(
    fails(all)
      .filter(isNew)
      .map(({ ruleId }) => ruleId),
  );
  if (broken.size === 0) return found.map(() => []);
  const rules = allRules.filter(({ id }) => broken.has(id));
  return found.map((one) => {
    const own = uniqueRules(fails(withDrift(deployed, one, live), rules).filter(isNew));
    // What nobody has written has no tags and no description of ours to miss.
    return one.kind === 'added' ? own.filter(({ isSecurity }) => isSecurity) : own;
  });
}

/** What a tier does without is no fault of the file; where the file has it all the same, it is missed. */
function missed(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'accepted');
}

/** What lives, as the refresh has found it. */
function managedIn(plan: Json): readonly Listed[] {
  return [...resourcesIn(jsonIn(jsonIn(plan.prior_state).values).root_module)].flatMap(
    ({ source, module }) =>
      isManaged(source) ? listed({ ...source, module_address: module }, source.values) : [],
  );
}

function before(change: Json): readonly Listed[] {
  return listed(change, jsonIn(change.change).before);
}

function listed(source: Json, values: unknown): readonly Listed[] {
  const { address, type } = source;
  if (typeof address !== 'string' || typeof type !== 'string' || !isJson(values)) return [];
  return [{ ...source, address, type, values }];
}

const isManaged = ({ mode }: Json): boolean => mode === undefined || mode === 'managed';

/** The resources with others in the place of those of the same address, or beside them. */
function withListed(all: readonly Listed[], others: readonly Listed[]): readonly Listed[] {
  const addresses = new Set(others.map(({ address }) => address));
  return [...all.filter(({ address }) => !addresses.has(address)), ...others];
}

/** The resources with one change outside. */
function withDrift(
  all: readonly Listed[],
  { kind, address, as, what }: FoundDrift,
  live: readonly Listed[],
): readonly Listed[] {
  const others = all.filter((one) => one.address !== address);
  if (kind === 'deleted') return others;
  if (kind === 'changed') return [...others, ...live.filter((one) => one.address === address)];
  if (as === undefined) return all;
  const name = `outside_${all.length}`;
  return [
    ...all,
    { address: `${address} (${what})`, type: as.type, name, mode: 'managed', values: as.values },
  ];
}

/** A plan that changes nothing, of an environment with these resources. */
function planOf(plan: Json, resources: readonly Listed[]): Json {
  const changes = resources.map(({ values, ...resource }) => ({
    ...resource,
    change: { actions: ['no-op'], before: values, after: values, after_unknown: {} },
  }));
  return { ...plan, planned_values: {}, resource_changes: changes };
}

const keyOf = ({ ruleId, address, attribute }: Finding) => JSON.stringify([ruleId, address, attribute]);
const atAddress = ({ ruleId, address }: Finding) => JSON.stringify([ruleId, address]);

function uniqueRules(findings: readonly Finding[]): readonly FailingRule[] {
  const byId = new Map(findings.map((one) => [one.ruleId, one]));
  return [...byId.values()].map(({ ruleId: id, title, severity, area, controls }) => ({
    ...{ id, title, severity },
    isSecurity: area === 'security' || Object.keys(controls).length > 0,
  }));
}
