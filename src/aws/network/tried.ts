/** Where a request went, for whoever tells that it failed. */
export interface Tried {
  /** Host, and the port where it is not the usual one. */
  readonly host: string;
  /** The proxy without name and password; undefined where the request went directly. */
  readonly proxy: string | undefined;
  /** What the proxy answered in place of a connection, such as `407`. */
  readonly refusal: string | undefined;
}

/** The same error, which says from now on where the request went. */
export function withTried(error: unknown, url: URL, proxy: URL | undefined): unknown {
  if (!(error instanceof Error)) return error;
  const through = proxy === undefined ? undefined : `${proxy.protocol}//${proxy.host}`;
  // The only word that the agent has about a proxy that says no.
  const [, refusal] = (proxy && /^Bad response: (\d+)$/.exec(error.message)) ?? [];
  const tried: Tried = { host: url.host, proxy: through, refusal };
  return Object.assign(error, { tried });
}

/** Where the request of an error went; undefined where it did not go out. */
export function triedOf(error: Error): Tried | undefined {
  return 'tried' in error && isTried(error.tried) ? error.tried : undefined;
}

function isTried(value: unknown): value is Tried {
  return typeof value === 'object' && value !== null && 'host' in value && 'proxy' in value;
}
