// Loaded before Next (launcher/src/parts.ts), which writes its first lines before any file of ours. A log that cannot be written, for
// want of room or because nobody reads it any more, ends nothing.
for (const output of [process.stdout, process.stderr]) output.on('error', () => {});
