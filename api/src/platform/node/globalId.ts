import { CritbatchError } from '@critbatch/theory';

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Id of a record as the API shows it: opaque, and unique over all nouns. */
export function globalId(noun: string, id: string): string {
  return Buffer.from(`${noun}:${id}`).toString('base64url');
}

/** Noun and database id behind a global id, or null where it is not one of ours. */
export function parseGlobalId(value: string): { noun: string; id: string } | null {
  const [noun, id, ...rest] = Buffer.from(value, 'base64url').toString('utf8').split(':');
  if (!noun || !id || rest.length > 0 || !uuidForm.test(id)) return null;
  return { noun, id };
}

/** Database id behind a global id of the given noun. NOT_FOUND where it names anything else. */
export function localId(noun: string, value: string): string {
  const parsed = parseGlobalId(value);
  if (parsed?.noun !== noun) throw notFound(noun);
  return parsed.id;
}

/** The same answer for what does not exist and for what belongs to another team: nothing is given away. */
export function notFound(noun: string): CritbatchError {
  const words = noun.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return new CritbatchError('NOT_FOUND', `There is no such ${words}; check the id.`);
}
