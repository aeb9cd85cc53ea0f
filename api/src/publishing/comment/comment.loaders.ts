import { recordsBy } from '@critbatch/prisma/client/columns';
import { grouped, rowById } from '../../platform/context/loader.ts';

export const commentById = rowById('Comment');

export const mentionsOfComment = grouped(
  ({ reader }, ids) => recordsBy(reader, 'CommentMention', 'commentId', ids),
  (mention) => mention.commentId,
);
