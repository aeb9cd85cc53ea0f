/**
 * Room for work on what people send, in one process of the API: all of it shares one processor and one memory, whether it is a
 * table, a bundle, a data set or a topology. With a file in hand, at most two sandboxes and their transactions go on.
 */
export const fileWorkRoom = { atOnce: 2, mostWaiting: 24, mostEach: 4, mostSeconds: 120 };
