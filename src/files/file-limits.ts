const mebibyte = 1024 * 1024;

/** The most bytes that are read of a file. The largest plan that is read takes some 400 MB of memory. */
export const fileLimits = {
  /** Stacks, plans, states, journals. */
  document: 64 * mebibyte,
  /** Small files that we or Terraform write: locks, records, settings. */
  record: mebibyte,
} as const;
