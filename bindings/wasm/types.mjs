// Writes the types of the report, from its JSON Schema: types.mjs TOOLS >js/report.d.ts
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(`${process.argv[2]}/`);
const { compile } = require('json-schema-to-typescript');
const schema = JSON.parse(readFileSync(new URL('../../spec/report/1.schema.json', import.meta.url), 'utf8'));
delete schema.$id; // it would be the name
schema.title = 'Report';
const withoutConditions = (value) => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(withoutConditions);
  const { allOf, if: condition, then, else: otherwise, ...rest } = value;
  return Object.fromEntries(Object.entries(rest).map(([name, part]) => [name, withoutConditions(part)]));
};
const bannerComment = '// Made of spec/report/1.schema.json; not to be edited.';
process.stdout.write(await compile(withoutConditions(schema), 'Report', { bannerComment, additionalProperties: false, ignoreMinAndMaxItems: true, style: { singleQuote: true } }));
