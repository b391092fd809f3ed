import { inspect } from 'node:util';
import { ownSequence } from '../neutral-text.js';

type Look = 'red' | 'green' | 'yellow' | 'cyan' | 'magenta' | 'dim' | 'bold';

/** Puts a colour on text, or leaves it as it is. */
export type Paint = (look: Look, text: string) => string;

/** What decides about colour. */
interface ColourStream {
  readonly isTTY?: boolean;
}

/** Colours for a terminal whose owner did not set NO_COLOR; plain text for everything else. FORCE_COLOR decides before both, as in Node.js. */
export function paintFor(stream: ColourStream, env: Readonly<Record<string, string | undefined>>): Paint {
  const { FORCE_COLOR: forced = '' } = env;
  const asked = stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
  const coloured = forced === '' ? asked : forced !== '0' && forced !== 'false';
  if (!coloured) return (_, text) => text;
  return (look, text) => {
    const [on, off] = inspect.colors[look] ?? [0, 0];
    return `${ownSequence(`[${on}m`)}${text}${ownSequence(`[${off}m`)}`;
  };
}
