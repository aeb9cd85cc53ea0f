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
