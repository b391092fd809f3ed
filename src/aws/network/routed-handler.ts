import { Agent } from 'node:https';
import type { HttpRequest } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { HttpProxyAgent, HttpsProxyAgent } from 'hpagent';
import type { AwsTarget } from '../target.js';
import { proxyFor } from './proxy-for.js';
import { withTried } from './tried.js';

/** How long a request may take, and whom it trusts. */
export interface RouteOptions {
  readonly variables: AwsTarget['variables'];
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
  /** Certificates in the place of those of Node.js. */
  readonly ca?: readonly string[];
}

/** Sends the requests of SDK clients: directly, or by the proxy of the variables, which the host of each request decides. */
export class RoutedHandler extends NodeHttpHandler {
  private readonly proxied = new Map<string, NodeHttpHandler>();
  private readonly route: RouteOptions;

  constructor(route: RouteOptions) {
    const trust = route.ca === undefined ? {} : { httpsAgent: new Agent(agentOptions(route)) };
    super({ ...timeouts(route), ...trust });
    this.route = route;
  }

  override async handle(request: HttpRequest, options?: Parameters<NodeHttpHandler['handle']>[1]) {
    const { protocol, hostname, port } = request;
    const url = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`);
    const proxy = proxyFor(url, this.route.variables);
    try {
      return await (proxy === undefined
        ? super.handle(request, options)
        : this.through(proxy).handle(request, options));
    } catch (error) {
      throw withTried(error, url, proxy);
    }
  }

  override destroy(): void {
    super.destroy();
    for (const handler of this.proxied.values()) handler.destroy();
  }

  private through(proxy: URL): NodeHttpHandler {
    const known = this.proxied.get(proxy.href);
    if (known !== undefined) return known;
    const { ca } = this.route;
    const trust = ca === undefined ? {} : { proxyRequestOptions: { ca: [...ca] } };
    const options = { ...agentOptions(this.route), ...trust, proxy };
    const made = new NodeHttpHandler({
      ...timeouts(this.route),
      httpAgent: new HttpProxyAgent(options),
      httpsAgent: new HttpsProxyAgent(options),
    });
    this.proxied.set(proxy.href, made);
    return made;
  }
}

function timeouts({ connectionTimeout, requestTimeout }: RouteOptions) {
  // Without `throwOnRequestTimeout` the SDK only warns, and waits on.
  return { connectionTimeout, requestTimeout, throwOnRequestTimeout: true };
}

function agentOptions({ ca }: RouteOptions) {
  return { keepAlive: true, maxSockets: 50, ...(ca === undefined ? {} : { ca: [...ca] }) };
}
