const thisMachine = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether something may be sent to an address: the operator has to name its host (with the port, where it has one), so
 * that nobody makes the API speak to whatever else it can reach. Plain http only to this machine.
 */
export function isAllowedWebhook(address: string, hosts: readonly string[]): boolean {
  const url = URL.parse(address);
  if (!url || url.username || url.password || !hosts.includes(url.host)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && thisMachine.includes(url.hostname));
}
