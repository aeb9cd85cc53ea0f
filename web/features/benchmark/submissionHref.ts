/** The page of a submission, with what its figures rest on. */
export function submissionHref(slug: string, id: string): string {
  return `/benchmarks/${encodeURIComponent(slug)}/submissions/${encodeURIComponent(id)}`;
}
