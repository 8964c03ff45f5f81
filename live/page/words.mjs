// Why Python has ended, in words for the reader.

/** A failure to load something; its message is already written for the reader. */
export class CannotLoad extends Error {}

/** One sentence. Browsers raise the same kind of error for a full stack and for full memory. */
export function inWords(error) {
  if (error instanceof CannotLoad) return error.message;
  const message = String(error?.message ?? error).trim();
  if (/call stack|recursion/i.test(message)) {
    return "Python has stopped: something was nested too deeply, such as a function that calls itself.";
  }
  if (error instanceof RangeError || /memory/i.test(message)) {
    return "The browser has no more memory for Python.";
  }
  return `Python has stopped: ${message.split("\n").at(-1)}`;
}
