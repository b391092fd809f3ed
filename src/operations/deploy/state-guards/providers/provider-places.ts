import { isJson, type Json, jsonList, memberOf, textList } from '../../../../model/json.js';

/** Where a provider of a stack looks for its resources: what stands there as it is, not what an expression gives. */
export interface ProviderPlace {
  readonly region: string | undefined;
  /** The one that it may work in, or that its role belongs to. */
  readonly account: string | undefined;
  /** It has credentials of its own, of which nobody here knows the account. */
  readonly hasOwnAccess: boolean;
}

/** The AWS providers of a stack by their aliases, '' for the one without. */
export function providerPlaces(stack: Json): ReadonlyMap<string, ProviderPlace> {
  const written = memberOf(memberOf(stack, 'provider'), 'aws');
  const providers = isJson(written) ? [written] : jsonList(written);
  return new Map(providers.map((provider) => [literal(provider, 'alias') ?? '', placeOf(provider)]));
}

function placeOf(provider: Json): ProviderPlace {
  const allowed = textList(provider.allowed_account_ids);
  const role = roleAccount(provider.assume_role);
  const [only] = allowed.length === 1 ? allowed : [];
  const account = only !== undefined && /^\d{12}$/.test(only) ? only : role;
  const hasOwnAccess = ['profile', 'access_key', 'assume_role', 'assume_role_with_web_identity'].some(
    (name) => provider[name] !== undefined,
  );
  return { region: literal(provider, 'region'), account, hasOwnAccess };
}

/** Roles are taken on one after the other: the last one works. */
function roleAccount(written: unknown): string | undefined {
  const roles = isJson(written) ? [written] : jsonList(written);
  const arn = roles.at(-1)?.role_arn;
  return typeof arn === 'string' ? /^arn:aws[a-z-]*:iam::(\d{12}):role\//.exec(arn)?.[1] : undefined;
}

function literal(provider: Json, name: string): string | undefined {
  const value = provider[name];
  return typeof value === 'string' && value !== '' && !value.includes('${') ? value : undefined;
}
