/** Oldest Node.js that the rest of this program can be loaded with. */
const oldest = [20, 19] as const;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  // A reader that left must not change the exit code.
  process.stderr.on('error', () => {});
  process.stderr.write(
    `error node-too-old: multienv needs Node.js ${oldest.join('.')} or newer, this is ${process.versions.node}.\n  next: Install a newer one: https://nodejs.org/en/download\n`,
  );
  process.exitCode = 2;
} else {
  await import('./start.js');
}
