import { Field, InputType } from 'type-graphql';
import { declareEnum } from '../scalar/declareEnum.ts';

export enum SortDirection {
  ASC = 'asc',
  DESC = 'desc',
}
declareEnum(SortDirection, 'SortDirection', 'Order of a list.', {
  ASC: 'Ascending: smallest, earliest or alphabetically first item at the top.',
  DESC: 'Descending: largest, latest or alphabetically last item at the top.',
});

export enum NamedOrderField {
  CREATED_AT = 'createdAt',
  NAME = 'name',
}
declareEnum(NamedOrderField, 'NamedOrderField', 'Fields that a list of named objects can be ordered by.', {
  CREATED_AT: 'When it was created.',
  NAME: 'Its name.',
});

/** What an order of a list extends: by one of these fields, from one end. */
export function orderOf<FieldName extends string>(fields: Record<string, FieldName>) {
  @InputType({ description: 'How a list is ordered.' })
  abstract class Order {
    @Field(() => fields, { description: 'Field to order by.' })
    field!: FieldName;

    @Field(() => SortDirection, { description: 'Ascending or descending.' })
    direction!: SortDirection;
  }
  return Order;
}
