import type { ClassType } from 'type-graphql';
import { Field, ID, InputType } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../input/payload.type.ts';
import { NamedWhere } from '../page/namedWhere.input.ts';
import { declareEnum } from '../scalar/declareEnum.ts';
import { TeamItem } from './teamItem.type.ts';

export enum ArchivedItems {
  EXCLUDED = 'EXCLUDED',
  INCLUDED = 'INCLUDED',
  ONLY = 'ONLY',
}
declareEnum(ArchivedItems, 'ArchivedItems', 'What a list does with archived items.', {
  EXCLUDED: 'Archived items are left out.',
  INCLUDED: 'Archived items are listed like all others.',
  ONLY: 'Only archived items are listed.',
});

/** The filter of a list of items extends this one. */
@InputType({ description: 'Filter of a list of items.' })
export abstract class TeamItemWhere extends NamedWhere {
  @Field(() => String, { nullable: true, description: 'Tag that the item has.' })
  tag?: string | null;

  @Field(() => ArchivedItems, {
    nullable: true,
    description: 'What to do with archived items; they are left out if absent.',
  })
  archived?: ArchivedItems | null;
}

@InputType({ description: 'Changes of a sweep, study, model or data set. Absent fields stay as they are.' })
export class UpdateTeamItemInput {
  @Field(() => ID, { description: 'Id of the item.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'New name. Versions of a model or data set share it: all of them are renamed.',
  })
  name?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'All its tags: at most 10, each of 1 to 40 characters, without commas.',
  })
  tags?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Tags to add to those that it has.' })
  addTags?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Tags to take away.' })
  removeTags?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether lists leave it out.' })
  isArchived?: boolean | null;
}

@PayloadType('The item, or the errors.')
export class UpdateTeamItemPayload extends Payload {
  @NullIfRefused(() => TeamItem as ClassType, 'The item')
  teamItem!: object | null;
}

@InputType({ description: 'Item to delete, with all that belongs to it alone.' })
export class DeleteTeamItemInput {
  @Field(() => ID, { description: 'Id of a sweep, study, model or data set that nothing holds.' })
  id!: string;
}

@PayloadType('The id of the deleted item, or the errors.')
export class DeleteTeamItemPayload extends Payload {
  @NullIfRefused(() => ID, 'Id of the deleted item')
  deletedId!: string | null;
}
