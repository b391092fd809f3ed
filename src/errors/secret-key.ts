const secretKey = /pas+w|pwd|passphrase|secret|token|credential|private.?key|access.?key|api.?key/i;

/** Whether what stands behind a key of this name, or of nearly this name, may be a secret: such values are never shown. */
export function mayNameSecret(key: string): boolean {
  return secretKey.test(key);
}
