import { get } from 'node:http';

const longest = 4_096;

/**
 * What the emulator at an address says that it is; undefined where nobody, or something else, answers.
 * `fetch` would do the same, and its first call costs more CPU than reading and checking environments.yaml.
 */
export function instanceAt(endpoint: string, timeoutMs: number): Promise<unknown> {
  return new Promise((resolve) => {
    const nobody = () => resolve(undefined);
    const url = new URL('/multienv-instance', endpoint);
    const request = get(url, { signal: AbortSignal.timeout(timeoutMs), agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        if (text.length > longest) response.destroy();
      });
      response.once('error', nobody).once('close', nobody);
      // A redirect is no answer either.
      response.once('end', () => resolve(response.statusCode === 200 ? instanceIn(text) : undefined));
    });
    request.once('error', nobody);
  });
}

function instanceIn(text: string): unknown {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null && 'instance' in answer
      ? answer.instance
      : undefined;
  } catch {
    return undefined;
  }
}
