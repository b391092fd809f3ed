import type { OperationContext } from '../../context.js';
import type { Manifest } from './manifest.js';

const steps = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** Says when a plan was made: what was changed outside of Terraform since then, it does not know. */
export function tellAge(
  { emit, now }: Pick<OperationContext, 'emit' | 'now'>,
  suffix: string,
  { madeAt }: Pick<Manifest, 'madeAt'>,
): void {
  const seconds = ((now?.() ?? new Date()).getTime() - Date.parse(madeAt)) / 1_000;
  const message = `The plan was made at ${madeAt}, ${ageInWords(seconds)}. Nothing was read from AWS again: what was changed there since then it does not know.`;
  emit({ type: 'notice', environment: suffix, message });
}

function ageInWords(seconds: number): string {
  if (seconds < 0) return 'which is in the future';
  const [word, length] = steps.find((step) => seconds >= step[1]) ?? ['minute', 60];
  const count = Math.floor(seconds / length);
  return `${count} ${word}${count === 1 ? '' : 's'} ago`;
}
