import { type Attack, volley } from '../attack.ts';

/** Files of 16 MB, six at a time, 320 MB in all: only so many of a team may wait. A mend bounds bytes of a team, too. */
export const uploads: Attack = {
  name: 'uploads',
  finding: 'security 11',
  prepare: async ({ newcomer }) => {
    const { team, writer } = await newcomer('Uploads');
    const body = Buffer.alloc(16 * 2 ** 20, 'x');
    const headers = { 'content-type': 'application/octet-stream' };
    return {
      fire: volley({ atOnce: 6, most: 40 }, (number) => {
        const path = `/uploads?${new URLSearchParams({ teamId: team.id, fileName: `${number}.csv` })}`;
        return writer.send({ path, headers, body });
      }),
    };
  },
};
