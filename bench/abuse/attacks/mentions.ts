import { type Attack, volley } from '../attack.ts';
import { mutationOf, operation } from '../caller.ts';

/** A comment that is edited again and again, and names everybody anew: 25 letters in 4.2 s. A mend counts letters of an author. */
export const mentions: Attack = {
  name: 'mentions',
  finding: 'security 16',
  prepare: async ({ labMember, lab, prisma }) => {
    const { person } = await labMember('MEMBER');
    const users = await prisma.user.findMany({ where: { name: { not: { contains: 'lab' } } }, take: 20 });
    const names = users.map(({ name }) => `@${name}`).join(' ');
    const made = await person.change<{ comment: { id: string } }>('createComment', 'comment { id }', {
      sweepId: lab.sweepIds[0],
      text: 'Nobody.',
    });
    const edit = mutationOf('editComment', 'comment { id }');
    return {
      fire: volley({ atOnce: 4 }, (number) => {
        const text = number % 2 ? 'Nobody.' : `${names} look`;
        return person.send(operation(edit, { input: { commentId: made.comment.id, text } }));
      }),
    };
  },
};
