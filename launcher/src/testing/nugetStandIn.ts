import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';

export interface NugetStandIn {
  /** What a program has to be given to take it for nuget.org. */
  readonly environment: Readonly<Record<string, string>>;
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[];
  stop(): void;
}

const host = 'api.nuget.org';

/**
 * Stands for api.nuget.org: a proxy that leads every connection to a server of ours, with a certificate of a folder's own.
 * `packageBytes` is what it has for each package; null for a server that has none.
 */
export async function startNugetStandIn(
  folder: string,
  version: string,
  packageBytes: Buffer | null,
): Promise<NugetStandIn> {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1'];
  execFileSync('openssl', [...request, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' });

  const asked: string[] = [];
  const server = createHttpsServer(
    { key: readFileSync(key), cert: readFileSync(cert) },
    (request, response) => {
      const path = request.url ?? '';
      asked.push(path);
      const json = (body: object) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      if (path === '/v3/index.json') {
        json({
          resources: [{ '@type': 'PackageBaseAddress/3.0.0', '@id': `https://${host}/v3-flatcontainer/` }],
        });
      } else if (path.endsWith('/index.json')) json({ versions: [version] });
      else if (packageBytes) response.writeHead(200).end(packageBytes);
      else response.writeHead(404).end();
    },
  );
  const proxy = createHttpServer().on('connect', (_, socket) => {
    const inner = connect((server.address() as AddressInfo).port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(inner).pipe(socket);
    });
    for (const each of [inner, socket]) each.on('error', () => {});
  });
  await Promise.all(
    [server, proxy].map((each) => new Promise<void>((resolve) => each.listen(0, '127.0.0.1', resolve))),
  );
  return {
    environment: {
      HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
      NODE_EXTRA_CA_CERTS: cert,
      NO_PROXY: '',
    },
    asked,
    stop() {
      server.closeAllConnections();
      proxy.closeAllConnections();
      server.close();
      proxy.close();
    },
  };
}
