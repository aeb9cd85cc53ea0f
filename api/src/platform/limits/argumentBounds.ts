import { CritbatchError } from '@critbatch/theory';
import type { GraphQLArgument, GraphQLInputField, GraphQLInputType, GraphQLSchema } from 'graphql';
import {
  GraphQLID,
  GraphQLString,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { measureValue } from './jsonSize.ts';

/** How large the parts of an operation's arguments may be, where nothing else is said. */
export const usualBounds = {
  /** Characters of a text that is stored. */
  characters: 4_000,
  /** Characters of a text that is looked for: PostgreSQL compares it with every row. */
  filterCharacters: 200,
  /** Characters of an id or a cursor. */
  idCharacters: 500,
  items: 2_000,
  /** Values in a JSON value, and the characters of its texts together. */
  jsonValues: 20_000,
  jsonCharacters: 1_000_000,
} as const;

/**
 * Texts that need more characters than is usual. Where a resolver has a limit of its own this is twice as much, so that whoever is
 * only a little above it is told so at the field.
 */
export const roomyArguments: Readonly<Record<string, number>> = {
  'CreateCommentInput.text': 20_000,
  'CreateModelFromTopologyInput.topology': 4_000_000,
  'EditCommentInput.text': 20_000,
  'FailRunInput.message': 8_000,
  'ReportContentInput.text': 100_000,
  'SaveViewInput.search': 8_000,
};

type Check = (value: unknown, place: string) => void;

const filterType = /Where$/;

/**
 * Puts a bound on every argument of every field before its resolver sees it: INVALID_INPUT names what is too large. What a resolver
 * asks for beyond that, such as a name of 120 characters, it says itself.
 */
export function boundArguments(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const check = checkOfArguments(`${type.name}.${field.name}`, field.args);
      if (!check) continue;
      const { resolve, subscribe } = field;
      if (resolve) {
        field.resolve = (parent, args, context, info) => {
          check(args, '');
          return resolve(parent, args, context, info);
        };
      }
      if (subscribe) {
        field.subscribe = (parent, args, context, info) => {
          check(args, '');
          return subscribe(parent, args, context, info);
        };
      }
    }
  }
  return schema;
}

/** Null where nothing can be large: numbers, booleans and enums alone. */
function checkOfArguments(field: string, args: readonly GraphQLArgument[]): Check | null {
  return checkOfParts(args, ({ name }) => `${field}(${name})`, false);
}

/** Checks of input types refer to each other; each is made once. */
const known = new WeakMap<GraphQLInputType, Check | null>();

function checkOfParts(
  parts: readonly (GraphQLArgument | GraphQLInputField)[],
  coordinateOf: (part: GraphQLArgument | GraphQLInputField) => string,
  isFilter: boolean,
): Check | null {
  const checks = parts.flatMap((part): [string, Check][] => {
    const check = checkOfType(part.type, coordinateOf(part), isFilter);
    return check ? [[part.name, check]] : [];
  });
  if (checks.length === 0) return null;
  return (value, place) => {
    for (const [name, check] of checks) {
      const given = (value as Record<string, unknown>)[name];
      if (given != null) check(given, place ? `${place}.${name}` : name);
    }
  };
}

function checkOfType(asked: GraphQLInputType, coordinate: string, isFilter: boolean): Check | null {
  const type = getNullableType(asked) as GraphQLInputType;
  if (isListType(type)) {
    const checkItem = checkOfType(type.ofType as GraphQLInputType, coordinate, isFilter);
    const most = usualBounds.items;
    return (value, place) => {
      const items = Array.isArray(value) ? value : [value];
      if (items.length > most) throw tooLarge(place, `at most ${most} items`);
      if (checkItem)
        for (const [index, item] of items.entries()) if (item != null) checkItem(item, `${place}.${index}`);
    };
  }
  if (isInputObjectType(type)) {
    const made = known.get(type);
    if (made !== undefined) return made;
    let check: Check | null = null;
    // A type that holds itself finds this before its own check is made.
    known.set(type, (value, place) => check?.(value, place));
    check = checkOfParts(
      Object.values(type.getFields()),
      ({ name }) => `${type.name}.${name}`,
      filterType.test(type.name),
    );
    known.set(type, check);
    return check;
  }
  return isScalarType(type) ? checkOfScalar(type.name, coordinate, isFilter) : null;
}

function checkOfScalar(scalar: string, coordinate: string, isFilter: boolean): Check | null {
  if (scalar === 'JSON') {
    const { jsonValues, jsonCharacters } = usualBounds;
    return (value, place) => {
      const { values, characters } = measureValue(value, jsonValues, jsonCharacters);
      if (values > jsonValues) throw tooLarge(place, `at most ${jsonValues} values`);
      if (characters > jsonCharacters) throw tooLarge(place, `at most ${jsonCharacters} characters`);
    };
  }
  if (scalar !== GraphQLString.name && scalar !== GraphQLID.name) return null;
  const usual = isFilter ? usualBounds.filterCharacters : usualBounds.characters;
  const isId = scalar === GraphQLID.name || /\((after|before)\)$/.test(coordinate);
  const most = roomyArguments[coordinate] ?? (isId ? usualBounds.idCharacters : usual);
  return (value, place) => {
    if (typeof value === 'string' && value.length > most) throw tooLarge(place, `at most ${most} characters`);
  };
}

function tooLarge(place: string, bound: string): CritbatchError {
  return new CritbatchError('INVALID_INPUT', `${place} is too large: send ${bound}.`);
}
