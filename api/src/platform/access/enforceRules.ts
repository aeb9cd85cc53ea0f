import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { defaultFieldResolver, isObjectType } from 'graphql';
import type { Context } from '../context/context.ts';
import { everybody, type Rule, whoeverReadsTheParent } from './rule.ts';

/** Puts every field of the schema behind its rules. A field without a rule stops the API from starting: deny by default. */
export function enforceRules(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    enforceType(type, roots.includes(type));
  }
  return schema;
}

function enforceType(type: GraphQLObjectType, isRoot: boolean): void {
  const typeRule = isRoot ? undefined : (type.extensions.rule as Rule | undefined);
  for (const field of Object.values(type.getFields())) {
    const rules = [typeRule, field.extensions.rule as Rule | undefined].filter((rule) => rule !== undefined);
    if (rules.length === 0) throw new Error(`${type.name}.${field.name} has no access rule.`);
    const asked = rules.filter((rule) => rule !== everybody && rule !== whoeverReadsTheParent);
    // Nobody is refused a property that comes with its parent, and it takes no time.
    if (asked.length === 0 && !field.resolve && !field.subscribe) continue;
    const check = (parent: unknown, context: Context) => {
      context.deadline?.check();
      for (const rule of asked) rule(context.access, parent, type.name);
    };
    const { resolve = defaultFieldResolver, subscribe } = field;
    field.resolve = (parent, args, context: Context, info) => {
      check(parent, context);
      return resolve(parent, args, context, info);
    };
    if (subscribe) {
      field.subscribe = (parent, args, context: Context, info) => {
        check(parent, context);
        return subscribe(parent, args, context, info);
      };
    }
  }
}
