import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Handover, HandoverNotice } from './connectionDealer.ts';

/** Serves the connections that the dealer hands to this process, as if its server had listened for them itself. */
export class DealtConnections {
  readonly #server: Server;
  #open = 0;
  #isClosed = false;
  readonly #drained = Promise.withResolvers<void>();

  constructor(server: Server) {
    this.#server = server;
    // Only a server that believes it listens watches over its connections: their timeouts, and which of them are idle.
    server.emit('listening');
    process.on('message', (message: Handover, socket?: Socket) => {
      if (message.type === 'connection') this.#take(message.connection, socket);
    });
  }

  /** Refuses what is handed over from now on, and resolves when the last connection has ended. */
  close(): Promise<void> {
    this.#isClosed = true;
    this.#look();
    return this.#drained.promise;
  }

  #take(connection: number, socket: Socket | undefined): void {
    // Node does not promise that a socket arrives with its message.
    if (!socket) {
      say({ connection, state: 'closed' });
      return;
    }
    if (this.#isClosed) {
      socket.destroy();
      say({ connection, state: 'refused' });
      return;
    }
    // Said before anything is read, so that what the dealer still holds is whole.
    say({ connection, state: 'accepted' });
    this.#open++;
    socket.once('close', () => {
      this.#open--;
      say({ connection, state: 'closed' });
      this.#look();
    });
    // As an HTTP server makes its own: what is to happen when the client has said all, it decides itself.
    socket.allowHalfOpen = true;
    this.#server.emit('connection', socket);
  }

  #look(): void {
    if (this.#isClosed && this.#open === 0) this.#drained.resolve();
  }
}

function say(notice: HandoverNotice): void {
  // A dealer that is gone needs no word.
  process.send?.(notice, undefined, undefined, () => {});
}
