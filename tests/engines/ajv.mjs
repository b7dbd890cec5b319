// Answers what ajv says of documents: ajv.mjs FOLDER, where FOLDER holds node_modules.
//
// Standard input: the first line is an array of { schema, formats, strict }, each other line a JSON
// string with the text of one document. That text is parsed here and not where it comes from: a
// number passes through nobody else's idea of numbers. Standard output: a line for each document,
// a 1 or 0 for each schema: accepted or refused.
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

const require = createRequire(resolve(process.argv[2], "package.json"));
const Ajv2020 = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

function compiled({ schema, formats, strict }) {
  // What the schema leaves open on purpose: "properties" beside a $ref that gives the type, and
  // "required" where another branch describes the members.
  const ajv = new Ajv2020({
    strict,
    strictTypes: false,
    strictRequired: false,
    validateFormats: formats,
    keywords: ["x-rule"],
    logger: false,
  });
  if (formats) addFormats(ajv);
  return ajv.compile(schema);
}

let schemas;
const answers = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (schemas === undefined) {
    schemas = JSON.parse(line).map(compiled);
  } else {
    const document = JSON.parse(JSON.parse(line));
    answers.push(schemas.map((accepts) => (accepts(document) ? "1" : "0")).join(""));
  }
}
process.stdout.write(answers.map((answer) => `${answer}\n`).join(""));
