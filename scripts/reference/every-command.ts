import type { Command, RouteMap } from '@stricli/core';
import { buildApp } from '../../src/cli/app.js';
import type { CliContext } from '../../src/cli/context.js';

/** The application, to be looked at: nothing of it is run but its help. */
export const app = buildApp((failure) => {
  throw failure;
});

/** Every command of the route map by its words (`secret init`), in the order of the help. */
export const everyCommand: ReadonlyMap<string, Command<CliContext>> = new Map(commandsOf(app.root));

type Route = RouteMap<CliContext> | Command<CliContext>;

function commandsOf(
  route: Route,
  words: readonly string[] = [],
): readonly (readonly [string, Command<CliContext>])[] {
  if (!('getAllEntries' in route)) return [[words.join(' '), route]];
  return route
    .getAllEntries()
    .flatMap(({ name, target }) => commandsOf(target, [...words, name['convert-camel-to-kebab']]));
}
