/** How an operator compares, whatever stands before and behind it. */
export type Comparison =
  | 'equals'
  | 'equalsIgnoringCase'
  | 'like'
  | 'arn'
  | 'address'
  | 'number'
  | 'date'
  | 'bool'
  | 'null';

/** An operator of a condition, taken apart: `ForAllValues:StringNotLikeIfExists`. */
export interface Operator {
  readonly comparison: Comparison;
  readonly isNegated: boolean;
  /** True for a request that has no such key. */
  readonly ifExists: boolean;
  readonly quantifier: 'forAll' | 'forAny' | undefined;
  /** Of numbers and dates: which order holds. */
  readonly order: 'equals' | 'less' | 'lessEquals' | 'greater' | 'greaterEquals';
}

const shape = /^(?:(forallvalues|foranyvalue):)?([a-z]+?)(ifexists)?$/;

const comparisons: Readonly<Record<string, Comparison>> = {
  stringequals: 'equals',
  stringequalsignorecase: 'equalsIgnoringCase',
  stringlike: 'like',
  binaryequals: 'equals',
  arnequals: 'arn',
  arnlike: 'arn',
  ipaddress: 'address',
  bool: 'bool',
  null: 'null',
};

const orders: Readonly<Record<string, Operator['order']>> = {
  equals: 'equals',
  lessthan: 'less',
  lessthanequals: 'lessEquals',
  greaterthan: 'greater',
  greaterthanequals: 'greaterEquals',
};

/**
 * The parts of an operator; undefined for one that AWS does not know.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function operatorOf(written: string): Operator | undefined {
  const [, quantified, base = '', ifExists] = shape.exec(written.toLowerCase()) ?? [];
  const isNegated = base !== 'null' && base.includes('not');
  const plain = base.replace('not', '');
  const [, ordered, order = ''] = /^(numeric|date)(\w+)$/.exec(plain) ?? [];
  const comparison = ordered === undefined ? comparisons[plain] : ordered === 'date' ? 'date' : 'number';
  const found = ordered === undefined ? 'equals' : orders[order];
  if (comparison === undefined || found === undefined) return undefined;
  const quantifier =
    quantified === undefined ? undefined : quantified === 'forallvalues' ? 'forAll' : 'forAny';
  return { comparison, isNegated, ifExists: ifExists !== undefined, quantifier, order: found };
}
