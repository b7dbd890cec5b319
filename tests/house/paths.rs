//! The paths of a text of Rust, each from its root: what a file reaches, however it is written.
//! Comments are none of it, and neither is documentation.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path whose beginning is known: `["crate", "check", "Report"]`, `["std", "fs"]`. The last part
/// is `*` where all names are taken, and `$` where a macro is yet to say which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Path {
    pub(super) parts: Vec<String>,
    /// The name that it has from here on, if it is another one.
    pub(super) alias: Option<String>,
}

impl Path {
    fn step(mut self, part: &str) -> Path {
        match part {
            "super" => drop((self.parts.len() > 1).then(|| self.parts.pop())),
            "self" => {}
            _ => self.parts.push(part.to_owned()),
        }
        self
    }

    pub(super) fn text(&self) -> String {
        self.parts.join("::")
    }
}

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<TokenTree> {
    text.parse::<TokenStream>().unwrap().into_iter().collect()
}

/// The paths of a text that stands in a module, as in `["crate", "check", "plan"]`.
pub(super) fn paths(text: &str, module: &[&str]) -> Vec<Path> {
    let here = Path { parts: module.iter().map(|&part| part.to_owned()).collect(), alias: None };
    let mut found = Vec::new();
    walk(&tokens(text), &here, &mut found);
    found
}

/// The module of a file below `src`.
pub(super) fn module_of(file: &str) -> Vec<&str> {
    let inside = file.strip_prefix("src/").unwrap().strip_suffix(".rs").unwrap();
    let names = inside.split('/').filter(|name| !["lib", "main", "mod"].contains(name));
    std::iter::once("crate").chain(names).collect()
}

/// The name of an identifier.
pub(super) fn word(token: Option<&TokenTree>) -> Option<String> {
    match token? {
        TokenTree::Ident(name) => Some(name.to_string().trim_start_matches("r#").to_owned()),
        _ => None,
    }
}

pub(super) fn is(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// What stands in brackets of a kind.
pub(super) fn within(token: Option<&TokenTree>, kind: Delimiter) -> Option<Vec<TokenTree>> {
    match token? {
        TokenTree::Group(group) if group.delimiter() == kind => {
            Some(group.stream().into_iter().collect())
        }
        _ => None,
    }
}

fn colons(tokens: &[TokenTree], at: usize) -> bool {
    is(tokens.get(at), ':') && is(tokens.get(at + 1), ':')
}

fn walk(tokens: &[TokenTree], here: &Path, found: &mut Vec<Path>) {
    let before = |at: usize, by: usize| at.checked_sub(by).and_then(|at| tokens.get(at));
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Group(group) => {
                let last = word(before(at, 2));
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                // `pub(crate)` says who may look in, and reaches nobody.
                if last.as_deref() == Some("pub") && inside.len() == 1 {
                    continue;
                }
                match last {
                    Some(name) if word(before(at, 3)).as_deref() == Some("mod") => {
                        walk(&inside, &here.clone().step(&name), found);
                    }
                    _ => walk(&inside, here, found),
                }
            }
            TokenTree::Ident(_) => {
                let name = word(Some(token)).unwrap_or_default();
                let root = |root: &str| Path { parts: vec![root.to_owned()], alias: None };
                let begin = match name.as_str() {
                    "crate" | "backup_lint" => root("crate"),
                    "super" => here.clone().step("super"),
                    "self" if colons(tokens, at) => here.clone(),
                    "std" | "core" | "alloc" if !goes_on(tokens, at - 1) => root("std"),
                    _ => continue,
                };
                at = follow(tokens, at, begin, found);
            }
            // A path in an attribute: `with = "crate::model::x"`. Documentation is none.
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let text = text.trim_matches(['r', '#', '"']);
                let begins = |word: &&str| text.starts_with(&format!("{word}::"));
                let is_doc = word(before(at, 3)).as_deref() == Some("doc");
                let is_path = text.bytes().all(|b| b.is_ascii_alphanumeric() || b"_:".contains(&b));
                if !is_doc && is_path && ["crate", "super", "self", "std"].iter().any(begins) {
                    walk(&self::tokens(text), here, found);
                }
            }
            TokenTree::Punct(_) => {}
        }
    }
}

/// Whether a name goes on with a path that began before it.
fn goes_on(tokens: &[TokenTree], at: usize) -> bool {
    let Some(colon) = at.checked_sub(2).filter(|&colon| colons(tokens, colon)) else {
        return false;
    };
    let before = colon.checked_sub(1).and_then(|at| tokens.get(at));
    let keyword = |name: String| matches!(name.as_str(), "use" | "in" | "as" | "return" | "else");
    word(before).is_some_and(|name| !keyword(name)) || is(before, '>')
}

/// Goes along a path from behind one of its names, and into every branch of a `use`. Gives what
/// comes behind it.
fn follow(tokens: &[TokenTree], mut at: usize, mut path: Path, found: &mut Vec<Path>) -> usize {
    while colons(tokens, at) {
        if let Some(name) = word(tokens.get(at + 2)) {
            path = path.step(&name);
            at += 3;
            continue;
        }
        if let Some(inside) = within(tokens.get(at + 2), Delimiter::Brace) {
            branches(&inside, &path, found);
            return at + 3;
        }
        for sign in ["*", "$"] {
            if is(tokens.get(at + 2), sign.chars().next().unwrap()) {
                found.push(path.step(sign));
                return at + 3;
            }
        }
        break; // `::<` of a generic
    }
    if word(tokens.get(at)).as_deref() == Some("as") {
        path.alias = word(tokens.get(at + 1));
    }
    found.push(path);
    at
}

/// The branches in the braces of a `use`.
pub(super) fn branches(tokens: &[TokenTree], path: &Path, found: &mut Vec<Path>) {
    for branch in tokens.split(|token| is(Some(token), ',')) {
        let branch = if colons(branch, 0) { &branch[2..] } else { branch };
        if let Some(name) = word(branch.first()) {
            follow(branch, 1, path.clone().step(&name), found);
        } else if let Some(inside) = within(branch.first(), Delimiter::Brace) {
            branches(&inside, path, found);
        } else if is(branch.first(), '*') {
            found.push(path.clone().step("*"));
        }
    }
}
