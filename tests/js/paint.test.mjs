import assert from "node:assert/strict";
import { test } from "node:test";
import { tokens } from "../../live/page/paint.mjs";

const CASES = {
  "a keyword, and not a part of a word": ["if iffy: x.is_in", [["keyword", "if"], ["", " iffy: x.is_in"]]],
  "an attribute is no keyword": ["a.import_ + a.is", [["", "a.import_ + a.is"]]],
  "a remark to the end of its line": ["x # not 'a string'\ny", [["", "x "], ["remark", "# not 'a string'"], ["", "\ny"]]],
  "a string with a remark's mark": ["'#1' + \"it's\"", [["string", "'#1'"], ["", " + "], ["string", '"it\'s"']]],
  "a string with its prefix": ['f"{x}" rb\'a\'', [["string", 'f"{x}"'], ["", " "], ["string", "rb'a'"]]],
  "an escaped quote": ["'a\\'b' c", [["string", "'a\\'b'"], ["", " c"]]],
  "a string of several lines": ['"""a\n"b" #""" + 1', [["string", '"""a\n"b" #"""'], ["", " + 1"]]],
  "a string that is being typed": ['x = "abc\nif', [["", "x = "], ["string", '"abc'], ["", "\n"], ["keyword", "if"]]],
  "a long string that is being typed": ["'''abc\nif", [["string", "'''abc\nif"]]],
};

for (const [name, [source, expected]] of Object.entries(CASES)) {
  test(name, () => assert.deepEqual(tokens(source), expected));
}

test("the tokens are the source, whatever it is", () => {
  const pieces = ["'", '"', "#", "\n", "if", " ", "\\", "f", "'''", "é", "x"];
  let seed = 1;
  const next = () => (seed = (seed * 16807) % 2147483647);
  for (let i = 0; i < 2000; i += 1) {
    const source = Array.from({ length: 12 }, () => pieces[next() % pieces.length]).join("");
    assert.equal(tokens(source).map(([, text]) => text).join(""), source);
  }
});
