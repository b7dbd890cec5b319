// ajv over each line of a file, or each file of a folder: what a user of it would write.
//
//     node loop.mjs MODULES SCHEMA lines FILE
//     node loop.mjs MODULES SCHEMA files FOLDER
//
// MODULES is the folder that holds node_modules.
import { closeSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [modules, schema, what, path] = process.argv.slice(2);
const Ajv2020 = createRequire(resolve(modules, "package.json"))("ajv/dist/2020").default;
const accepts = new Ajv2020({ strict: false, validateFormats: false, logger: false }).compile(
  JSON.parse(readFileSync(schema, "utf8")),
);

// No text in Node may hold all the lines at once, so they are read in blocks.
function* lines(file) {
  const descriptor = openSync(file);
  const block = Buffer.alloc(1 << 20);
  let rest = Buffer.alloc(0);
  for (let read; (read = readSync(descriptor, block)) > 0; ) {
    const text = Buffer.concat([rest, block.subarray(0, read)]);
    let from = 0;
    for (let end; (end = text.indexOf(10, from)) >= 0; from = end + 1) {
      yield text.toString("utf8", from, end);
    }
    rest = text.subarray(from);
  }
  closeSync(descriptor);
  if (rest.length > 0) yield rest.toString("utf8");
}

function* files(folder) {
  for (const name of readdirSync(folder).sort()) yield readFileSync(join(folder, name), "utf8");
}

let valid = 0;
let invalid = 0;
for (const text of what === "lines" ? lines(path) : files(path)) {
  if (accepts(JSON.parse(text))) valid += 1;
  else invalid += 1;
}
console.log(`${valid} valid, ${invalid} invalid`);
