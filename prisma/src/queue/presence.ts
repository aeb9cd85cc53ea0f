/** An idle worker asks for runs every second or so: one that was silent for longer, in seconds, claims none, unless it holds a run. */
export const patienceSeconds = 60;
