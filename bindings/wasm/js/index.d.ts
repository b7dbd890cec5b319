import type { Level, Report, Rule } from './report.js';

export type * from './report.js';

/** A document: bytes, as they are stored. A string is taken in UTF-8. */
export type Document = Uint8Array | ArrayBuffer | ArrayBufferView | string;

export interface Options {
  /** What the document is called in the report; `-` if nothing is said. */
  path?: string;
  /** What the other document is called, the stored one of `compare` or the device's of `plan`. */
  otherPath?: string;
  /** What time it is, a `Date` or an RFC 3339 date-time. Without it `written-in-future` does not run. */
  now?: Date | string;
  /** The level from which on findings make the outcome `fail`; `error` if nothing is said. */
  failOn?: Level;
  /** Levels of rules; not of rules of syntax, version and structure. */
  levels?: Record<Rule, Level | 'off'>;
}

export interface PlanOptions extends Options {
  /** The platform of the device; whatever is not said is not asked, and stands in `plan.notAsked`. */
  onto?: 'ios' | 'android';
  /** The immutable identifier of the personal Microsoft account that is signed in. */
  recoveryAccount?: string;
  /** A document that holds the accounts of the device. */
  existing?: Document;
  /** Says too what can be saved of a backup that is not valid. */
  partial?: boolean;
}

export interface RuleEntry {
  /** Such as `checksum-mismatch`. */
  name: Rule;
  stage: string;
  level: Level;
  summary: string;
}

/**
 * Everything that is wrong with a document.
 * @throws {TypeError} if the options are wrong; a document never is.
 */
export function check(document: Document, options?: Options): Report;

/** What a restore of a backup would give: `report.plan`. */
export function plan(document: Document, options?: PlanOptions): Report;

/** What storing a document in place of an old one would lose: `report.inputs[1].changes`. */
export function compare(old: Document, document: Document, options?: Options): Report;

/**
 * The page of a rule, in Markdown.
 * @throws {TypeError} if there is no such rule; it says which one was probably meant.
 */
export function explain(rule: Rule): string;

/** All rules. */
export function rules(): RuleEntry[];

/**
 * The document with `*` in place of every character that could be private: a character for each of
 * its own, in the same lines and columns.
 */
export function source(document: Document): string;
