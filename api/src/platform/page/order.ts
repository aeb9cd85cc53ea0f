import { Field, InputType } from 'type-graphql';
import { declareEnum } from '../scalar/declareEnum.ts';

export enum SortDirection {
  ASC = 'asc',
  DESC = 'desc',
}
declareEnum(SortDirection, 'SortDirection', 'Which end of a list comes first.', {
  ASC: 'Smallest, earliest or first in the alphabet at the top.',
  DESC: 'Largest, latest or last in the alphabet at the top.',
});

export enum NamedOrderField {
  CREATED_AT = 'createdAt',
  NAME = 'name',
}
declareEnum(NamedOrderField, 'NamedOrderField', 'What a list of named things can be ordered by.', {
  CREATED_AT: 'When it was created.',
  NAME: 'Its name.',
});

/** What an order of a list extends: by one of these fields, from one end. */
export function orderOf<FieldName extends string>(fields: Record<string, FieldName>) {
  @InputType({ description: 'How a list is ordered.' })
  abstract class Order {
    @Field(() => fields, { description: 'By what.' })
    field!: FieldName;

    @Field(() => SortDirection, { description: 'Which end first.' })
    direction!: SortDirection;
  }
  return Order;
}
