import { createHash, randomBytes } from 'node:crypto';
import { type Attack, volley } from '../attack.ts';
import { createToken } from '../person.ts';

const mebibytes = 8;

/** Checkpoints without end by a worker's token: 2 GiB each were kept for ten minutes. 320 MB here. A mend bounds bytes of a team. */
export const checkpoints: Attack = {
  name: 'checkpoints',
  finding: 'security 11',
  prepare: async ({ newcomer }) => {
    const { person, team } = await newcomer('Checkpoints');
    const worker = await createToken(person, team.id, ['WORKER']);
    const bytes = randomBytes(mebibytes * 2 ** 20);
    return {
      fire: volley({ atOnce: 6, most: 40 }, (number) => {
        const body = Buffer.from(bytes);
        body.writeUInt32LE(number);
        const sha256 = createHash('sha256').update(body).digest('hex');
        const headers = { 'content-type': 'application/octet-stream' };
        return worker.send({ method: 'PUT', path: `/checkpoints/${sha256}`, headers, body });
      }),
    };
  },
};
