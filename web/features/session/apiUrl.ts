/** Origin of the API, read when it is asked for: one build serves every deployment. */
export function apiUrl(path: string): string {
  return new URL(path, process.env.CRITBATCH_API_URL ?? 'http://127.0.0.1:4000').href;
}
