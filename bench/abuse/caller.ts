import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

export type Reply = {
  /** Status of HTTP; 0 where the connection ended without an answer. */
  status: number;
  /** The first error code in the answer, or the reason why there is none. */
  code: string | null;
  text: string;
  cookies: string[];
  milliseconds: number;
};

export type Message = {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  signal?: AbortSignal;
};

/** Bytes of an answer that are kept; the rest is read and thrown away. */
const keptBytes = 2 ** 20;

/** Somebody who sends requests from an address of their own, so that what one of them spends is not charged to the next. */
export class Caller {
  readonly origin: string;
  readonly address: string;
  readonly headers: Record<string, string>;
  readonly #agent: Agent;

  constructor(origin: string, address: string, headers: Record<string, string> = {}) {
    this.origin = origin;
    this.address = address;
    this.headers = headers;
    this.#agent = new Agent({ keepAlive: true, localAddress: address });
  }

  /** The same caller at another address of the product, or with other headers. */
  as(headers: Record<string, string>, origin = this.origin): Caller {
    return new Caller(origin, this.address, { ...this.headers, ...headers });
  }

  /** Never throws: what comes back instead of an answer has status 0. */
  send({ method = 'POST', path = '/graphql', headers, body, signal }: Message): Promise<Reply> {
    const start = performance.now();
    const reply = (status: number, code: string | null, text = '', cookies: string[] = []): Reply => {
      return { status, code, text, cookies, milliseconds: performance.now() - start };
    };
    return new Promise((resolve) => {
      let isAnswering = false;
      const broken = (fault: Error) =>
        resolve(reply(0, signal?.aborted ? (isAnswering ? 'still open' : 'no answer') : reasonOf(fault)));
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const options = {
        method,
        agent: this.#agent,
        headers: { ...this.headers, ...length, ...headers },
        ...(signal && { signal }),
      };
      const sent = request(new URL(path, this.origin), options, (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          if (bytes < keptBytes) chunks.push(chunk);
          bytes += chunk.length;
        });
        isAnswering = true;
        response.on('error', broken);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve(reply(response.statusCode ?? 0, codeIn(text), text, response.headers['set-cookie']));
        });
      });
      sent.on('error', broken);
      sent.end(body);
    });
  }

  graphql(query: string, variables: object = {}, signal?: AbortSignal): Promise<Reply> {
    return this.send({ ...operation(query, variables), ...(signal && { signal }) });
  }

  /** The data of an operation that must succeed. */
  async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const { status, code, text } = await this.graphql(query, variables);
    const answer = status === 200 ? JSON.parse(text) : {};
    if (!answer.data || answer.errors) throw new Error(`${status} ${code}: ${text.slice(0, 600)}`);
    return answer.data as Data;
  }

  /** The payload of a mutation of one input that must succeed. */
  async change<Payload>(mutation: string, selection: string, input: object): Promise<Payload> {
    const { payload } = await this.ask<{ payload: Payload & { userErrors: object[] } }>(
      mutationOf(mutation, selection),
      { input },
    );
    if (payload.userErrors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(payload.userErrors)}`);
    return payload;
  }

  /** Ends what is under way, as who pulls the plug does. */
  hangUp(): void {
    this.#agent.destroy();
  }
}

/** A mutation of one input, whose type has the mutation's name. */
export function mutationOf(
  mutation: string,
  selection: string,
  inputType = `${capital(mutation)}Input`,
): string {
  return `mutation ($input: ${inputType}!) { payload: ${mutation}(input: $input) { ${selection} userErrors { code field message } } }`;
}

/** The message of an operation, made once where it is sent many times. */
export function operation(
  query: string,
  variables: object = {},
): { headers: Record<string, string>; body: string } {
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) };
}

function capital(word: string): string {
  return `${word[0]?.toUpperCase()}${word.slice(1)}`;
}

function codeIn(text: string): string | null {
  return /"code":\s*"([A-Z][A-Z_]+)"/.exec(text.slice(0, 65_536))?.[1] ?? null;
}

function reasonOf(fault: Error): string {
  return (fault as { code?: string }).code ?? fault.message;
}
