import type {
  Comment as CommentRecord,
  Report as ReportRecord,
  Sweep as SweepRecord,
} from '@critbatch/prisma/generated/client';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf, peopleHolding } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { userById } from '../../teams/user/user.loaders.ts';
import { User } from '../../teams/user/user.type.ts';
import { reportById } from '../report/report.loaders.ts';
import { Report } from '../report/report.type.ts';
import {
  CommentPayload,
  CreateCommentInput,
  DeleteCommentInput,
  EditCommentInput,
  RemoveCommentInput,
} from './comment.input.ts';
import { mentionsOfComment } from './comment.loaders.ts';
import { createComment, deleteComment, editComment, listComments, removeComment } from './comment.service.ts';
import { Comment, CommentConnection } from './comment.type.ts';

@Resolver(() => Comment)
export class CommentResolver {
  @Allow(peopleHolding('write'))
  @Mutation(() => CommentPayload, {
    description: 'Comments on a sweep or a report. Members who are mentioned get an e-mail.',
  })
  createComment(
    @Arg('input', () => CreateCommentInput, { description: 'The comment.' }) input: CreateCommentInput,
    @Ctx() context: Context,
  ): Promise<CommentPayload> {
    return createComment(context, input);
  }

  @Allow(peopleHolding('write'))
  @Mutation(() => CommentPayload, { description: 'Changes the text of a comment of the caller.' })
  editComment(
    @Arg('input', () => EditCommentInput, { description: 'Comment and text.' })
    input: EditCommentInput,
    @Ctx() context: Context,
  ): Promise<CommentPayload> {
    return editComment(context, input);
  }

  @Allow(peopleHolding('write'))
  @Mutation(() => CommentPayload, {
    description: 'Deletes a comment of the caller. The payload’s `comment` is null.',
  })
  deleteComment(
    @Arg('input', () => DeleteCommentInput, { description: 'The comment.' }) input: DeleteCommentInput,
    @Ctx() context: Context,
  ): Promise<CommentPayload> {
    return deleteComment(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => CommentPayload, {
    description:
      'Removes the text of a comment. It remains visible that there was one, and who removed it. For admins.',
  })
  removeComment(
    @Arg('input', () => RemoveCommentInput, { description: 'The comment.' }) input: RemoveCommentInput,
    @Ctx() context: Context,
  ): Promise<CommentPayload> {
    return removeComment(context, input);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Plain text; null once an admin has removed it.',
  })
  text(@Root() { text, removedAt }: CommentRecord): string | null {
    return removedAt ? null : text;
  }

  @FieldResolver(() => User, { nullable: true, description: 'User who wrote it; null if they have left.' })
  author(@Root() { authorId }: CommentRecord, @Ctx() context: Context) {
    return authorId ? userById.load(context, authorId) : null;
  }

  @FieldResolver(() => User, { nullable: true, description: 'The admin who removed it.' })
  removedBy(@Root() { removedById }: CommentRecord, @Ctx() context: Context) {
    return removedById ? userById.load(context, removedById) : null;
  }

  @FieldResolver(() => [User], {
    description: 'Members whom the comment mentions, except those who have left.',
  })
  async mentions(@Root() { id }: CommentRecord, @Ctx() context: Context) {
    const mentions = await mentionsOfComment.load(context, id);
    const users = await userById.loadMany(
      context,
      mentions.map(({ userId }) => userId),
    );
    return users.filter((user) => user !== null && !(user instanceof Error));
  }

  @FieldResolver(() => Sweep, {
    nullable: true,
    description: 'Sweep that the comment is about; null for a report.',
  })
  sweep(@Root() { sweepId }: CommentRecord, @Ctx() context: Context) {
    return sweepId ? sweepById.load(context, sweepId) : null;
  }

  @FieldResolver(() => Report, {
    nullable: true,
    description: 'Report that the comment is about; null for a sweep.',
  })
  report(@Root() { reportId }: CommentRecord, @Ctx() context: Context) {
    return reportId ? reportById.load(context, reportId) : null;
  }
}

@Resolver(() => Sweep)
export class SweepCommentsResolver {
  @FieldResolver(() => CommentConnection, { description: 'Comments of the team, oldest first.' })
  comments(@Root() { id }: SweepRecord, @Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    return listComments(context, { sweepId: id }, args);
  }
}

@Resolver(() => Report)
export class ReportCommentsResolver {
  @FieldResolver(() => CommentConnection, { description: 'Comments of the team, oldest first.' })
  comments(@Root() { id }: ReportRecord, @Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    return listComments(context, { reportId: id }, args);
  }
}
