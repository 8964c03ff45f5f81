// The chapter's language model, from its stored weights: see language_model.py.

const CONTEXT = 4;

/** Signed bytes of a base64 text, each times what 1 is worth. */
function weightsOf(text, worth, sizes) {
  const bytes = Int8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  let start = 0;
  return sizes.map((size, part) => {
    const values = Array.from(bytes.subarray(start, start + size), (byte) => byte * worth[part]);
    start += size;
    return values;
  });
}

/** { words, logits(said) }: the score of each word for coming after the words said. */
export function wordModel({ words, weights, worth }) {
  const V = words.length;
  const width = (atob(weights).length / V - 1) / (CONTEXT + 1);
  const sizes = [CONTEXT * V * width, V * width, V];
  const [inputs, outputs, bias] = weightsOf(weights, worth, sizes);
  const number = new Map(words.map((word, i) => [word, i]));

  function hidden(said) {
    const numbers = [...Array(CONTEXT).fill(0), ...said.map((word) => number.get(word))];
    const sums = Array(width).fill(0);
    numbers.slice(-CONTEXT).forEach((word, place) => {
      const row = (place * V + word) * width;
      for (let j = 0; j < width; j += 1) sums[j] += inputs[row + j];
    });
    return sums.map(Math.tanh);
  }

  function logits(said) {
    const h = hidden(said);
    return bias.map((score, word) =>
      h.reduce((total, value, j) => total + value * outputs[word * width + j], score),
    );
  }

  return { words, logits };
}
