/** What carries it. */
export type Transport = 'tcp' | 'udp';

/**
 * What the protocol of a listener or a target group is carried by; QUIC is UDP.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html
 */
export function transportsOf(protocol: string | undefined): readonly Transport[] {
  switch (protocol?.toUpperCase()) {
    case 'UDP':
    case 'QUIC':
      return ['udp'];
    case 'TCP_UDP':
    case 'TCP_QUIC':
      return ['tcp', 'udp'];
    default:
      return ['tcp'];
  }
}
