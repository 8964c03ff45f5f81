// Python in the book's type: keywords bold, strings italic, remarks quiet.

const KEYWORDS =
  "False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield";
const QUOTED = ["'''", '"""', "'", '"'].map((quote) => {
  return quote.length === 3
    ? `${quote}(?:\\\\[^]|[^\\\\])*?(?:${quote}|$)`
    : `${quote}(?:\\\\[^]|[^\\\\\\n${quote}])*${quote}?`;
});
const TOKEN = new RegExp(
  `(?<remark>#.*)|(?<string>\\b[rbfuRBFU]{1,2}(?=['"])(?:${QUOTED.join("|")})|${QUOTED.join("|")})` +
    `|(?<keyword>(?<![\\w.])(?:${KEYWORDS})(?!\\w))`,
  "g",
);

/** [[kind or "", text], …], which joined are the source. */
export function tokens(source) {
  const found = [];
  let end = 0;
  for (const match of source.matchAll(TOKEN)) {
    if (match.index > end) found.push(["", source.slice(end, match.index)]);
    const [kind] = Object.entries(match.groups).find(([, text]) => text !== undefined);
    found.push([kind, match[0]]);
    end = match.index + match[0].length;
  }
  if (end < source.length) found.push(["", source.slice(end)]);
  return found;
}

/** Write the source into a `pre`, in the book's type. */
export function paint(place, source) {
  place.replaceChildren(
    ...tokens(source).map(([kind, text]) => {
      if (!kind) return text;
      const part = document.createElement("span");
      part.className = `sl-live-${kind}`;
      part.textContent = text;
      return part;
    }),
    "\n",
  );
}
