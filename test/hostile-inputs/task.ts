/** Inputs to read: those of a kind from an index to below another. */
export interface Task {
  readonly kind: string;
  readonly seed: string;
  readonly from: number;
  readonly to: number;
}

/** What draws one input. */
export function seedOf({ kind, seed }: Pick<Task, 'kind' | 'seed'>, index: number): string {
  return `${seed} ${kind} ${index}`;
}
