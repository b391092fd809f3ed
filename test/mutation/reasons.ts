import type { Mutant } from './mutants.js';

interface Reason {
  /** Address and attribute, as they begin. */
  readonly where: RegExp;
  readonly mutation?: RegExp;
  readonly reason: string;
  /** True for a value that a row or a control asks for and that no rule sees all the same. */
  readonly matters?: true;
}

/** Why a mutant may live. The first that fits counts. */
export const reasons: readonly Reason[] = [];

/** The reason why no rule has to see a mutant; undefined where nobody wrote one down. */
export function reasonOf({
  address,
  attribute,
  mutation,
}: Omit<Mutant, 'stack'>): { readonly reason: string; readonly matters: boolean } | undefined {
  const place = `${address} ${attribute}`;
  const found = reasons.find(
    ({ where, mutation: how }) => where.test(place) && (how === undefined || how.test(mutation)),
  );
  return found === undefined ? undefined : { reason: found.reason, matters: found.matters ?? false };
}
