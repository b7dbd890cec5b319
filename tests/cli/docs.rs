//! What the pages in docs/ give to be typed is typed: every script of every block is run, in the
//! shell of its system, over good backups and over a bad one, and every configuration is taken.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use serde_norway::Value;

use super::{INVALID, VALID, configuration, folder, formats};
use crate::spec::blocks::{Block, blocks, without_blocks};
use crate::spec::{self, Page};
use crate::support;

/// A shell, as a system starts it.
type Shell = &'static [&'static str];
const SH: Shell = &["/bin/sh", "-e"];
/// Steps of GitHub Actions, and jobs of GitLab.
const BASH: Shell = &["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail"];

/// What a page gives to be run.
struct Script {
    shell: Shell,
    text: String,
    variables: Vec<(String, String)>,
}

/// Its blocks hold what is not known yet, where something is published; `.ci/routes` fills them in.
const FILLED_IN: &str = "docs/installing.md";

/// Their programs are run in their languages by `bindings/mobile/test.sh`.
const OF_APPS: &str = "docs/app";

/// The pages.
fn pages() -> Vec<Page> {
    let files = support::files_below("docs");
    let is_page = |file: &&std::path::PathBuf| {
        let is_of_apps = file.starts_with(support::root().join(OF_APPS));
        let is_other = file.ends_with(spec::MATRIX) || file.ends_with(FILLED_IN) || is_of_apps;
        file.extension().is_some_and(|end| end == "md") && !is_other
    };
    let pages = files.iter().filter(is_page);
    let path =
        |file: &Path| file.strip_prefix(support::root()).unwrap().to_str().unwrap().to_owned();
    pages.map(|file| Page::read(&path(file))).collect()
}

/// The scripts of a block.
fn scripts(block: &Block) -> Vec<Script> {
    let alone = |shell, text| Script { shell, text, variables: Vec::new() };
    let body = &block.body;
    match block.language().as_str() {
        // It sets its own options.
        "sh" if body.starts_with("#!/bin/sh\n") => vec![alone(&SH[..1], body.clone())],
        "sh" => vec![alone(SH, body.clone())],
        "yaml" => of_yaml(&serde_norway::from_str(body).unwrap()),
        "groovy" => of_groovy(body),
        "kotlin" => {
            let command = body.split_once("commandLine(").unwrap().1.split_once(')').unwrap().0;
            let words: Vec<&str> = command.split('"').skip(1).step_by(2).collect();
            vec![alone(SH, format!("'{}'", words.join("' '")))]
        }
        _ => Vec::new(),
    }
}

/// The `run` of each step, or `before_script` and `script` of a job, with the variables around it.
fn of_yaml(document: &Value) -> Vec<Script> {
    fn walk(value: &Value, outer: &[(String, String)], scripts: &mut Vec<Script>) {
        let Value::Mapping(members) = value else {
            let items = value.as_sequence().map(Vec::as_slice).unwrap_or_default();
            return items.iter().for_each(|item| walk(item, outer, scripts));
        };
        let mut variables = outer.to_vec();
        for set in ["env", "variables"].iter().filter_map(|name| value[*name].as_mapping()) {
            let set = set.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            // What the system would fill in has any value.
            let value = |value: &str| if value.contains("${{") { "any" } else { value }.to_owned();
            variables.extend(set.map(|(name, is)| (name.unwrap().to_owned(), value(is.unwrap()))));
        }
        let lines = |name: &str| match &value[name] {
            Value::String(text) => vec![text.clone()],
            Value::Sequence(lines) => {
                lines.iter().map(|line| line.as_str().unwrap().to_owned()).collect()
            }
            _ => Vec::new(),
        };
        let text = [lines("run"), lines("before_script"), lines("script")].concat().join("\n");
        if !text.is_empty() {
            scripts.push(Script { shell: BASH, text, variables: variables.clone() });
        }
        members.iter().for_each(|(_, member)| walk(member, &variables, scripts));
    }
    let mut scripts = Vec::new();
    walk(document, &[], &mut scripts);
    scripts
}

/// The steps `sh '…'`: what stands in single quotation marks is not read by Groovy.
fn of_groovy(text: &str) -> Vec<Script> {
    let lines = text.lines().map(str::trim);
    let variable = |line: &str| {
        let (name, value) = line.split_once(" = '")?;
        Some((name.to_owned(), value.strip_suffix('\'')?.to_owned()))
    };
    let variables: Vec<_> = lines.clone().filter_map(variable).collect();
    let steps = lines.filter_map(|line| line.strip_prefix("sh '")?.strip_suffix('\''));
    let script = |step: &str| Script {
        shell: &["/bin/sh", "-xe"],
        text: step.to_owned(),
        variables: variables.clone(),
    };
    steps.map(script).collect()
}

/// Whether a script checks the backups of a project, and not just says something.
fn checks(script: &Script) -> bool {
    script.text.contains("build/backups") || script.text.contains("BACKUPS")
}

/// The reports that a script writes to files.
fn reports(script: &Script) -> Vec<String> {
    let words = script.text.split_whitespace().map(|word| word.trim_matches(['"', '\'']));
    let of = |word: &str| {
        let (format, file) = word.split_once('=')?;
        formats().any(|name| name == format).then(|| file.to_owned())
    };
    let summary = script.text.contains("$GITHUB_STEP_SUMMARY");
    let to_files =
        words.filter_map(of).map(|file| file.replace("$GITHUB_STEP_SUMMARY", "summary.md"));
    to_files.chain(summary.then(|| "summary.md".to_owned())).collect()
}

/// The names of reports that stand in a block: what a system is told to show.
fn shown(body: &str) -> impl Iterator<Item = &str> {
    let is_sign = |c: char| c.is_whitespace() || "'\"=()".contains(c);
    let is_report =
        |word: &&str| [".sarif", ".xml", "-report.json"].iter().any(|end| word.ends_with(end));
    body.split(is_sign).filter(is_report)
}

/// Runs a script in a project with these backups; says what is wrong.
fn run(script: &Script, backups: &[&str], code: i32) -> Option<String> {
    let project = folder();
    let at = |path: &str| project.path().join(path);
    for path in [".git", "build/backups", "bin"] {
        std::fs::create_dir_all(at(path)).unwrap();
    }
    for (number, backup) in backups.iter().enumerate() {
        std::fs::write(at(&format!("build/backups/{number}.json")), support::bytes(backup))
            .unwrap();
    }
    std::fs::write(at("backup-lint.toml"), "").unwrap();
    std::fs::write(at("summary.md"), "").unwrap();
    std::fs::write(at("script"), &script.text).unwrap();
    symlink(env!("CARGO_BIN_EXE_backup-lint"), at("bin/backup-lint")).unwrap();
    // What would install something. A repository with several programs is told which.
    let cargo = "[ \"$*\" = 'install --locked --git any --rev any backup-lint' ]";
    for (name, holds) in [("brew", "true"), ("cargo", cargo)] {
        std::fs::write(at("bin").join(name), format!("#!/bin/sh\n{holds}\n")).unwrap();
        std::fs::set_permissions(at("bin").join(name), PermissionsExt::from_mode(0o755)).unwrap();
    }
    let ran = Command::new(script.shell[0])
        .args(&script.shell[1..])
        .arg(at("script"))
        .current_dir(project.path())
        .env_clear()
        .env("PATH", format!("{}:/usr/bin:/bin", at("bin").display()))
        .env("HOME", project.path())
        .env("BACKUP_LINT", "any")
        .env("BACKUP_LINT_REV", "any")
        .env("CI_PRIMARY_REPOSITORY_PATH", project.path())
        .env("GITHUB_STEP_SUMMARY", at("summary.md"))
        .envs(script.variables.iter().cloned())
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&ran.stderr);
    if ran.status.code() != Some(code) || errors.contains("not found") {
        return Some(format!("{} and not {code}: {errors}\n{}", ran.status, script.text));
    }
    let written = |file: &String| std::fs::metadata(at(file)).is_ok_and(|file| file.len() > 0);
    let lost = reports(script).into_iter().find(|file| !written(file));
    lost.map(|file| format!("{file} was not written\n{}", script.text))
}

#[test]
fn every_script_runs_and_fails_where_it_should() {
    let (pages, mut wrong) = (pages(), Vec::new());
    assert!(support::read(".ci/routes").contains(FILLED_IN));
    assert!(support::read("bindings/mobile/test.sh").contains(OF_APPS));
    assert!(pages.len() >= 3, "{} pages: some were lost", pages.len());
    for page in &pages {
        let (blocks, of_fences) = blocks(page);
        wrong.extend(of_fences);
        let mut count = 0;
        for block in &blocks {
            let scripts = scripts(block);
            let named = scripts.iter().any(|script| script.text.contains("backup-lint"));
            if !named && block.body.contains("backup-lint") && block.language() != "toml" {
                wrong.push(format!("{}: nobody knows how to run it", block.title()));
            }
            let written: Vec<String> = scripts.iter().flat_map(reports).collect();
            let lost = shown(&block.body).filter(|file| !written.iter().any(|name| name == file));
            wrong.extend(lost.map(|file| format!("{}: nobody writes {file}", block.title())));
            for script in scripts {
                count += 1;
                if script.text.contains("${{") {
                    wrong.push(format!("{}: what is filled in is a script", block.title()));
                }
                let bad = i32::from(checks(&script));
                let ran = [run(&script, &[VALID, VALID], 0), run(&script, &[VALID, INVALID], bad)];
                wrong.extend(
                    ran.into_iter().flatten().map(|why| format!("{}: {why}", block.title())),
                );
            }
        }
        if count == 0 {
            wrong.push(format!("{} has no script", page.path));
        }
        // An indented block would be overlooked.
        if without_blocks(&page.text).lines().any(|line| line.starts_with("    ")) {
            wrong.push(format!("{} has a block without a fence", page.path));
        }
    }
    spec::hold("pages", &wrong);
}

#[test]
fn every_configuration_is_taken() {
    let mut count = 0;
    for page in pages() {
        for block in blocks(&page).0.iter().filter(|block| block.language() == "toml") {
            let ran = configuration::with(&block.body, &["--show-config"]);
            assert!(ran.code == 0, "{}: {}", block.title(), ran.errors);
            let schema = block.body.lines().find_map(|line| line.strip_prefix("#:schema ./"));
            assert!(support::root().join("docs").join(schema.unwrap()).is_file());
            count += 1;
        }
    }
    assert!(count > 0, "no page has a configuration");
}
