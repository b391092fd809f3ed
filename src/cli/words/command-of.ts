import type { Command, RouteMap } from '@stricli/core';
import type { CliContext } from '../context.js';

/** The command that the words of a call name; undefined where they name none. */
export function commandOf(
  root: RouteMap<CliContext>,
  inputs: readonly string[],
): Command<CliContext> | undefined {
  let routes = root;
  for (const input of inputs) {
    const next = routes.getRoutingTargetForInput(input);
    if (next === undefined) return undefined;
    if (!('getAllEntries' in next)) return next;
    routes = next;
  }
  return undefined;
}
