import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../access/rule.ts';
import { Node } from '../node/node.type.ts';
import { DateTime } from '../scalar/dateTime.ts';
import { declareEnum } from '../scalar/declareEnum.ts';

@InterfaceType({
  implements: Node,
  description:
    'A sweep, study, model or data set: people name, tag and archive it, and delete it if nothing holds it.',
  resolveType: (value: { __typename?: string }) => value.__typename,
})
export abstract class TeamItem extends Node {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => [String], { description: 'Tags, in the order in which they were given.' })
  tags!: string[];

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it was archived; null if it is not. Lists leave archived items out unless asked for them.',
  })
  archivedAt!: Date | null;
}

export enum ItemHolderKind {
  OPEN_RUNS = 'OPEN_RUNS',
  SWEEP = 'SWEEP',
  STUDY = 'STUDY',
  STAGE_RECORDS = 'STAGE_RECORDS',
  RECHECK = 'RECHECK',
  MEMO = 'MEMO',
  POLICY_COMPARISON = 'POLICY_COMPARISON',
  LEADERBOARD = 'LEADERBOARD',
}
declareEnum(
  ItemHolderKind,
  'ItemHolderKind',
  'Kind of what holds an item, which cannot be deleted as long as it does.',
  {
    OPEN_RUNS: 'Runs of the sweep that have not ended.',
    SWEEP: 'A sweep that trains the model or trains on the data set.',
    STUDY: 'A study with the sweep as a stage.',
    STAGE_RECORDS: 'Predictions or the decision of a stage of the study: they stand.',
    RECHECK: 'A sweep that checks this one again, or that this one checks.',
    MEMO: 'A memo about the study, or a schedule of them.',
    POLICY_COMPARISON: 'A policy comparison that the sweep belongs to.',
    LEADERBOARD: 'A leaderboard with a submission or a replication of the sweep.',
  },
);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Something that holds an item.' })
export class ItemHolder {
  @Field(() => ItemHolderKind, { description: 'Kind of the holder.' })
  kind!: ItemHolderKind;

  @Field(() => String, { nullable: true, description: 'Name of the holder; null if it has none.' })
  name!: string | null;
}
