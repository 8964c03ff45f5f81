// Adds MiniSearch's index to the places of the book: from standard input to the output.

import { readFileSync, writeFileSync } from "node:fs";
import MiniSearch from "minisearch";
import { indexOf } from "../assets/find.mjs";

const { places, ...rest } = JSON.parse(readFileSync(0, "utf8"));
const index = indexOf(MiniSearch, places);
const shown = places.map((place) => place.slice(0, -1)); // what stands aside is found only
writeFileSync(1, JSON.stringify({ ...rest, places: shown, index }));
