//! The text of a configuration, and what is wrong with it, with its place.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use globset::GlobMatcher;
use serde::Deserialize;
use toml::Spanned;

#[cfg(feature = "schema")]
use super::schema;
use crate::check::Levels;
use crate::cli::arguments::level_of;
use crate::cli::globs::glob;
use crate::render::escape;
use crate::rules::{Level, RULES, Rule};

/// What a file says.
pub(super) struct File {
    pub(super) levels: Vec<(&'static Rule, Option<Level>)>,
    pub(super) exclude: Vec<GlobMatcher>,
    /// Rule, path, pointer, reason.
    pub(super) ignores: Vec<(&'static Rule, Option<GlobMatcher>, Option<String>, String)>,
}

/// What is wrong with a file, and where.
pub(super) struct Wrong {
    why: String,
    span: Range<usize>,
}

impl Wrong {
    fn new<T>(why: impl Into<String>, at: &Spanned<T>) -> Wrong {
        Wrong { why: why.into(), span: at.span() }
    }

    /// The same with the line that it is about.
    pub(super) fn at(&self, path: &str, text: &str) -> String {
        let start = self.span.start.min(text.len());
        let before = text.get(..start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let begin = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before[begin..].chars().count();
        let source = text[begin..].lines().next().unwrap_or_default();
        let marked = text.get(start..self.span.end).unwrap_or_default();
        let length = marked.lines().next().unwrap_or_default().chars().count().max(1);
        let number = line.to_string();
        let (path, why) = (escape::line(path), escape::line(&self.why));
        let mut out =
            format!("{why}\n{:>w$}--> {path}:{line}:{}\n", "", column + 1, w = number.len());
        let _ = writeln!(out, "{:w$} |", "", w = number.len());
        let _ = writeln!(out, "{number} | {}", escape::line(source));
        let _ = write!(out, "{:w$} | {:column$}{}", "", "", "^".repeat(length), w = number.len());
        out
    }
}

// The comments on the members are what an editor shows of them: they stand in the schema.
/// What `backup-lint` finds, hides and leaves out. What the command line says wins over it.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct FileToml {
    /// The levels of rules, for a team that tests something else. A verdict stays that of the
    /// specification, and a report says which rules are off.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::levels_of_rules"))]
    rules: BTreeMap<Spanned<String>, Spanned<String>>,
    /// Files that are left out when a folder is searched: globs. One without a slash is the name of
    /// a file, in any folder; `drafts/**` is all that is below a folder. A file that is given itself
    /// is checked all the same.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    exclude: Vec<Spanned<String>>,
    /// Findings that are hidden. A report counts them, and says which of these hides nothing.
    #[serde(default)]
    ignore: Vec<IgnoreToml>,
}

/// Findings that are hidden, and why.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct IgnoreToml {
    /// The rule.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::rule"))]
    rule: Spanned<String>,
    /// The files: a glob, as in `exclude`. Without it, every file.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    path: Option<Spanned<String>>,
    /// The place in the document: a JSON Pointer (RFC 6901), as a report shows it. Without it,
    /// every place.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", regex(pattern = "^(/|$)")))]
    pointer: Option<Spanned<String>>,
    /// Why: it stands in the report.
    #[cfg_attr(feature = "schema", schemars(with = "String", regex(pattern = r"\S")))]
    reason: Spanned<String>,
}

impl File {
    pub(super) fn read(text: &str) -> Result<File, Wrong> {
        let file: FileToml = toml::from_str(text).map_err(|error| Wrong {
            why: in_words(error.message()),
            span: error.span().unwrap_or_default(),
        })?;
        let mut levels = Vec::new();
        for (name, word) in &file.rules {
            let level = level_of(word.get_ref()).map_err(|why| Wrong::new(why, word))?;
            levels.push((settable(name)?, level));
        }
        let mut exclude = Vec::new();
        for text in &file.exclude {
            exclude.push(glob(text.get_ref()).map_err(|why| Wrong::new(why, text))?);
        }
        let ignores = file.ignore.iter().map(ignore).collect::<Result<_, _>>()?;
        Ok(File { levels, exclude, ignores })
    }
}

/// What the reader of TOML says of a value of another type, in words of the file.
fn in_words(message: &str) -> String {
    match message {
        "invalid type: map, expected a sequence" => {
            "write [[ignore]], in two pairs of brackets: there can be several".to_owned()
        }
        _ => message.replace("expected a sequence", "expected a list, such as [\"package.json\"]"),
    }
}

type Ignore = (&'static Rule, Option<GlobMatcher>, Option<String>, String);

fn ignore(ignore: &IgnoreToml) -> Result<Ignore, Wrong> {
    let IgnoreToml { rule, path, pointer, reason } = ignore;
    let rule = settable(rule)?;
    let glob_of =
        |path: &Spanned<String>| glob(path.get_ref()).map_err(|why| Wrong::new(why, path));
    let path = path.as_ref().map(glob_of).transpose()?;
    if let Some(pointer) = pointer
        && !(pointer.get_ref().is_empty() || pointer.get_ref().starts_with('/'))
    {
        return Err(Wrong::new("a JSON Pointer begins with / (RFC 6901)", pointer));
    }
    if reason.get_ref().trim().is_empty() {
        return Err(Wrong::new("say why: the reason stands in the report", reason));
    }
    let pointer = pointer.as_ref().map(|pointer| pointer.get_ref().clone());
    Ok((rule, path, pointer, reason.get_ref().clone()))
}

/// The rule of this name, if its findings can be set and hidden.
fn settable(name: &Spanned<String>) -> Result<&'static Rule, Wrong> {
    let Some(rule) = Rule::find(name.get_ref()) else {
        let near = crate::model::nearest(name.get_ref(), RULES.iter().map(|rule| rule.name));
        let near = near.map_or_else(String::new, |near| format!("; did you mean {near}?"));
        return Err(Wrong::new(format!("there is no such rule{near}"), name));
    };
    if rule.stage.has_levels_to_set() {
        Ok(rule)
    } else {
        Err(Wrong::new(crate::check::LevelNotSettable.to_string(), name))
    }
}

/// What holds, in the form of a file.
pub(super) fn shown(
    from: &str,
    levels: &Levels,
    exclude: &[String],
    ignores: Vec<(&'static str, Option<String>, Option<String>, String)>,
) -> String {
    let mut out = format!("# {from}\n");
    let exclude: Vec<String> = exclude.iter().map(|glob| quoted(glob)).collect();
    let _ = writeln!(out, "exclude = [{}]\n\n[rules]", exclude.join(", "));
    for rule in RULES.iter().filter(|rule| levels.is_set(rule)) {
        let level = if levels.is_off(rule) { "off" } else { levels.of(rule).as_str() };
        let _ = writeln!(out, "{} = \"{level}\"", rule.name);
    }
    for (rule, path, pointer, reason) in ignores {
        let _ = writeln!(out, "\n[[ignore]]\nrule = \"{rule}\"");
        for (key, text) in [("path", path), ("pointer", pointer), ("reason", Some(reason))] {
            if let Some(text) = text {
                let _ = writeln!(out, "{key} = {}", quoted(&text));
            }
        }
    }
    out
}

/// A string of TOML that reads as this text, and prints nothing that is dangerous.
fn quoted(text: &str) -> String {
    let text = escape::line(&text.replace('\\', "\\\\").replace('"', "\\\""));
    let mut out = String::from("\"");
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('\\') {
        // Only what was dangerous begins with a `\u`: a backslash of the text is one of two.
        let code = after.strip_prefix("u{").and_then(|after| after.split_once('}'));
        let length = after.chars().next().map_or(0, char::len_utf8);
        let (escaped, after) = match code {
            Some((code, after)) => (format!("U{code:0>8}"), after),
            None => (after[..length].to_owned(), &after[length..]),
        };
        let _ = write!(out, "{before}\\{escaped}");
        rest = after;
    }
    out + rest + "\""
}
