import { describe, expect, it } from '@jest/globals';
import type { Platform } from './platform.ts';
import { Service, StartedServices } from './service.ts';

const start = (lookSeconds = 1) => new StartedServices({ lookSeconds } as Platform);

describe('a service', () => {
  it('is made once for each process, when it is first asked for, and of others where it needs them', () => {
    let made = 0;
    const inner = new Service(({ lookSeconds }) => ({ lookSeconds, number: ++made }));
    const outer = new Service((services) => ({ inner: inner.of(services) }));
    const [one, other] = [start(1), start(2)];
    expect(made).toBe(0);
    expect(outer.of(one.services)).toEqual({ inner: { lookSeconds: 1, number: 1 } });
    expect(inner.of(one.services)).toBe(outer.of(one.services).inner);
    expect(inner.of(other.services)).toEqual({ lookSeconds: 2, number: 2 });
  });

  it('is made of the process, whichever transaction asks first', () => {
    const connection = new Service(({ prisma }) => prisma);
    const { services } = new StartedServices({ prisma: 'the process’s' } as unknown as Platform);
    expect(connection.of({ ...services, prisma: 'a transaction' } as never)).toBe('the process’s');
  });

  it('is told when the process stops, if it was made', async () => {
    const stopped: string[] = [];
    const service = (name: string) =>
      new Service(
        () => name,
        async (value) => stopped.push(value),
      );
    const [used, unused] = [service('used'), service('unused')];
    const started = start();
    used.of(started.services);
    await started.stop();
    expect(unused.of(started.services)).toBe('unused');
    expect(stopped).toEqual(['used']);
  });

  it('that comes from above is there once it is given', () => {
    const names = Service.given<string[]>('the names');
    const started = start();
    expect(() => names.of(started.services)).toThrow('Nobody has given the names.');
    started.give(names, ['a']);
    expect(names.of(started.services)).toEqual(['a']);
  });
});
