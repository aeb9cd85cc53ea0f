/** A name as the API's enums write it: `adamW` is ADAM_W. */
export type ConstantCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Uppercase<First> ? '_' : ''}${Uppercase<First>}${ConstantCase<Rest>}`
  : '';

/** A name of theory as GraphQL writes values of an enum: `noiseScale` is NOISE_SCALE. */
export function constantCase<Name extends string>(name: Name): ConstantCase<Name> {
  return name.replaceAll(/[A-Z]/g, '_$&').toUpperCase() as ConstantCase<Name>;
}
