import { registerEnumType } from 'type-graphql';

export enum SortDirection {
  ASC = 'asc',
  DESC = 'desc',
}
registerEnumType(SortDirection, {
  name: 'SortDirection',
  description: 'Which end of a list comes first.',
  valuesConfig: {
    ASC: { description: 'Smallest, earliest or first in the alphabet at the top.' },
    DESC: { description: 'Largest, latest or last in the alphabet at the top.' },
  },
});

export enum NamedOrderField {
  CREATED_AT = 'createdAt',
  NAME = 'name',
}
registerEnumType(NamedOrderField, {
  name: 'NamedOrderField',
  description: 'What a list of named things can be ordered by.',
  valuesConfig: {
    CREATED_AT: { description: 'When it was created.' },
    NAME: { description: 'Its name.' },
  },
});
