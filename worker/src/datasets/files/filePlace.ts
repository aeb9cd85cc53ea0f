/** What a reader takes: the place, and how it is called in sentences. */
export interface FilePlace {
  readonly place: string;
  readonly name: string;
}
