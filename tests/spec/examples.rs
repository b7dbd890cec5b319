//! The examples of the specification: which there are, what they say, and whether it is so.

use backup_lint::Device;
use backup_lint::model::{Identifier, Platform};
use backup_lint::report::Side;
use backup_lint::{Options, Report, check, compare, plan, salvage};

use super::blocks::{Block, Named, findings, root_or};
use super::editing::{canonical, digest, edited, repaired};
use crate::support;

/// When it is, if an example does not say.
const NOW: &str = "2026-11-01T12:00:00Z";

/// What an example says about how it is made and judged.
#[derive(Default)]
struct Settings<'b> {
    at: Option<&'b str>,
    drop: Option<&'b str>,
    base: Option<&'b str>,
    now: Option<&'b str>,
    onto: Option<&'b str>,
    recovery: Option<&'b str>,
    pad: Option<usize>,
    /// `RULE POINTER [key]`
    finding: Vec<&'b str>,
}

impl<'b> Settings<'b> {
    fn of(block: &'b Block) -> Result<Self, String> {
        let mut settings = Settings::default();
        for word in block.words() {
            let place = match word.split_once('=') {
                Some(("at", value)) => settings.at.replace(value),
                Some(("drop", value)) => settings.drop.replace(value),
                Some(("base", value)) => settings.base.replace(value),
                Some(("now", value)) => settings.now.replace(value),
                Some(("onto", value)) => settings.onto.replace(value),
                Some(("recovery", value)) => settings.recovery.replace(value),
                Some(("pad", value)) => {
                    let size = value.parse().map_err(|_| format!("{word}: no number"))?;
                    settings.pad.replace(size).map(|_| "")
                }
                Some(_) => return Err(format!("{word}: no such setting")),
                None => {
                    settings.finding.push(word);
                    None
                }
            };
            if place.is_some() {
                return Err(format!("{word}: said twice"));
            }
        }
        Ok(settings)
    }

    fn options(&self) -> Result<Options, String> {
        let now = self.now.unwrap_or(NOW);
        let now = now.parse().map_err(|_| format!("{now} is no time"))?;
        Ok(Options::new().at(now).with_all_findings())
    }
}

/// The bytes of the document that a block means.
fn document(block: &Block, settings: &Settings) -> Result<Vec<u8>, String> {
    if block.language() == "hex" {
        let digits: String = block.body.split_whitespace().collect();
        return hex::decode(digits).map_err(|error| error.to_string());
    }
    let whole = settings.at.is_none() && settings.drop.is_none();
    let mut text = if whole {
        block.body.clone()
    } else {
        let base = match settings.base {
            None | Some("ios") => "ios",
            Some("android") => "android",
            Some(other) => return Err(format!("base={other}: no such base")),
        };
        if settings.at.is_none() && !block.body.is_empty() {
            return Err("a block without at= has nothing to put in".to_owned());
        }
        let base = support::read(&format!("fixtures/1.0/valid/{base}-three-accounts.json"));
        let text = edited(&base, settings.drop, settings.at.map(|at| (at, block.body.as_str())))?;
        let in_checksum = |at: &str| at == "/checksum" || at.starts_with("/checksum/");
        let keep = [settings.at, settings.drop].into_iter().flatten().any(in_checksum);
        if keep { text } else { repaired(&text) }
    };
    if whole && settings.base.is_some() {
        return Err("a whole document has no base".to_owned());
    }
    if let Some(size) = settings.pad {
        let missing = size.checked_sub(text.len()).ok_or("pad= is less than it has")?;
        text.push_str(&" ".repeat(missing));
    }
    Ok(text.into_bytes())
}

/// What the example says is found.
fn expected(block: &Block, settings: &Settings) -> Result<Vec<Named>, String> {
    let written = match &block.finds {
        Some(line) => Some(findings(line).ok_or(format!("cannot be read: {line}"))?),
        None => None,
    };
    let named = match (settings.finding.as_slice(), written) {
        ([], Some(found)) => found,
        ([], None) if block.kind() == "good" => Vec::new(),
        ([], None) => return Err("does not say what is found".to_owned()),
        ([rule, pointer, key @ ..], None) if key.is_empty() || key == ["key"] => {
            vec![((*rule).to_owned(), root_or(pointer), !key.is_empty())]
        }
        _ => return Err("says in no known way what is found".to_owned()),
    };
    for (rule, ..) in &named {
        if backup_lint::Rule::find(rule).is_none() {
            return Err(format!("{rule} is no rule"));
        }
    }
    Ok(named)
}

fn found(report: &Report) -> Vec<Named> {
    let findings = report.findings.iter();
    findings.map(|f| (f.rule.name.to_owned(), f.pointer.clone(), f.side == Side::Key)).collect()
}

/// Another document that a block is judged with: a stored one, or what is on the device.
pub enum Beside<'b> {
    Nothing,
    Old(&'b Block),
    Existing(&'b Block),
}

/// The document of a block that stands beside another one; it has no finding itself.
fn other(block: &Block, options: &Options) -> Result<Vec<u8>, String> {
    let bytes = document(block, &Settings::of(block)?)?;
    let found = found(&check(&bytes, options));
    if found.is_empty() {
        return Ok(bytes);
    }
    Err(format!("the {} document has findings: {}", block.kind(), list(&found)))
}

/// Judges an example; says what is wrong with it.
pub fn judge(block: &Block, beside: &Beside) -> Result<Vec<Named>, String> {
    let settings = Settings::of(block)?;
    let options = settings.options()?;
    let mut expected = expected(block, &settings)?;
    let bytes = document(block, &settings)?;
    let platform = settings.onto.map(|name| Platform::new(name).map_err(|_| "no such platform"));
    let recovery: Option<Result<Identifier, _>> = settings.recovery.map(str::parse);
    let recovery = recovery.transpose().map_err(|_| "no identifier")?;
    let existing = match beside {
        Beside::Existing(block) => Some(other(block, &options)?),
        _ => None,
    };
    let report = if let Beside::Old(old) = beside {
        let comparison = compare(&other(old, &options)?, &bytes, &options);
        if !comparison.checked() {
            return Err("the two documents cannot be compared".to_owned());
        }
        comparison.new
    } else if platform.is_some() || recovery.is_some() || existing.is_some() {
        let mut device = Device::new();
        device.platform = platform.transpose()?;
        device.recovery = recovery.as_ref();
        device.existing = existing.as_deref();
        plan(&bytes, &device, &options).report
    } else {
        check(&bytes, &options)
    };
    let mut found = found(&report);
    found.sort();
    expected.sort();
    if found == expected {
        return Ok(found);
    }
    Err(format!("finds {}; says {}", list(&found), list(&expected)))
}

fn list(named: &[Named]) -> String {
    let each = named.iter().map(|(rule, pointer, key)| {
        format!("{rule} at {:?}{}", pointer, if *key { " (key)" } else { "" })
    });
    let text = each.collect::<Vec<_>>().join(", ");
    if text.is_empty() { "nothing".to_owned() } else { text }
}

/// A block `json saves at=POINTER saved=I,… lost=I,…`: these accounts are saved and lost.
pub fn judge_saves(block: &Block) -> Result<(), String> {
    let said = |name: &str| {
        let word = block.words().iter().find_map(|word| word.strip_prefix(name)?.strip_prefix('='));
        let word = word.ok_or(format!("does not say {name}="))?;
        let indices = word.split(',').filter(|index| !index.is_empty()).map(str::parse);
        indices.collect::<Result<Vec<usize>, _>>().map_err(|_| format!("{word}: no indices"))
    };
    let (saved, lost) = (said("saved")?, said("lost")?);
    let mut bare = block.clone();
    bare.info.retain(|word| !word.starts_with("saved=") && !word.starts_with("lost="));
    let settings = Settings::of(&bare)?;
    let salvage = salvage(&document(&bare, &settings)?, &Device::new(), &settings.options()?);
    let found: Vec<usize> = salvage.accounts.iter().map(|saved| saved.row.account.index).collect();
    let found_lost: Vec<usize> = salvage.lost.iter().map(|lost| lost.index).collect();
    if (&found, &found_lost) == (&saved, &lost) {
        return Ok(());
    }
    Err(format!("saves {found:?} and loses {found_lost:?}"))
}

/// A block `json canonical DIGEST`: it is the form, the digest is its, and the library agrees.
pub fn judge_canonical(block: &Block) -> Result<(), String> {
    let [said] = block.words() else { return Err("names no digest".to_owned()) };
    if canonical(&block.body).as_ref() != Some(&block.body) {
        return Err("is not the canonical form of what it says".to_owned());
    }
    let made = digest(&block.body);
    if &made != said {
        return Err(format!("the digest is {made}"));
    }
    let checksum = format!(r#"{{ "algorithm": "sha256", "digest": "{said}" }}"#);
    let whole = edited(&block.body, None, Some(("/checksum", &checksum)))?;
    let options = Options::new().with_all_findings();
    let report = check(whole.as_bytes(), &options);
    let clean = report.findings.iter().all(|f| f.rule.stage > backup_lint::Stage::Structure);
    if clean && found(&report).iter().all(|(rule, ..)| rule != "checksum-mismatch") {
        return Ok(());
    }
    Err(format!("a document of it has findings: {}", list(&found(&report))))
}

/// A block `recovery-digest`: the digest is that of the text, and the library finds it so.
pub fn judge_recovery(block: &Block) -> Result<(), String> {
    let value = |name: &str| {
        let line = block.body.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        line.ok_or(format!("has no {name}"))
    };
    let (backup, identifier, said) = (value("backupId")?, value("identifier")?, value("digest")?);
    let made = digest(&format!("{backup}:{identifier}"));
    if made != said {
        return Err(format!("the digest is {made}"));
    }
    let base = support::read("fixtures/1.0/valid/ios-three-accounts.json");
    let text = edited(&base, None, Some(("/backupId", &format!("\"{backup}\""))))?;
    let said = format!("\"{said}\"");
    let text = edited(&text, None, Some(("/recoveryAccount/digest", &said)))?;
    let identifier: Identifier = identifier.parse().map_err(|_| "no identifier")?;
    let device = Device::new().signed_in_with(&identifier);
    let plan = plan(repaired(&text).as_bytes(), &device, &Options::new());
    if plan.checked && plan.report.findings.is_empty() {
        return Ok(());
    }
    Err(format!("the library finds {}", list(&found(&plan.report))))
}
