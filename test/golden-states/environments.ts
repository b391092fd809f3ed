/** A network as the emulator made it: its ids differ from one emulator to the next. */
export interface EmulatorNetwork {
  readonly vpcId: string;
  /** Default subnet of each zone, by the zone's name. */
  readonly subnetIds: Readonly<Record<string, string>>;
}

const sources = ['secretsManager', 'generated', 'rdsManaged'] as const;
const tiers = [
  ['dev', 1],
  ['staging', 2],
  ['prod', 3],
] as const;

/**
 * The environments whose states are kept: every tier with every source of the password in the default network, and each tier once in an
 * existing network. Their suffixes are part of the states: they never change.
 */
export function goldenEnvironments({ vpcId, subnetIds }: EmulatorNetwork): string {
  const subnets = Object.values(subnetIds).sort().join(', ');
  const network = `network: { mode: existing, vpcId: ${vpcId}, subnetIds: [${subnets}] }`;
  const lines = tiers.flatMap(([tier, number], tierIndex) => {
    const line = (source: string, rest: string, suffix: string) =>
      `  ${tier}-${suffix}: { environment: ${tier}, database: { password: { source: ${source} } }${rest} }`;
    return [
      ...sources.map((source, index) => line(source, '', `${index}0${number}`)),
      line(sources[tierIndex] ?? 'generated', `, ${network}`, `30${number}`),
    ];
  });
  return `version: 1\nedition: 2026-11\nenvironments:\n${lines.join('\n')}\n`;
}
