import type { Memo as MemoRecord, MemoSchedule as ScheduleRecord } from '@critbatch/prisma/generated/client';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { studyById } from '../../answers/study/study.loaders.ts';
import { Study } from '../../answers/study/study.type.ts';
import { Allow, holdersOf, peopleHolding, teamHolding } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { localId } from '../../platform/node/globalId.ts';
import { requireVisible } from '../../platform/node/requireVisible.ts';
import { Locale, wordsIn } from '../../platform/scalar/locale.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import { Team } from '../../teams/team/team.type.ts';
import {
  ChooseMemoLettersInput,
  ChooseMemoLettersPayload,
  CreateMemoInput,
  CreateMemoPayload,
  CreateMemoScheduleInput,
  CreateMemoSchedulePayload,
  MemosArgs,
  RemoveMemoScheduleInput,
  RemoveMemoSchedulePayload,
} from './memo.input.ts';
import { isMemoReader, memoById } from './memo.loaders.ts';
import { createMemo, listMemos } from './memo.service.ts';
import { memoOf } from './memo.ts';
import { Memo, MemoConnection, MemoSchedule, MemoText } from './memo.type.ts';
import type { MemoData } from './memoData.ts';
import { recommending } from './recommendedAt.ts';
import { memoHtml, memoMarkdown } from './render.ts';
import { chooseMemoLetters, createMemoSchedule, removeMemoSchedule } from './schedule.service.ts';

@Resolver(() => Memo)
export class MemoResolver {
  @Allow(holdersOf('read'))
  @Query(() => Memo, { nullable: true, description: 'A memo of one of the caller’s teams.' })
  async memo(@Arg('id', () => ID, { description: 'Id of the memo.' }) id: string, @Ctx() context: Context) {
    return requireVisible(context.access, 'Memo', await memoById.load(context, localId('Memo', id)));
  }

  @Allow(holdersOf('read'))
  @Query(() => MemoConnection, { description: 'Memos of the caller’s teams.' })
  memos(@Args(() => MemosArgs) args: MemosArgs, @Ctx() context: Context) {
    return listMemos(context, args);
  }

  @Allow(holdersOf('write'))
  @Computes(recommending)
  @Mutation(() => CreateMemoPayload, { description: 'Makes the memo of a week from the current state.' })
  createMemo(
    @Arg('input', () => CreateMemoInput, { description: 'Week, and team or study.' }) input: CreateMemoInput,
    @Ctx() context: Context,
  ): Promise<CreateMemoPayload> {
    return createMemo(context, input);
  }

  @FieldResolver(() => MemoText, { description: 'The memo as text.' })
  text(
    @Root() { data }: MemoRecord,
    @Arg('locale', () => Locale, { defaultValue: Locale.EN, description: 'Language.' })
    locale: Locale,
  ): MemoText {
    const memo = memoOf(data as unknown as MemoData, wordsIn(locale));
    return { ...memo, markdown: memoMarkdown(memo), html: memoHtml(memo) };
  }

  @FieldResolver(() => Team, { description: 'Team that the memo is about.' })
  team(@Root() { teamId }: MemoRecord, @Ctx() context: Context) {
    return teamById.load(context, teamId);
  }

  @FieldResolver(() => Study, {
    nullable: true,
    description: 'Study that the memo is about; null for the whole team.',
  })
  study(@Root() { studyId }: MemoRecord, @Ctx() context: Context) {
    return studyId ? studyById.load(context, studyId) : null;
  }
}

@Resolver(() => MemoSchedule)
export class MemoScheduleResolver {
  @Allow(holdersOf('admin'))
  @Mutation(() => CreateMemoSchedulePayload, {
    description:
      'Schedules a weekly memo, which is sent to the team’s webhooks for MEMO_MADE and to the members who ask for it. For admins of the team.',
  })
  createMemoSchedule(
    @Arg('input', () => CreateMemoScheduleInput, { description: 'Day, hour and language.' })
    input: CreateMemoScheduleInput,
    @Ctx() context: Context,
  ): Promise<CreateMemoSchedulePayload> {
    return createMemoSchedule(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => RemoveMemoSchedulePayload, { description: 'Ends the schedule of a weekly memo.' })
  removeMemoSchedule(
    @Arg('input', () => RemoveMemoScheduleInput, { description: 'The object.' })
    input: RemoveMemoScheduleInput,
    @Ctx() context: Context,
  ): Promise<RemoveMemoSchedulePayload> {
    return removeMemoSchedule(context, input);
  }

  @Allow(peopleHolding('read'))
  @Mutation(() => ChooseMemoLettersPayload, {
    description: 'Chooses whether the caller gets the memos of a schedule by e-mail.',
  })
  chooseMemoLetters(
    @Arg('input', () => ChooseMemoLettersInput, { description: 'Schedule and choice.' })
    input: ChooseMemoLettersInput,
    @Ctx() context: Context,
  ): Promise<ChooseMemoLettersPayload> {
    return chooseMemoLetters(context, input);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller gets the memos by e-mail.' })
  byLetter(@Root() { id }: ScheduleRecord, @Ctx() context: Context): boolean | Promise<boolean> {
    return isMemoReader.load(context, id);
  }

  @FieldResolver(() => Study, {
    nullable: true,
    description: 'Study that the memo is about; null for the whole team.',
  })
  study(@Root() { studyId }: ScheduleRecord, @Ctx() context: Context) {
    return studyId ? studyById.load(context, studyId) : null;
  }
}

@Resolver(() => Team)
export class TeamMemoResolver {
  @Allow(teamHolding('read'))
  @FieldResolver(() => [MemoSchedule], {
    description: 'Schedules of weekly memos.',
  })
  memoSchedules(@Root() { id }: { id: string }, @Ctx() { prisma }: Context) {
    return prisma.memoSchedule.findMany({ where: { teamId: id }, orderBy: { createdAt: 'asc' } });
  }
}
