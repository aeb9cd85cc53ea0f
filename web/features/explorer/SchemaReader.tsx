'use client';

import type { GraphQLArgument, GraphQLField, GraphQLInputField, GraphQLSchema } from 'graphql';
import { getNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import type { ReactNode } from 'react';
import styles from './explorer.module.css';
import type { ExplorerWords } from './words.ts';

type SchemaReaderProps = {
  schema: GraphQLSchema;
  name: string;
  words: ExplorerWords;
  onName: (name: string) => void;
};

/** One type of the schema with what it holds; every other type is a button away. */
export function SchemaReader({ schema, name, words, onName }: SchemaReaderProps) {
  const type = schema.getType(name);
  const names = Object.keys(schema.getTypeMap()).filter((each) => !each.startsWith('__'));
  const link = (part: { type: GraphQLField<unknown, unknown>['type'] | GraphQLInputField['type'] }) => (
    <button type="button" className={styles.typeLink} onClick={() => onName(getNamedType(part.type).name)}>
      {String(part.type)}
    </button>
  );
  return (
    <div className={styles.reader}>
      <label>
        {words.type}
        <input
          list="types"
          value={name}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onName(event.target.value)}
        />
        <datalist id="types">
          {names.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      </label>
      {!type && <p className="caption">{words.noType}</p>}
      {type && (
        <div lang="en">
          <p className="caption">{type.description}</p>
          <dl className={styles.fields}>
            {(isObjectType(type) || isInterfaceType(type)) &&
              Object.values(type.getFields()).map((field) => (
                <Entry key={field.name} name={field.name} about={field.description}>
                  {field.args.length > 0 && <Arguments given={field.args} link={link} />}
                  {link(field)}
                </Entry>
              ))}
            {isInputObjectType(type) &&
              Object.values(type.getFields()).map((field) => (
                <Entry key={field.name} name={field.name} about={field.description}>
                  {link(field)}
                </Entry>
              ))}
            {isEnumType(type) &&
              type
                .getValues()
                .map((value) => <Entry key={value.name} name={value.name} about={value.description} />)}
          </dl>
        </div>
      )}
    </div>
  );
}

function Entry({
  name,
  about,
  children,
}: {
  name: string;
  about?: string | null | undefined;
  children?: ReactNode;
}) {
  return (
    <div>
      <dt>
        <code>{name}</code> {children}
      </dt>
      <dd className="caption">{about}</dd>
    </div>
  );
}

function Arguments({
  given,
  link,
}: {
  given: readonly GraphQLArgument[];
  link: (argument: GraphQLArgument) => ReactNode;
}) {
  return (
    <span className={styles.arguments}>
      {given.map((argument) => (
        <span key={argument.name} title={argument.description ?? ''}>
          {argument.name}: {link(argument)}
        </span>
      ))}
    </span>
  );
}
