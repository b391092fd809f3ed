/** Type of the element at an address: `random_password` of `module.db.random_password.main[0]`, `data.aws_vpc` of `data.aws_vpc.main`, `variable` of `var.name`. */
export function typeOfAddress(address: string): string {
  const parts = address.replaceAll(/\[[^[\]]*\]/g, '').split('.');
  while (parts[0] === 'module' && parts.length > 2) parts.splice(0, 2);
  const [first = '', second = ''] = parts;
  if (first === 'var') return 'variable';
  return first === 'data' || first === 'ephemeral' ? `${first}.${second}` : first;
}
