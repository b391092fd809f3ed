/** Device name of the root volume of Amazon Linux; the launch template encrypts the volume of this name. */
export const rootDevice = '/dev/xvda';
