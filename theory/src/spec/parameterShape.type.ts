/** A trained tensor: its name and shape, and what it is, from which its first values follow. */
export interface ParameterShape {
  readonly name: string;
  /** Weights [in, out], filters [height, width, in, out]; the others have one value per unit or channel. */
  readonly shape: readonly number[];
  readonly role: 'weight' | 'filter' | 'bias' | 'scale' | 'offset';
}
