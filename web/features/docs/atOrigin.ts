/** A document's HTML with the address of this portal in place of the usual one; at the example of another host, with its port. */
export function atOrigin(html: string, { origin, port }: Pick<URL, 'origin' | 'port'>): string {
  return html
    .replaceAll('http://127.0.0.1:3000', origin)
    .replaceAll('http://192.168.1.5:3000', port ? `http://192.168.1.5:${port}` : 'http://192.168.1.5:3000');
}
