/** Where the documentation of the released package is read, and where faults are reported from. */
export const documentationAddress = 'https://www.npmjs.com/package/multi-env-infrastructure';
