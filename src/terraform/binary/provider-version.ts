/** The same as the constraint of the stacks (`awsProviderVersion`), which a test holds. */
const floor = '5.100.0';
const ceiling = '7.0.0';

/** Whether the stacks can be carried out with this version of the AWS provider. */
export function isProviderVersionSupported(version: string): boolean {
  const isAtLeast = (other: string) => version.localeCompare(other, 'en', { numeric: true }) >= 0;
  return isAtLeast(floor) && !isAtLeast(ceiling);
}
