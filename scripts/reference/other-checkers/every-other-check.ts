import { computeChecks } from './compute.js';
import { dataChecks } from './data.js';
import { networkChecks } from './network.js';
import type { OtherCheck } from './other-check.js';

/** The checks of other tools, by part of the product. */
export const everyOtherCheck: Readonly<Record<string, readonly OtherCheck[]>> = {
  data: dataChecks,
  compute: computeChecks,
  network: networkChecks,
};
