import { rowsOf } from '../../platform/noun/exportedTable.ts';
import type { Noun } from '../../platform/noun/noun.ts';
import { commentById } from './comment.loaders.ts';
import { CommentResolver, ReportCommentsResolver, SweepCommentsResolver } from './comment.resolver.ts';

export const commentNoun: Noun = {
  resolvers: [CommentResolver, SweepCommentsResolver, ReportCommentsResolver],
  nodes: { Comment: commentById },
  exports: [
    { table: 'Comment' },
    { table: 'CommentMention', of: rowsOf('Comment', 'commentId') },
    { table: 'MentionLetter', of: rowsOf('Comment', 'commentId') },
  ],
};
