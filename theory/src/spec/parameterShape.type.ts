/** A trained tensor: its name and shape, and what it is, from which its first values follow. */
export interface ParameterShape {
  readonly name: string;
  /** Weights [in, out], filters [height, width, in, out], embeddings [rows, width]; the others have one value per unit or channel. */
  readonly shape: readonly number[];
  readonly role: 'weight' | 'filter' | 'bias' | 'scale' | 'offset' | 'embedding';
  /** What the deviation of its first values is multiplied by; 1 where it is left out. */
  readonly gain?: number | undefined;
}
