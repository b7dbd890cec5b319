// Made of spec/report/1.schema.json; not to be edited.

export type Level = 'error' | 'warning' | 'note';
export type Outcome = 'pass' | 'fail' | 'unchecked';
export type Verdict = 'valid' | 'invalid' | 'unchecked';
export type Rule = string;
export type Pointer = string;
export type Side = 'key' | 'value';
export type AccountType = 'microsoft-personal' | 'work-or-school' | 'non-microsoft';
/**
 * @minItems 1
 * @maxItems 10
 */
export type Reasons = {
  rule: Rule;
  pointer: Pointer;
  side: Side;
}[];

export interface Report {
  format: 'backup-lint-report';
  version: string;
  tool: {
    name: string;
    version: string;
  };
  spec: string;
  failOn: Level;
  outcome: Outcome;
  inputs: Input[];
  /**
   * @minItems 1
   */
  off?: string[];
  /**
   * @minItems 1
   */
  unusedIgnores?: {
    rule: string;
    path?: string;
    pointer?: string;
  }[];
  plan?: Plan;
  summary: {
    inputs: number;
    valid: number;
    invalid: number;
    unchecked: number;
    errors: number;
    warnings: number;
    notes: number;
    hidden: number;
  };
}
export interface Input {
  role?: 'backup' | 'existing' | 'new' | 'old';
  path: string;
  line?: number;
  formatVersion?: string;
  verdict: Verdict;
  outcome: Outcome;
  problem?: {
    code: 'not-found' | 'not-readable' | 'not-a-file' | 'no-documents' | 'changed-while-reading';
    message: string;
  };
  /**
   * @maxItems 1000
   */
  findings: Finding[];
  omitted?: number;
  stoppedAt?: 'syntax' | 'version';
  /**
   * @minItems 1
   */
  notRun?: NotRun[];
  changes?: Changes;
}
export interface Finding {
  rule: Rule;
  level: Level;
  defaultLevel: Level;
  pointer: Pointer;
  side: Side;
  span: Span;
  message: string;
  help: string;
  /**
   * @minItems 1
   */
  related?: Related[];
  hidden?: {
    by: 'ignore';
    reason: string;
  };
}
export interface Span {
  start: number;
  end: number;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}
export interface Related {
  role: 'first' | 'old' | 'existing';
  path?: string;
  pointer: Pointer;
  side: Side;
  span: Span;
  message: string;
}
export interface NotRun {
  rule: Rule;
  reason: 'hole' | 'unsound' | 'no-clock' | 'other-document';
  /**
   * @minItems 1
   */
  pointers?: Pointer[];
}
export interface Changes {
  identical: boolean;
  sameBackup: boolean;
  generation: Pair;
  added: Account[];
  removed: Account[];
  changed: {
    index: number;
    type: AccountType;
    issuer?: string;
    label?: string;
    /**
     * @minItems 1
     */
    members: string[];
  }[];
  reordered: boolean;
  settings: string[];
  members: string[];
  omittedAccounts?: Pair;
}
export interface Pair {
  old: number;
  new: number;
}
export interface Account {
  index: number;
  type: AccountType;
  issuer?: string;
  label?: string;
}
export interface Plan {
  restores: boolean;
  /**
   * @minItems 1
   */
  notAsked?: string[];
  omittedAccounts?: number;
  /**
   * @maxItems 256
   */
  accounts: {
    index: number;
    type: AccountType;
    issuer?: string;
    label?: string;
    kind: 'totp' | 'hotp' | 'name-only';
    gives: 'codes-work' | 'sign-in-again' | 'set-up-again' | 'conflict';
    conflict?: number;
  }[];
  partial?: Partial;
}
export interface Partial {
  nothingSince?: 'syntax' | 'version' | 'accounts';
  /**
   * @minItems 1
   */
  forbiddenBy?: Rule[];
  /**
   * @minItems 1
   */
  unanswered?: Rule[];
  checksum: 'matches' | 'differs' | 'unknown';
  omittedAccounts?: number;
  /**
   * @maxItems 256
   */
  saved: {
    index: number;
    type: AccountType;
    issuer?: string;
    label?: string;
    kind: 'totp' | 'hotp' | 'name-only';
    gives: 'codes-work' | 'sign-in-again' | 'set-up-again' | 'conflict';
    conflict?: number;
    leftOut?: Reasons;
    omitted?: number;
  }[];
  /**
   * @maxItems 256
   */
  lost: {
    index: number;
    type?: AccountType;
    issuer?: string;
    label?: string;
    reasons: Reasons;
    omitted?: number;
  }[];
}
