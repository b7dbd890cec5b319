// Does JSON.parse accept and refuse what cases.json says? Exit 1 names every difference.
import { readFileSync } from "node:fs";

const { count, cases } = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf8"));

// A byte order mark is left to the parser: with ignoreBOM the decoder keeps it.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function outcome({ text, hex }) {
  const bytes = hex === undefined ? Buffer.from(text, "utf8") : Buffer.from(hex, "hex");
  try {
    JSON.parse(decoder.decode(bytes));
    return "accept";
  } catch {
    return "reject";
  }
}

const differences = cases.flatMap((one) => {
  const found = outcome(one);
  return found === one.node ? [] : [`${one.id}: expected ${one.node}, found ${found}`];
});
if (cases.length !== count || new Set(cases.map(({ id }) => id)).size !== count) {
  differences.push(`cases.json says ${count} cases and holds ${cases.length}, or an id stands twice`);
}
differences.forEach((difference) => console.log(difference));
console.log(`${cases.length - differences.length} passed, ${differences.length} failed`);
process.exitCode = differences.length === 0 ? 0 : 1;
