import type {
  Comment as CommentRecord,
  Report as ReportRecord,
  Sweep as SweepRecord,
} from '@critbatch/prisma/generated/client';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf, peopleHolding } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { User } from '../../teams/user/user.type.ts';
import { Report } from '../report/report.type.ts';
import {
  CommentPayload,
  CreateCommentInput,
  DeleteCommentInput,
  EditCommentInput,
  RemoveCommentInput,
} from './comment.input.ts';
import { createComment, deleteComment, editComment, listComments, removeComment } from './comment.service.ts';
import { Comment, CommentConnection } from './comment.type.ts';

@Resolver(() => Comment)
export class CommentResolver {
  @Allow(peopleHolding('write'))
  @Mutation(() => CommentPayload, {
    description: 'Says something about a sweep or a report; members who are named get a letter.',
  })
  createComment(
    @Arg('input', () => CreateCommentInput, { description: 'The comment.' }) input: CreateCommentInput,
    @Ctx() context: Context,
  ): Promise<CommentPayload> {
    return createComment(context, input);
  }

  @Allow(peopleHolding('write'))
  @Mutation(() => CommentPayload, { description: 'Changes a comment of the caller’s own.' })
  editComment(
    @Arg('input', () => EditCommentInput, { description: 'Which, and what it says.' })
    input: EditCommentInput,
    @Ctx() context: Context,
  ): Promise<CommentPayload> {
    return editComment(context, input);
  }

  @Allow(peopleHolding('write'))
  @Mutation(() => CommentPayload, {
    description: 'Takes a comment of the caller’s own back; the payload holds none, for there is none.',
  })
  deleteComment(
    @Arg('input', () => DeleteCommentInput, { description: 'Which.' }) input: DeleteCommentInput,
    @Ctx() context: Context,
  ): Promise<CommentPayload> {
    return deleteComment(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => CommentPayload, {
    description: 'Removes the text of a comment; that there was one, and who removed it, stays. For admins.',
  })
  removeComment(
    @Arg('input', () => RemoveCommentInput, { description: 'Which.' }) input: RemoveCommentInput,
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

  @FieldResolver(() => User, { nullable: true, description: 'Who wrote it; null for who has left.' })
  author(@Root() { authorId }: CommentRecord, @Ctx() { relations }: Context) {
    return authorId ? relations.user.load(authorId) : null;
  }

  @FieldResolver(() => User, { nullable: true, description: 'The admin who removed it.' })
  removedBy(@Root() { removedById }: CommentRecord, @Ctx() { relations }: Context) {
    return removedById ? relations.user.load(removedById) : null;
  }

  @FieldResolver(() => [User], { description: 'The members whom it names, without those who have left.' })
  async mentions(@Root() { id }: CommentRecord, @Ctx() { relations }: Context) {
    const mentions = await relations.mentionsOfComment.load(id);
    const users = await relations.user.loadMany(mentions.map(({ userId }) => userId));
    return users.filter((user) => user !== null && !(user instanceof Error));
  }

  @FieldResolver(() => Sweep, { nullable: true, description: 'The sweep that it is about, if it is one.' })
  sweep(@Root() { sweepId }: CommentRecord, @Ctx() { relations }: Context) {
    return sweepId ? relations.sweep.load(sweepId) : null;
  }

  @FieldResolver(() => Report, { nullable: true, description: 'The report that it is about, if it is one.' })
  report(@Root() { reportId }: CommentRecord, @Ctx() { relations }: Context) {
    return reportId ? relations.report.load(reportId) : null;
  }
}

@Resolver(() => Sweep)
export class SweepCommentsResolver {
  @FieldResolver(() => CommentConnection, { description: 'What the team says about it, the oldest first.' })
  comments(@Root() { id }: SweepRecord, @Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    return listComments(context, { sweepId: id }, args);
  }
}

@Resolver(() => Report)
export class ReportCommentsResolver {
  @FieldResolver(() => CommentConnection, { description: 'What the team says about it, the oldest first.' })
  comments(@Root() { id }: ReportRecord, @Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    return listComments(context, { reportId: id }, args);
  }
}
