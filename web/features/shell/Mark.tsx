/** The valley of N(b) with its lowest point. */
export function Mark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path
        d="M2 3C5 12 7 15.5 9.5 15.5S15 11 18 5"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx="9.5" cy="15.5" r="2.6" fill="var(--answer)" />
    </svg>
  );
}
