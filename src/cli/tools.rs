//! The verbs `new`, `stamp`, `digest` and `canonical`: for those who write their own reader, writer
//! or validator.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::arguments::{CanonicalArguments, DigestArguments, NewArguments, StampArguments};
use super::document::{self, Document};
use super::output::Output;
use super::{Stop, Streams};
use crate::check::{self, Refused};
use crate::generate::Wanted;
use crate::generate::breaks::{BREAKS, Break};
use crate::generate::sample::Samples;
use crate::model::{Id, RecoveryAccount};
use crate::render::{Format, Settings, Texts, escape};
use crate::rules::Level;
use crate::run::{Input, rule_named};

pub(super) fn new(arguments: &NewArguments, streams: &mut Streams) -> Result<u8, Stop> {
    let broken = arguments.broken.as_deref().map(break_of).transpose()?;
    let wanted = Wanted {
        platform: arguments.platform.map(Into::into),
        accounts: arguments.accounts.map(usize::from),
    };
    let samples = Samples { wanted, seed: arguments.seed, broken };
    let mut output = Output::new(&mut *streams.output);
    for number in 0..arguments.count {
        let Some(document) = samples.document(number) else {
            let rule = arguments.broken.as_deref().unwrap_or_default();
            let what = format!("no document like this can be broken by {rule} alone");
            return Err(Stop::WrongUsage(format!("{what}: ask for other accounts, or for any")));
        };
        output.put_bytes(&document);
        output.put("\n");
        if output.is_over() {
            break;
        }
    }
    Ok(super::lost(output, streams.errors))
}

fn break_of(name: &str) -> Result<Break, Stop> {
    let rule = rule_named(name).map_err(Stop::WrongUsage)?;
    let found = BREAKS.iter().find(|(broken, _)| *broken == rule.name);
    found.map(|(_, broken)| *broken).ok_or_else(|| {
        let stage = rule.stage.as_str();
        Stop::WrongUsage(format!(
            "{} is a rule of the stage {stage}: it is about two documents, and no one alone breaks it",
            rule.name
        ))
    })
}

pub(super) fn stamp(arguments: &StampArguments, streams: &mut Streams) -> Result<u8, Stop> {
    let document = read(&arguments.file, streams)?;
    let bytes = document.bytes();
    let made = check::stamp(bytes);
    let made = match made {
        Ok(stamped) if arguments.canonical => check::canonical(&stamped),
        made => made,
    };
    let made = match made {
        Ok(made) => made,
        Err(refused) => {
            let why = "it has more than a wrong checksum, which a right one would only hide";
            return Ok(refuse(&document, &refused, why, streams));
        }
    };
    if arguments.file == "-" {
        return Ok(put(&made, streams));
    }
    if *made != bytes {
        let path = Path::new(&arguments.file);
        write_back(path, &made).map_err(|error| {
            Stop::Unchecked(format!("{}: {error}; it is as it was", escape::line(&document.path)))
        })?;
    }
    Ok(0)
}

pub(super) fn canonical(arguments: &CanonicalArguments, streams: &mut Streams) -> Result<u8, Stop> {
    let document = read(&arguments.file, streams)?;
    let form = if arguments.without_checksum { check::payload } else { check::canonical };
    Ok(match form(document.bytes()) {
        Ok(form) => put(&form, streams),
        Err(refused) => refuse(&document, &refused, "it has no canonical form", streams),
    })
}

pub(super) fn digest(arguments: &DigestArguments, streams: &mut Streams) -> Result<u8, Stop> {
    let digest = match arguments {
        DigestArguments::Checksum { file } => {
            let document = read(file, streams)?;
            match check::checksum(document.bytes()) {
                Ok(digest) => digest,
                Err(refused) => {
                    return Ok(refuse(&document, &refused, "it has no canonical form", streams));
                }
            }
        }
        DigestArguments::Recovery { backup_id, account_file } => {
            let id = Id::new(backup_id)
                .map_err(|error| Stop::WrongUsage(format!("the backupId {error}")))?;
            let identifier = document::identifier("--account-file", account_file, streams)?;
            RecoveryAccount::of(&id, &identifier).digest.as_str().to_owned()
        }
    };
    Ok(super::print(&(digest + "\n"), streams))
}

/// A document, or why there is none.
fn read(path: &OsStr, streams: &mut Streams) -> Result<Document, Stop> {
    let document = Document::read(path, streams.input);
    if let Err(problem) = document.read {
        let path = escape::line(&document.path);
        return Err(Stop::Unchecked(format!("{path}: {}", problem.message())));
    }
    Ok(document)
}

/// Bytes of a document on standard output.
fn put(bytes: &[u8], streams: &mut Streams) -> u8 {
    let mut output = Output::new(&mut *streams.output);
    output.put_bytes(bytes);
    super::lost(output, streams.errors)
}

/// What is wrong with a document, beside the output and as `check` says it.
fn refuse(document: &Document, refused: &Refused, why: &str, streams: &mut Streams) -> u8 {
    let input = Input::checked(&document.path, None, refused, Level::Error);
    let mut reporter = Format::Human.reporter(&Settings::default());
    let shown = reporter.input(&input, &Texts::alone(document.bytes()));
    let path = escape::line(&document.path);
    let _ = write!(streams.errors, "{shown}\nerror: {path}: {why}\n");
    input.outcome.exit_code()
}

/// Puts a text in the place of a file's, whole or not at all. What the path links to is written.
fn write_back(path: &Path, text: &[u8]) -> std::io::Result<()> {
    let path = path.canonicalize()?;
    let permissions = fs::metadata(&path)?.permissions();
    let (beside, mut file) = beside(&path)?;
    let written = file
        .set_permissions(permissions)
        .and_then(|()| file.write_all(text))
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// A new file in the folder of another one.
fn beside(path: &Path) -> std::io::Result<(PathBuf, File)> {
    let mut tries = 0..100;
    loop {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".{}-{}", std::process::id(), tries.start));
        let name = PathBuf::from(name);
        match File::options().write(true).create_new(true).open(&name) {
            Ok(file) => return Ok((name, file)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && tries.next().is_some() => {}
            Err(error) => return Err(error),
        }
    }
}
