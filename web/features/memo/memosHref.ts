/** The memos of a study, or of the whole team. */
export function memosHref(studyId: string | undefined): string {
  return studyId ? `/memos?study=${encodeURIComponent(studyId)}` : '/memos';
}
